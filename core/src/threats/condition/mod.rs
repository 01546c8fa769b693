//! When a threat applies: an expression over `target` with Python's meaning.
//!
//! Text is read by [`crate::python`], checked against the schema and compiled once, and then
//! evaluated on one part after the other. Nothing is ever executed, and a mistake is never a silent
//! "no".

mod clause;
mod compile;
mod complete;
mod constancy;
mod error;
mod evaluate;
mod evaluation_schema;
mod program;
mod shortcut;
#[cfg(test)]
mod tests;
mod trace;
mod value;

pub use clause::{Clause, Connective, ReadValue, Reading};
pub use complete::{Completion, CompletionItem, complete};
pub(in crate::threats) use constancy::Constancy;
pub use error::EvaluationError;
pub use evaluate::STEP_BUDGET;

use super::facts::Facts;
use crate::diagnostic::{Diagnostic, messages};
use crate::model::PartIndex;
use crate::python;
use crate::schema::{ClassId, Schema};
use evaluation_schema::EvaluationSchema;
use program::Test;
use shortcut::Shortcut;
pub(in crate::threats) use shortcut::ShortcutTable;

/// The longest condition that is read, in bytes. pytm's longest has 320.
const MAX_LENGTH: usize = 64 << 10;

/// A condition that was checked and compiled.
#[derive(Clone, Debug)]
pub struct Condition {
    text: String,
    shortcut: Shortcut,
    test: Test,
    schema: EvaluationSchema,
}

impl Condition {
    /// Reads, checks and compiles a condition for a threat that targets these classes.
    ///
    /// `None` where it cannot be judged; the diagnostics say why, with locations in `text`.
    pub fn read(
        text: &str,
        targets: &[ClassId],
        schema: &Schema,
    ) -> (Option<Condition>, Vec<Diagnostic>) {
        if text.len() > MAX_LENGTH {
            let error = messages::condition_too_long(&text.len(), &MAX_LENGTH);
            return (None, vec![error]);
        }
        let (tree, mut diagnostics) = python::expression(text);
        let Some(tree) = tree else {
            return (None, diagnostics);
        };
        let (test, compile_diagnostics) = compile::compile(&tree, text, targets, schema);
        diagnostics.extend(compile_diagnostics);
        let condition = test.map(|test| Condition {
            text: text.to_owned(),
            shortcut: Shortcut::of(&test),
            test,
            schema: EvaluationSchema::of(schema),
        });
        (condition, diagnostics)
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it holds on that part.
    ///
    /// # Errors
    /// Where Python would raise an exception, or the work exceeds the budget.
    pub fn holds<F: Facts>(&self, facts: &F, part: PartIndex) -> Result<bool, EvaluationError> {
        self.holds_within(facts, part, STEP_BUDGET)
    }

    /// The same with that many steps at most, for a caller whose conditions exhausted too many
    /// budgets already.
    ///
    /// # Errors
    /// Where Python would raise an exception, or the work exceeds those steps.
    pub fn holds_within<F: Facts>(
        &self,
        facts: &F,
        part: PartIndex,
        steps: u32,
    ) -> Result<bool, EvaluationError> {
        let shortcut = facts
            .boolean_facts(part)
            .and_then(|answers| self.shortcut.decide(answers));
        if let Some(holds) = shortcut {
            return Ok(holds);
        }
        evaluate::holds(&self.test, &self.schema, facts, part, steps).map_err(|error| *error)
    }

    /// The same with the result of each clause, and what it read. Clauses that Python would not
    /// reach are evaluated too, each with a budget of its own.
    pub fn trace<F: Facts>(&self, facts: &F, part: PartIndex) -> Clause {
        trace::trace(&self.test, &self.schema, facts, part)
    }
}

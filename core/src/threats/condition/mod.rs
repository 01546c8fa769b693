//! When a threat applies: an expression over `target` with Python's meaning.

mod clause;
mod error;

pub use clause::{Clause, Joint, Reading, Shown};
pub use error::EvaluationError;

use super::Facts;
use crate::diagnostic::Diagnostic;
use crate::model::PartIndex;
use crate::model::schema::{ClassId, Schema};
use crate::python::Span;

/// A condition that was checked and compiled.
#[derive(Clone, Debug)]
pub struct Condition {
    text: String,
}

impl Condition {
    /// Reads, checks and compiles a condition for a threat that is aimed at these classes.
    ///
    /// `None` where it cannot be judged; the diagnostics say why, with places in `text`.
    pub fn read(
        text: &str,
        targets: &[ClassId],
        schema: &Schema,
    ) -> (Option<Condition>, Vec<Diagnostic>) {
        let _ = (targets, schema);
        let text = text.to_owned();
        (Some(Condition { text }), Vec::new())
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
        let _ = (facts, part);
        Err(EvaluationError {
            message: "Conditions are not evaluated yet.".to_owned(),
            span: Span::default(),
        })
    }

    /// The same with what each clause came to, and what it read.
    pub fn trace<F: Facts>(&self, facts: &F, part: PartIndex) -> Clause {
        Clause {
            joint: Joint::Leaf,
            span: Span::default(),
            truth: self.holds(facts, part),
            reached: true,
            clauses: Vec::new(),
            readings: Vec::new(),
        }
    }
}

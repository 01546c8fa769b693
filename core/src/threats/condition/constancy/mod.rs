//! Whether a condition has one answer whatever is answered: proven by going through the answers, or
//! not said.
//!
//! Attributes are taken as free of each other, and what is not understood (loops, methods, arithmetic)
//! as something that may hold, not hold or fail, the same wherever it is written the same. So more
//! cases are looked at than there are, and what is the same in all of them is the same in every model.

mod formula;
mod variable;

use super::Condition;
use crate::model::schema::{ClassId, Schema};
use formula::{Case, Clause, Formula, Outcome, Value};

/// A condition that asks for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::threats) enum Constancy {
    /// It holds on no part.
    Never,
    /// It holds on every part.
    Always,
}

/// The most steps that are spent on one condition.
const PATIENCE: u32 = 20_000;

impl Condition {
    /// Whether it never holds or always does, on parts of these classes; `None` where neither is
    /// proven. `patience` is what all conditions of a stack may take together, in steps.
    pub(in crate::threats) fn constancy(
        &self,
        schema: &Schema,
        targets: &[ClassId],
        patience: &mut u32,
    ) -> Option<Constancy> {
        let formula = Formula::of(&self.test, &self.text, schema, targets)?;
        let allowed = PATIENCE.min(*patience);
        let mut search = Search {
            root: &formula.root,
            case: Case {
                variables: &formula.variables,
                given: vec![None; formula.variables.len()],
                left: allowed,
            },
            holds: false,
            holds_not: false,
        };
        let finished = search.run();
        let spent = allowed.saturating_sub(search.case.left);
        *patience = patience.saturating_sub(spent);
        match (finished, search.holds, search.holds_not) {
            (true, true, false) => Some(Constancy::Always),
            (true, false, true) => Some(Constancy::Never),
            _ => None,
        }
    }
}

struct Search<'f> {
    root: &'f Clause<'f>,
    case: Case<'f>,
    /// Whether a case was met in which the condition holds.
    holds: bool,
    /// Whether a case was met in which it does not, or fails.
    holds_not: bool,
}

impl Search<'_> {
    /// Goes through the cases that are left; `false` where that ended early. It goes as deep as there
    /// are variables, and these are few.
    fn run(&mut self) -> bool {
        if self.holds && self.holds_not {
            return false;
        }
        match self.root.value(&mut self.case) {
            Value::Known(Outcome::Holds) => self.holds = true,
            Value::Known(_) => self.holds_not = true,
            Value::Tired => return false,
            Value::Asks(variable) => {
                let cells = self
                    .case
                    .variables
                    .get(variable)
                    .map_or(0, |it| it.cells.len());
                for cell in 0..cells {
                    self.enter(variable, Some(cell));
                    if !self.run() {
                        return false;
                    }
                }
                self.enter(variable, None);
            }
        }
        true
    }

    fn enter(&mut self, variable: usize, cell: Option<usize>) {
        if let Some(given) = self.case.given.get_mut(variable) {
            *given = cell;
        }
    }
}

#[cfg(test)]
mod tests;

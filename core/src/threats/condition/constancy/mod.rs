//! Whether a condition has the same result for all answers: proven by trying the answers, or
//! unknown.
//!
//! Attributes are taken as independent of each other, and what is not understood (loops, methods,
//! arithmetic) as something that may hold, not hold or fail, the same wherever it is written the
//! same. So more cases are looked at than there are, and what is the same in all of them is the
//! same in every model.

mod formula;
mod variable;

use super::Condition;
use crate::schema::{ClassId, Schema};
use formula::{Assignment, Clause, Formula, Outcome, Value};

/// A condition whose result is constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::threats) enum Constancy {
    /// It holds on no part.
    Never,
    /// It holds on every part.
    Always,
}

/// The most steps that are spent on one condition.
const MAX_CONSTANCY_STEPS: u32 = 20_000;

impl Condition {
    /// Whether it never holds or always does, on parts of these classes; `None` where neither is
    /// proven. `steps_left` is what all conditions of a rule set may take together.
    pub(in crate::threats) fn constancy(
        &self,
        schema: &Schema,
        targets: &[ClassId],
        steps_left: &mut u32,
    ) -> Option<Constancy> {
        let formula = Formula::of(&self.test, &self.text, schema, targets)?;
        let limit = MAX_CONSTANCY_STEPS.min(*steps_left);
        let mut search = Search {
            root: &formula.root,
            assignment: Assignment {
                variables: &formula.variables,
                cells: vec![None; formula.variables.len()],
                steps_left: limit,
            },
            holds: false,
            does_not_hold: false,
        };
        let finished = search.run();
        let spent = limit.saturating_sub(search.assignment.steps_left);
        *steps_left = steps_left.saturating_sub(spent);
        match (finished, search.holds, search.does_not_hold) {
            (true, true, false) => Some(Constancy::Always),
            (true, false, true) => Some(Constancy::Never),
            _ => None,
        }
    }
}

struct Search<'f> {
    root: &'f Clause<'f>,
    assignment: Assignment<'f>,
    /// Whether a case was met in which the condition holds.
    holds: bool,
    /// Whether a case was met in which it does not, or fails.
    does_not_hold: bool,
}

impl Search<'_> {
    /// Goes through the cases that are left; `false` where that ended early. It goes as deep as
    /// there are variables, and these are few.
    fn run(&mut self) -> bool {
        if self.holds && self.does_not_hold {
            return false;
        }
        match self.root.value(&mut self.assignment) {
            Value::EvaluationSchema(Outcome::Holds) => self.holds = true,
            Value::EvaluationSchema(_) => self.does_not_hold = true,
            Value::OutOfSteps => return false,
            Value::DependsOn(variable) => {
                let cells = self
                    .assignment
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
        if let Some(cells) = self.assignment.cells.get_mut(variable) {
            *cells = cell;
        }
    }
}

#[cfg(test)]
mod tests;

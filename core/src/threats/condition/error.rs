//! Why a condition has no value.

use std::fmt;

use crate::python::Span;

/// A condition could not be evaluated on a part: Python would raise an exception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvaluationError {
    /// What went wrong, as "'<' cannot compare text with a number".
    pub message: String,
    /// Where in the condition's text.
    pub span: Span,
    /// Whether it exhausted its step budget.
    pub out_of_steps: bool,
}

impl fmt::Display for EvaluationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for EvaluationError {}

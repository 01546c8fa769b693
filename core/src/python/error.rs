//! What is wrong with a Python text, collected by place.

use super::Span;
use crate::diagnostic::{Diagnostic, LineIndex};

/// More diagnostics than this help nobody.
const MAX_REPORTED: usize = 50;

/// More faults than this are not noted by any stage: far fewer are told, and each costs a few texts.
pub(super) const MAX_RECORDED: usize = 1000;

/// Something wrong in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SyntaxError {
    /// Code, message and hint, as yet without a place.
    pub(super) diagnostic: Diagnostic,
    /// Where it is.
    pub(super) span: Span,
}

/// What is wrong, in the order of the text, with line and column.
pub(super) fn to_diagnostics(mut errors: Vec<SyntaxError>, text: &str) -> Vec<Diagnostic> {
    if errors.is_empty() {
        return Vec::new();
    }
    errors.sort_by_key(|error| error.span.start);
    let places = LineIndex::new(text);
    let told = errors.into_iter().take(MAX_REPORTED);
    told.map(|error| {
        let range = places.range(text, error.span);
        error.diagnostic.at(range)
    })
    .collect()
}

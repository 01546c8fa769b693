//! What is wrong with a Python text, collected by position.

use super::Span;
use crate::diagnostic::{Diagnostic, LineIndex};

/// More diagnostics than this are not reported.
const MAX_REPORTED: usize = 50;

/// More errors than this are not recorded by any stage: far fewer are reported, and each costs a few texts.
pub(super) const MAX_RECORDED: usize = 1000;

/// Something wrong in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SyntaxError {
    /// Code, message and hint, without a position yet.
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
    let line_index = LineIndex::new(text);
    let reported = errors.into_iter().take(MAX_REPORTED);
    reported
        .map(|error| {
            let range = line_index.range(text, error.span);
            error.diagnostic.at(range)
        })
        .collect()
}

//! What is wrong with a Python text, collected by place.

use super::Span;
use crate::diagnostic::{Diagnostic, Place};

/// More diagnostics than this help nobody, and each costs a walk through the text.
const MOST: usize = 50;

/// Something wrong in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Code, message and hint, as yet without a place.
    pub(super) diagnostic: Diagnostic,
    /// Where it is.
    pub(super) span: Span,
}

/// What is wrong, in the order of the text, with line and column.
pub(super) fn placed(mut faults: Vec<Fault>, text: &str) -> Vec<Diagnostic> {
    faults.sort_by_key(|fault| fault.span.start);
    faults
        .into_iter()
        .take(MOST)
        .map(|fault| {
            fault
                .diagnostic
                .at(Place::at(text, fault.span.start as usize))
        })
        .collect()
}

//! What is wrong with a Python text, collected by place.

use super::Span;
use crate::diagnostic::{Diagnostic, Places};

/// More diagnostics than this help nobody.
const MOST_TOLD: usize = 50;

/// More faults than this are not noted by any stage: far fewer are told, and each costs a few texts.
pub(super) const MOST_NOTED: usize = 1000;

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
    if faults.is_empty() {
        return Vec::new();
    }
    faults.sort_by_key(|fault| fault.span.start);
    let places = Places::new(text);
    let told = faults.into_iter().take(MOST_TOLD);
    told.map(|fault| {
        let place = places.at(text, fault.span.start as usize);
        fault.diagnostic.at(place)
    })
    .collect()
}

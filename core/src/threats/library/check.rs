//! What is checked of a threat whatever form it was read from.

use crate::diagnostic::{Diagnostic, nearest};

/// A key that the form does not have, with the nearest one that it has.
pub(super) fn unknown_key(sid: &str, key: &str, known: &[&str]) -> Diagnostic {
    let message = format!("{sid} has the key {key}, which means nothing here. It is kept.");
    let diagnostic = Diagnostic::warning("unknown-key", message);
    match nearest(key, known.iter().copied()) {
        Some(name) => diagnostic.hint(format!("Nearest: {name}.")),
        None => diagnostic,
    }
}

/// A value of another type than its key takes.
pub(super) fn wrong_type(sid: &str, key: &str, wanted: &str, got: &str) -> Diagnostic {
    let message = format!("{key} of {sid} has to be {wanted}, not {got}. It is ignored.");
    Diagnostic::error("wrong-type", message)
}

//! What a reader returns, and the diagnostics that others look for in it.

use crate::diagnostic::{Diagnostic, messages};
use crate::model::Model;

/// The code of the diagnostic for a threat library that a model asks for and that is not open.
pub const LIBRARY_NOT_READ: &str = "library-not-read";

/// The code of the diagnostic for an attribute that is spelled as in older releases of pytm.
pub const OLD_SPELLING: &str = "old-spelling";

/// The diagnostic for a threat library that a model asks for, by its file where that is known.
pub(super) fn library_not_read(file: Option<&str>) -> Diagnostic {
    let message = match file {
        Some(file) => format!(
            "The model is to be judged by the threat library \"{file}\", which Parapet cannot open by itself."
        ),
        None => "The model is to be judged by a threat library of its own, which Parapet cannot open by itself."
            .to_owned(),
    };
    messages::library_not_read(&message)
}

/// What a reader understood of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The model.
    pub model: Model,
    /// What was read in its own way, what was left out, what is odd: in the order found.
    pub diagnostics: Vec<Diagnostic>,
}

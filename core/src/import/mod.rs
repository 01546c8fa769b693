//! Files read: what kind they are, and what is in them.
//!
//! ```text
//! text(bytes) -> Decoded          a file's bytes as text
//! detect(file, text) -> Form      what it is, by its content
//! model_json::read(text) -> Result<Imported, Diagnostic>    dot::read(text) alike
//! tm_py::read(text) -> Result<tm_py::Script, Diagnostic>    with the location of each part as well
//! carry_over(&old, new) -> Model  a newer version of a file, with the decisions made on the older one
//! ```
//! A reader gives what it understood, with diagnostics for the rest; it fails only where nothing of
//! a model could be found.

mod carry_over;
mod decode;
mod detect;
pub mod dot;
mod matching;
pub mod model_json;
mod open;
pub mod tm_py;

pub use carry_over::carry_over;
pub use decode::{Decoded, MAX_BYTES, decode};
pub use detect::{Form, detect};
pub use open::read;

use crate::diagnostic::{Diagnostic, DiagnosticCollector, messages};
use crate::model::Model;

/// The code of the diagnostic for a threat library that a model asks for and that was not opened with it.
pub const LIBRARY_NOT_READ: &str = "library-not-read";

/// The code of the diagnostic for an attribute that is spelled as in older releases of pytm.
pub const OLD_SPELLING: &str = "old-spelling";

/// The diagnostic for a threat library that a model asks for, by its file where that is known.
fn library_not_read(file: Option<&str>) -> Diagnostic {
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

//! Libraries read from files: pytm's JSON form and our own TOML form.

mod check;
pub mod threats_json;
#[cfg(feature = "library-toml")]
pub mod toml;

use super::Library;
use crate::diagnostic::Diagnostic;

/// A library that was read, and what there is to say about it.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// What was understood.
    pub library: Library,
    /// What was not, each with its place.
    pub diagnostics: Vec<Diagnostic>,
}

//! What reading a library returns.

use crate::diagnostic::Diagnostic;
use crate::threats::threat::Library;

/// The most threats that a library may have: a hundred times as many as the built-in one.
pub const MAX_THREATS: usize = 50_000;

/// A library that was read, with its diagnostics.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// What was understood.
    pub library: Library,
    /// What was not, each with its location.
    pub diagnostics: Vec<Diagnostic>,
}

/// A library that has no other name than its file.
pub(super) fn unnamed(file: &str) -> Library {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    Library {
        name: name.to_owned(),
        file: file.to_owned(),
        ..Library::default()
    }
}

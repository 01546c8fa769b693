//! The model that is open, as opening and messages see it, and the number of an opening.

use std::sync::Arc;

use parapet_core::model::Model;

/// The number of an opening.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct OpeningId(u32);

impl OpeningId {
    /// The number after it.
    pub(super) fn next(self) -> OpeningId {
        OpeningId(self.0.wrapping_add(1))
    }
}

/// What opens a model again that was open before.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Reopen {
    /// It is saved under that id.
    Saved(String),
    /// It was not worth keeping.
    Unsaved(Arc<Model>),
}

/// What is to be known of the model that is open before another one replaces it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OpenModel {
    pub(crate) name: String,
    /// Opens it again once another one has replaced it.
    pub(crate) reopen: Reopen,
    /// Whether it is saved as it is now.
    pub(crate) is_saved: bool,
}

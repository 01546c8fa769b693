//! What the page knows: the model and its history, what the engine said of it, what is on the
//! screen, and what a person prefers.

mod answers;
pub(crate) mod derived;
pub(crate) mod draft;
pub(crate) mod findings_view;
mod for_all;
pub(crate) mod judged;
pub(crate) mod offline;
pub(crate) mod preferences;
pub(crate) mod project;
pub(crate) mod saving;
pub(crate) mod ui;
pub(crate) mod viewport;
mod workspace;

pub(crate) use workspace::{Workspace, workspace};

//! The state of the page: the model and its history, the answers of the engine, what is on the
//! screen, and the preferences.

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
pub(crate) mod selection;
pub(crate) mod ui;
pub(crate) mod viewport;
mod workspace;

pub(crate) use workspace::{Workspace, workspace};

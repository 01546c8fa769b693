//! The state of the page: the model and its history, the answers of the engine, what is on the
//! screen, and the preferences.

pub(crate) mod answers;
mod dispatch;
pub(crate) mod draft;
pub(crate) mod findings_view;
mod for_all;
pub(crate) mod judged;
mod libraries;
pub(crate) mod notices;
pub(crate) mod offline;
mod open_model;
pub(crate) mod opening;
pub(crate) mod preferences;
pub(crate) mod project;
mod requests;
pub(crate) mod saved_models;
pub(crate) mod saving;
pub(crate) mod selection;
mod settings;
pub(crate) mod toasts;
pub(crate) mod ui;
pub(crate) mod viewport;
mod workspace;

pub(crate) use workspace::{Committed, Workspace, workspace};

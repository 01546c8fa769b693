//! Opening, starting, closing, downloading.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use parapet_core::model::Model;

use crate::components::toast::Toast;
use crate::engine::messages::{NamedFile, OutputFile};
use crate::platform::files::UserFile;
use crate::state::Workspace;
use crate::state::project::Origin;

/// The largest file that is read, in bytes: beyond it the page would run out of memory.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Reads files that the user gave, and opens what is in them.
pub(crate) fn open(workspace: Workspace, files: Vec<UserFile>) {
    if files.is_empty() {
        return;
    }
    if let Some(large) = files.iter().find(|file| file.size() > LARGEST) {
        let words = format!(
            "{} has {} MB; files up to {} MB are read. Nothing was opened.",
            large.name(),
            large.size() / (1024 * 1024),
            LARGEST / (1024 * 1024)
        );
        return workspace.toasts.show(Toast::error(words));
    }
    workspace.derived.is_opening.set(true);
    spawn_local(async move {
        let mut read = Vec::new();
        for file in files {
            match file.read().await {
                Ok(bytes) => read.push(NamedFile {
                    name: file.name(),
                    bytes,
                }),
                Err(error) => {
                    workspace.derived.is_opening.set(false);
                    let words = format!("{error} Nothing was opened.");
                    return workspace.toasts.show(Toast::error(words));
                }
            }
        }
        workspace.derived.open(read);
    });
}

/// Opens a model with nothing in it.
pub(crate) fn start_empty(workspace: Workspace) {
    let model = Model {
        name: "New model".to_owned(),
        ..Model::default()
    };
    workspace.ui.reset();
    workspace.derived.import_diagnostics.set(Arc::default());
    workspace.toasts.dismiss();
    workspace.project.open(Arc::new(model), Origin::Unmodified);
}

/// Closes the model. What was changed is kept; what nobody touched can be had again.
pub(crate) fn close(workspace: Workspace) {
    let is_kept = workspace.saving.saved_id().is_some();
    let back = workspace.saving.reopen_action();
    let words = match is_kept {
        true => "The model is closed and kept.",
        false => "The model is closed.",
    };
    workspace.ui.reset();
    workspace.derived.import_diagnostics.set(Arc::default());
    workspace.project.close();
    let toast = Toast::info("info", words)
        .with_action("Open it again", back)
        .while_valid(move || !workspace.project.is_open());
    workspace.toasts.show(toast);
}

/// Downloads one of the files that are made of the model.
pub(crate) fn download(workspace: Workspace, file: OutputFile) {
    if let Some(now) = workspace.project.snapshot_untracked() {
        workspace.derived.download(now.revision, file);
    }
}

//! Opening, starting, closing, downloading.

use std::sync::Arc;

use parapet_core::model::Model;

use crate::engine::messages::OutputFile;
use crate::platform::files::UserFile;
use crate::state::Workspace;
use crate::state::notices::Notice;

/// One megabyte, in bytes.
const MEGABYTE: u64 = 1024 * 1024;

/// The largest file that is read, in bytes: beyond it the page would run out of memory.
const LARGEST: u64 = 64 * MEGABYTE;

/// Reads files that the user gave, and opens what is in them.
pub(crate) fn open(workspace: Workspace, files: Vec<UserFile>) {
    if files.is_empty() {
        return;
    }
    match files.iter().find(|file| file.size() > LARGEST) {
        Some(large) => workspace.notices.show(&Notice::FileTooLarge {
            name: large.name(),
            megabytes: large.size() / MEGABYTE,
            limit: LARGEST / MEGABYTE,
        }),
        None => workspace.opening.open_files(files),
    }
}

/// Opens a model with nothing in it.
pub(crate) fn start_empty(workspace: Workspace) {
    let model = Model {
        name: "New model".to_owned(),
        ..Model::default()
    };
    workspace.opening.show_new(Arc::new(model));
}

/// Closes the model.
pub(crate) fn close(workspace: Workspace) {
    workspace.opening.close();
}

/// Downloads one of the files that are made of the model.
pub(crate) fn download(workspace: Workspace, file: OutputFile) {
    if let Some(now) = workspace.project.snapshot_untracked() {
        workspace.requests.download(now.revision, file);
    }
}

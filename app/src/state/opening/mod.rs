//! Opens models: files, samples, and saved models.
//!
//! What happens when is decided by [`OpeningMachine`]; here its commands are run.

mod machine;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use parapet_core::diagnostic::{Diagnostic, Level};
use parapet_core::model::Model;

use self::machine::{Command, Import, OpeningMachine};
use super::answers::Answers;
use super::libraries;
use super::notices::{Notice, Notices};
use super::open_model::{OpenModel, Reopen};
use super::project::{Origin, Project};
use super::requests::{Purpose, Requests};
use super::saved_models::{LOCK_ATTEMPTS, SavedModels, with_retries};
use super::saving::{SaveStatus, Saving};
use super::ui::{Overlay, Ui, View};
use crate::engine::messages::{NamedFile, OpenedLibrary};
use crate::platform::address::{self, HistoryStep};
use crate::platform::files::UserFile;
use crate::platform::store::{self, LockMode, ModelLock};

pub(crate) use self::machine::{OpenElsewhere, OpeningStatus, ReadAnswer};

/// Something that happened, with files and a lock of this browser.
pub(super) type Event = machine::Event<UserFile, ModelLock>;

/// Opens models. Copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Opening {
    /// What is being opened.
    pub(crate) status: ReadSignal<OpeningStatus>,
    set_status: WriteSignal<OpeningStatus>,
    /// A model that the user wants to open and that is open in another tab.
    pub(crate) elsewhere: RwSignal<Option<OpenElsewhere>>,
    machine: StoredValue<OpeningMachine<ModelLock>, LocalStorage>,
    project: Project,
    ui: Ui,
    answers: Answers,
    requests: Requests,
    saving: Saving,
    saved_models: SavedModels,
    notices: Notices,
}

impl Opening {
    #[allow(
        clippy::too_many_arguments,
        reason = "the parts of the state that a new model concerns"
    )]
    pub(super) fn new(
        project: Project,
        ui: Ui,
        answers: Answers,
        requests: Requests,
        saving: Saving,
        saved_models: SavedModels,
        notices: Notices,
    ) -> Opening {
        let (status, set_status) = signal(OpeningStatus::default());
        Opening {
            status,
            set_status,
            elsewhere: RwSignal::new(None),
            machine: StoredValue::new_local(OpeningMachine::default()),
            project,
            ui,
            answers,
            requests,
            saving,
            saved_models,
            notices,
        }
    }

    /// Opens the model that the address names, and follows the browser's back and forward.
    pub(super) fn start(self) {
        let on_navigation = move || match (address::model_id(), self.saving.saved_id()) {
            (Some(id), now) if Some(&id) != now.as_ref() => self.reopen(id),
            (None, Some(_)) => self.leave(),
            _ => (),
        };
        if let Some(listener) = address::on_navigation(on_navigation) {
            listener.forget();
        }
        if let Some(id) = address::model_id() {
            self.handle(Event::SavedChosen {
                id,
                mode: LockMode::IfFree,
                attempts: LOCK_ATTEMPTS,
            });
        }
    }

    /// Reads files; what is in them comes as the open model.
    pub(crate) fn open_files(self, files: Vec<UserFile>) {
        self.handle(Event::FilesGiven { files });
    }

    /// Reads a sample in the same way.
    pub(crate) fn open_sample(self, name: &str) {
        let name = name.to_owned();
        self.handle(Event::SampleChosen { name });
    }

    /// Opens a saved model. One that is open in another tab is only reported.
    pub(crate) fn reopen(self, id: String) {
        let mode = LockMode::IfFree;
        let attempts = 1;
        self.handle(Event::SavedChosen { id, mode, attempts });
    }

    /// Opens a saved model and takes it from the tab that has it open.
    pub(crate) fn take_over(self, id: String) {
        self.elsewhere.set(None);
        let mode = LockMode::TakeOver;
        let attempts = 1;
        self.handle(Event::SavedChosen { id, mode, attempts });
    }

    /// Opens a saved model as a new one.
    pub(crate) fn open_copy(self, id: String) {
        self.elsewhere.set(None);
        self.handle(Event::CopyChosen { id });
    }

    /// Opens a model again that was open before.
    pub(super) fn reopen_replaced(self, reopen: Reopen) {
        self.handle(Event::ReopenChosen(reopen));
    }

    /// Undoes an import: what was open before is reopened, and what was imported is deleted.
    pub(crate) fn undo_import(self) {
        let (id, name) = (
            self.saving.saved_id(),
            self.project.model_untracked().name.clone(),
        );
        self.handle(Event::ImportUndone);
        // It was open a moment ago: this tab may still have the lock.
        if let Some(id) = id {
            self.saved_models
                .delete_with_retries(id, name, LOCK_ATTEMPTS);
        }
    }

    /// Shows an empty model, or whatever else is not read from anywhere.
    pub(crate) fn show_new(self, model: Arc<Model>) {
        self.handle(Event::Cancelled);
        self.reopen_replaced(Reopen::Unsaved(model));
    }

    /// Saves the open model under a new id: it was taken over by another tab.
    pub(crate) fn save_as_copy(self) {
        if let Some(now) = self.project.snapshot_untracked() {
            self.handle(Event::Cancelled);
            self.project.open(now.model, Origin::Imported);
        }
    }

    /// Closes the model. What was changed is saved; what is unmodified can be reopened.
    pub(crate) fn close(self) {
        let Some(open) = self.open_model() else {
            return;
        };
        self.handle(Event::Cancelled);
        self.clear();
        self.project.close();
        self.notices.show(&Notice::Closed(open));
    }

    /// Handles an event, and runs the commands that come of it.
    pub(super) fn handle(self, event: Event) {
        let open = self.open_model();
        let handled = self.machine.try_update_value(|machine| {
            let commands = machine.handle(event, open);
            (commands, machine.status())
        });
        let Some((commands, status)) = handled else {
            return;
        };
        for command in commands {
            self.run(command);
        }
        if self.status.get_untracked() != status {
            self.set_status.set(status);
        }
    }

    fn run(self, command: Command<UserFile, ModelLock>) {
        match command {
            Command::ReadFiles { opening, files } => spawn_local(async move {
                let result = read(files).await;
                self.handle(Event::FilesRead { opening, result });
            }),
            Command::Send { opening, request } => {
                self.requests.send_for(Purpose::Open(opening), request);
            }
            Command::TryLock {
                opening,
                id,
                mode,
                attempts,
            } => spawn_local(async move {
                let acquire = || {
                    let taken = id.clone();
                    ModelLock::acquire(&id, mode, move || self.saving.taken_over(taken.clone()))
                };
                let lock = with_retries(attempts, acquire).await;
                self.handle(Event::LockTried { opening, lock });
            }),
            Command::LoadSaved { opening, id } => spawn_local(async move {
                let loaded = store::load(&id).await;
                let result = loaded.map_err(|error| error.to_string());
                self.handle(Event::SavedLoaded { opening, result });
            }),
            Command::Show(import) => self.show(*import),
            Command::AddLibraries {
                libraries,
                diagnostics,
                shows_problems,
            } => self.add_libraries(libraries, diagnostics, shows_problems),
            Command::ShowDiagnostics(diagnostics) => self.answers.set_import(diagnostics, None),
            Command::ReportElsewhere(elsewhere) => self.elsewhere.set(Some(elsewhere)),
            Command::ForgetAddress => {
                address::set_model_id(None, HistoryStep::Replace);
                self.saved_models.refresh();
            }
            Command::Close => self.leave(),
            Command::Notify(notice) => self.notices.show(&notice),
            Command::Dismiss => self.notices.dismiss(),
        }
    }

    /// The model that is open, with what reopens it.
    fn open_model(self) -> Option<OpenModel> {
        let now = self.project.snapshot_untracked()?;
        let status = self.saving.status.get_untracked();
        Some(OpenModel {
            name: now.model.name.clone(),
            reopen: match self.saving.saved_id() {
                Some(id) => Reopen::Saved(id),
                None => Reopen::Unsaved(now.model),
            },
            is_saved: !matches!(status, SaveStatus::Failed(..) | SaveStatus::TakenOver),
        })
    }

    fn show(self, import: Import<ModelLock>) {
        let is_error = |one: &Diagnostic| one.level == Level::Error;
        let has_errors = import.diagnostics.iter().any(is_error);
        self.ui.reset();
        self.ui.is_problems_open.set(has_errors);
        self.answers.set_import(import.diagnostics, import.script);
        self.saving.set_lock(import.lock);
        self.project.open(import.model, import.origin);
        if let Err(diagnostic) = libraries::embed(self.project, import.libraries) {
            // After the notice that the model is open, which would take its place.
            spawn_local(async move { self.notices.show(&Notice::Rejected(diagnostic.message)) });
        }
        if let Some(file) = import.review {
            self.ui.overlay.set(Some(Overlay::Imported(file)));
        }
    }

    fn add_libraries(
        self,
        libraries: Vec<OpenedLibrary>,
        diagnostics: Vec<Diagnostic>,
        shows_problems: bool,
    ) {
        let replaces_built_in = libraries.iter().any(|one| one.replaces_built_in);
        let added = Notice::LibrariesAdded {
            names: libraries.iter().map(|one| one.name.clone()).collect(),
            threats: libraries.iter().map(|one| one.threats).sum(),
            replaces_built_in,
        };
        self.answers
            .add_library_diagnostics(diagnostics, replaces_built_in);
        self.ui.is_problems_open.set(shows_problems);
        if let Err(diagnostic) = libraries::embed(self.project, libraries) {
            return self.notices.show(&Notice::Rejected(diagnostic.message));
        }
        let is_review = |overlay: &Option<Overlay>| matches!(overlay, Some(Overlay::Imported(_)));
        if !self.ui.overlay.with_untracked(is_review) {
            self.ui.show_view(View::Library);
        }
        self.notices.show(&added);
    }

    /// Closes the open model without a message.
    fn leave(self) {
        self.handle(Event::Cancelled);
        self.clear();
        self.notices.dismiss();
        self.project.close();
    }

    /// Clears what is shown of the model that was open.
    fn clear(self) {
        self.answers.set_import(Vec::new(), None);
        self.ui.reset();
    }
}

/// The bytes of all files; of one that cannot be read, why.
async fn read(files: Vec<UserFile>) -> Result<Vec<NamedFile>, String> {
    let mut read = Vec::new();
    for file in files {
        let bytes = file.read().await.map_err(|error| error.to_string())?;
        read.push(NamedFile {
            name: file.name(),
            bytes,
        });
    }
    Ok(read)
}

#[cfg(test)]
mod tests;

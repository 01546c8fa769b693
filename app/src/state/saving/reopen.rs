//! Opens saved models, and deletes them.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use parapet_core::model::Model;

use super::journal::replay;
use super::{ReopenAction, SaveStatus, Saving};
use crate::components::toast::Toast;
use crate::engine::messages::NamedFile;
use crate::platform::address::{self, HistoryStep};
use crate::platform::clock;
use crate::platform::store::{self, LockMode, ModelLock, SavedModel};
use crate::state::project::Origin;

/// How often a lock is asked for after a reload, in which the page before may still let go of it.
const LOCK_ATTEMPTS: u32 = 6;

/// How long to wait between two attempts, in milliseconds.
const LOCK_RETRY_MS: u32 = 100;

/// A model that another tab holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OpenElsewhere {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// How a saved model is opened.
enum OpenMode {
    /// The model itself: changes are saved under its id.
    Original(Option<ModelLock>),
    /// A new model.
    Copy,
}

impl Saving {
    /// Opens a saved model. One that is open in another tab is only reported.
    pub(crate) fn reopen(self, id: String) {
        self.reopen_as(id, LockMode::IfFree, 1);
    }

    /// Opens a saved model right after the page was loaded.
    pub(super) fn reopen_with_retries(self, id: String) {
        self.reopen_as(id, LockMode::IfFree, LOCK_ATTEMPTS);
    }

    /// Opens a saved model and takes it from the tab that holds it.
    pub(crate) fn take_over(self, id: String) {
        self.open_elsewhere.set(None);
        self.reopen_as(id, LockMode::TakeOver, 1);
    }

    /// Opens a saved model as a new one.
    pub(crate) fn open_copy(self, id: String) {
        self.open_elsewhere.set(None);
        self.is_reopening.set(true);
        spawn_local(async move {
            self.load_and_open(id, OpenMode::Copy).await;
        });
    }

    /// Sets what reopens the model that an import has replaced; `None`: there was none.
    pub(crate) fn set_reopen_action(self, reopen_action: Option<ReopenAction>) {
        self.reopen_action.set_value(reopen_action);
    }

    /// Undoes an import: what was open before is reopened, and what was imported is deleted.
    pub(crate) fn undo_import(self) {
        let (id, name) = (self.saved_id(), self.project.model_untracked().name.clone());
        match self.reopen_action.try_update_value(Option::take).flatten() {
            Some(reopen_action) => reopen_action(),
            None => self.close_saved(),
        }
        // It was open a moment ago: this tab may still lock it.
        if let Some(id) = id {
            self.delete_with_retries(id, name, LOCK_ATTEMPTS);
        }
    }

    /// Deletes a saved model; the toast offers to restore it.
    pub(crate) fn delete(self, id: String, name: String) {
        self.delete_with_retries(id, name, 1);
    }

    fn delete_with_retries(self, id: String, name: String, attempts: u32) {
        spawn_local(async move {
            let free = with_retries(attempts, || {
                ModelLock::acquire(&id, LockMode::IfFree, || ())
            })
            .await;
            if free.is_none() {
                let words = format!(
                    "{name} is open in another tab: close it there first. It was not deleted."
                );
                return self.toasts.show(Toast::error(words));
            }
            match store::remove(&id).await {
                Ok(deleted) => {
                    let back = move || {
                        let deleted = deleted.clone();
                        spawn_local(async move {
                            if let Err(error) = store::restore(&deleted).await {
                                self.toasts.show(Toast::error(error.to_string()));
                            }
                            self.refresh_list();
                        });
                    };
                    let toast = Toast::info("info", format!("{name} is deleted."));
                    self.toasts.show(toast.with_action("Undo", back));
                }
                Err(error) => self.toasts.show(Toast::error(error.to_string())),
            }
            self.refresh_list();
        });
    }

    /// Locks a model for this tab; `None`: another tab has the lock.
    pub(super) async fn lock(self, id: &str, mode: LockMode) -> Option<ModelLock> {
        let acquired_lock = id.to_owned();
        let taken_over = move || {
            if let Some(session) = self
                .session()
                .filter(|session| session.id() == acquired_lock)
            {
                session.mark_taken_over();
                self.status.set(SaveStatus::TakenOver);
            }
        };
        ModelLock::acquire(id, mode, taken_over).await
    }

    /// Follows the browser's own back and forward.
    pub(super) fn follow_navigation(self) {
        let changed = move || {
            let (asked, now) = (address::model_id(), self.saved_id());
            match asked {
                Some(id) if Some(&id) != now.as_ref() => self.reopen(id),
                None if now.is_some() => self.close_saved(),
                _ => (),
            }
        };
        if let Some(listener) = address::on_navigation(changed) {
            listener.forget();
        }
    }

    /// Closes the open model, which is saved.
    fn close_saved(self) {
        self.clear_screen();
        self.project.close();
    }

    /// Clears what is shown of the model that was open.
    pub(super) fn clear_screen(self) {
        if let Some(derived) = self.derived.get_value() {
            derived.import_diagnostics.set(Arc::default());
        }
        self.ui.reset();
        self.toasts.dismiss();
    }

    fn reopen_as(self, id: String, mode: LockMode, attempts: u32) {
        self.is_reopening.set(true);
        spawn_local(async move {
            match with_retries(attempts, || self.lock(&id, mode)).await {
                Some(lock) => self.load_and_open(id, OpenMode::Original(Some(lock))).await,
                None => self.report_open_elsewhere(id).await,
            }
        });
    }

    async fn report_open_elsewhere(self, id: String) {
        let saved = store::load(&id).await;
        self.is_reopening.set(false);
        match saved {
            Ok(Some(SavedModel { summary, .. })) => self.open_elsewhere.set(Some(OpenElsewhere {
                id: summary.id,
                name: summary.name,
            })),
            Ok(None) => self.report_missing(),
            Err(error) => self.toasts.show(Toast::error(error.to_string())),
        }
    }

    async fn load_and_open(self, id: String, mode: OpenMode) {
        let saved = match store::load(&id).await {
            Ok(Some(saved)) => saved,
            Ok(None) => return self.report_missing(),
            Err(error) => {
                self.is_reopening.set(false);
                return self.toasts.show(Toast::error(error.to_string()));
            }
        };
        let Some(derived) = self.derived.get_value() else {
            return;
        };
        match &saved.snapshot {
            Some((_, text)) => {
                let file = NamedFile {
                    name: "model.json".to_owned(),
                    bytes: text.clone().into_bytes(),
                };
                derived.read(file, move |model| {
                    self.open_replayed(&saved, model, mode);
                });
            }
            None => self.open_replayed(&saved, None, mode),
        }
    }

    /// Opens the model that the journal leads to from the snapshot.
    fn open_replayed(self, saved: &SavedModel, model: Option<Arc<Model>>, mode: OpenMode) {
        self.is_reopening.set(false);
        let start = saved
            .snapshot
            .as_ref()
            .map(|(change, _)| *change)
            .zip(model);
        let replayed = replay(start, &saved.rows);
        let Some(model) = replayed.model else {
            let words = format!(
                "What this browser kept of {} could not be read. It is still kept.",
                saved.summary.name
            );
            return self.toasts.show(Toast::error(words));
        };
        // New changes come after all that are there, those included that could not be read.
        let newest = saved
            .rows
            .iter()
            .map(|row| row.change)
            .fold(replayed.change, u64::max);
        self.clear_screen();
        match mode {
            OpenMode::Original(lock) => {
                self.acquired_lock.set_value(lock);
                let (summary, change) = (saved.summary.clone(), newest);
                self.project.open(model, Origin::Saved { summary, change });
            }
            OpenMode::Copy => {
                let name = format!("{} (copy)", model.name);
                let copy = Model {
                    name,
                    ..Model::clone(&model)
                };
                self.project.open(Arc::new(copy), Origin::Imported);
            }
        }
        if replayed.is_truncated {
            self.toasts.show(Toast::error(format!(
                "The last changes of {} could not be read. It is as it was before them.",
                saved.summary.name
            )));
        }
    }

    fn report_missing(self) {
        self.is_reopening.set(false);
        address::set_model_id(None, HistoryStep::Replace);
        self.toasts.show(Toast::error(
            "This browser does not keep that model any more.",
        ));
        self.refresh_list();
    }
}

/// Tries to lock a model, so many times.
async fn with_retries<F: Future<Output = Option<ModelLock>>>(
    attempts: u32,
    lock: impl Fn() -> F,
) -> Option<ModelLock> {
    for _ in 1..attempts {
        if let Some(lock) = lock().await {
            return Some(lock);
        }
        clock::sleep(LOCK_RETRY_MS).await;
    }
    lock().await
}

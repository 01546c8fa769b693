//! The list of the models that are saved in this browser, and deleting them.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::notices::{Notice, Notices};
use crate::platform::clock;
use crate::platform::store::{self, ListedModel, LockMode, ModelLock};

/// How often a lock is requested that this tab may still have, or the page before a reload.
pub(super) const LOCK_ATTEMPTS: u32 = 6;

/// The time between two attempts, in milliseconds.
const LOCK_RETRY_MS: u32 = 100;

/// The saved models.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum ModelList {
    /// They are being listed.
    #[default]
    Loading,
    /// All of them, the one changed last at first.
    Models(Arc<Vec<ListedModel>>),
    /// They cannot be read, and why.
    Unreadable(String),
}

/// The models that are saved in this browser. Copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct SavedModels {
    /// The list of them.
    pub(crate) list: ReadSignal<ModelList>,
    set_list: WriteSignal<ModelList>,
    /// Whether the browser keeps them until the user deletes them, once that is known.
    pub(crate) is_persistent: ReadSignal<Option<bool>>,
    set_persistent: WriteSignal<Option<bool>>,
    notices: Notices,
}

impl SavedModels {
    pub(super) fn new(notices: Notices) -> SavedModels {
        let (list, set_list) = signal(ModelList::default());
        let (is_persistent, set_persistent) = signal(None);
        SavedModels {
            list,
            set_list,
            is_persistent,
            set_persistent,
            notices,
        }
    }

    /// Reads the list of models anew.
    pub(crate) fn refresh(self) {
        spawn_local(async move {
            let found = store::list().await;
            self.set_list.set(match found {
                Ok(models) => ModelList::Models(Arc::new(models)),
                Err(error) => ModelList::Unreadable(error.to_string()),
            });
            self.set_persistent.set(Some(store::is_persistent().await));
        });
    }

    /// Asks the browser to keep the models until the user deletes them.
    pub(crate) fn request_persistence(self) {
        spawn_local(async move {
            let is_persistent = store::request_persistence().await;
            self.set_persistent.set(Some(is_persistent));
            self.notices.show(&Notice::Persistence(is_persistent));
        });
    }

    /// Deletes a saved model; the message offers to restore it.
    pub(crate) fn delete(self, id: String, name: String) {
        self.delete_with_retries(id, name, 1);
    }

    pub(super) fn delete_with_retries(self, id: String, name: String, attempts: u32) {
        spawn_local(async move {
            let acquire = || ModelLock::acquire(&id, LockMode::IfFree, || ());
            let lock = with_retries(attempts, acquire).await;
            if lock.is_none() {
                return self.notices.show(&Notice::NotDeleted(name));
            }
            match store::remove(&id).await {
                Ok(deleted) => {
                    let restore = move || {
                        let deleted = deleted.clone();
                        spawn_local(async move {
                            if let Err(error) = store::restore(&deleted).await {
                                self.notices.show(&Notice::BrowserFailed(error.to_string()));
                            }
                            self.refresh();
                        });
                    };
                    self.notices.show_with_undo(&Notice::Deleted(name), restore);
                }
                Err(error) => self.notices.show(&Notice::BrowserFailed(error.to_string())),
            }
            self.refresh();
        });
    }
}

/// Tries to lock a model, so many times.
pub(super) async fn with_retries<F: Future<Output = Option<ModelLock>>>(
    attempts: u32,
    acquire: impl Fn() -> F,
) -> Option<ModelLock> {
    for _ in 1..attempts {
        if let Some(lock) = acquire().await {
            return Some(lock);
        }
        clock::sleep(LOCK_RETRY_MS).await;
    }
    acquire().await
}

//! Opening models that are kept, and deleting them.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use parapet_core::model::Model;

use super::journal::replay;
use super::{Keeping, Saving, WayBack};
use crate::components::toast::Toast;
use crate::engine::messages::NamedFile;
use crate::platform::address::{self, Step};
use crate::platform::clock;
use crate::platform::store::{self, Hold, Kept, Manner};
use crate::state::project::Origin;

/// How often a lock is asked for after a reload, in which the page before may still let go of it.
const TRIES: u32 = 6;

/// How long to wait between two tries, in milliseconds.
const BETWEEN: u32 = 100;

/// A model that another tab holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Elsewhere {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// As what a kept model is opened.
enum As {
    /// Itself; changes go on being kept under its id.
    Itself(Option<Hold>),
    /// A new model.
    Copy,
}

impl Saving {
    /// Opens a kept model. One that another tab holds is only said to be there.
    pub(crate) fn reopen(self, id: String) {
        self.reopen_as(id, Manner::IfFree, 1);
    }

    /// Opens a kept model right after the page was loaded.
    pub(super) fn reopen_patiently(self, id: String) {
        self.reopen_as(id, Manner::IfFree, TRIES);
    }

    /// Opens a kept model and takes it from the tab that holds it.
    pub(crate) fn take_over(self, id: String) {
        self.elsewhere.set(None);
        self.reopen_as(id, Manner::TakeOver, 1);
    }

    /// Opens a kept model as a new one.
    pub(crate) fn open_copy(self, id: String) {
        self.elsewhere.set(None);
        self.reopening.set(true);
        spawn_local(async move {
            self.read(id, As::Copy).await;
        });
    }

    /// Remembers what opens the model again that an import has taken the place of; `None`: there
    /// was none.
    pub(crate) fn remember_way_back(self, way_back: Option<WayBack>) {
        self.way_back.set_value(way_back);
    }

    /// Takes an import back: what was open before is open again, and what was imported is deleted.
    pub(crate) fn undo_import(self) {
        let (id, name) = (self.kept_id(), self.project.model_untracked().name.clone());
        match self.way_back.try_update_value(Option::take).flatten() {
            Some(way_back) => way_back(),
            None => self.leave(),
        }
        // It was open a moment ago: this tab may still hold it.
        if let Some(id) = id {
            self.delete_patiently(id, name, TRIES);
        }
    }

    /// Deletes a kept model; a message offers to put it back.
    pub(crate) fn delete(self, id: String, name: String) {
        self.delete_patiently(id, name, 1);
    }

    fn delete_patiently(self, id: String, name: String, tries: u32) {
        spawn_local(async move {
            let free = patiently(tries, || Hold::of(&id, Manner::IfFree, || ())).await;
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
                            if let Err(refused) = store::restore(&deleted).await {
                                self.toasts.show(Toast::error(refused.to_string()));
                            }
                            self.refresh();
                        });
                    };
                    let toast = Toast::info("info", format!("{name} is deleted."));
                    self.toasts.show(toast.with_action("Undo", back));
                }
                Err(refused) => self.toasts.show(Toast::error(refused.to_string())),
            }
            self.refresh();
        });
    }

    /// Holds a model for this tab; `None`: another one does.
    pub(super) async fn hold(self, id: &str, manner: Manner) -> Option<Hold> {
        let held = id.to_owned();
        let lost = move || {
            if let Some(book) = self.book().filter(|book| book.id() == held) {
                book.lose();
                self.keeping.set(Keeping::TakenOver);
            }
        };
        Hold::of(id, manner, lost).await
    }

    /// Follows the browser's own back and forward.
    pub(super) fn follow_address(self) {
        let changed = move || {
            let (asked, now) = (address::model(), self.kept_id());
            match asked {
                Some(id) if Some(&id) != now.as_ref() => self.reopen(id),
                None if now.is_some() => self.leave(),
                _ => (),
            }
        };
        if let Some(listener) = address::follow(changed) {
            listener.forget();
        }
    }

    /// Closes the open model, which is kept.
    fn leave(self) {
        self.clear();
        self.project.close();
    }

    /// Takes away what is said and shown of the model that was open.
    pub(super) fn clear(self) {
        if let Some(derived) = self.derived.get_value() {
            derived.notes.set(Arc::default());
        }
        self.ui.reset();
        self.toasts.dismiss();
    }

    fn reopen_as(self, id: String, manner: Manner, tries: u32) {
        self.reopening.set(true);
        spawn_local(async move {
            match patiently(tries, || self.hold(&id, manner)).await {
                Some(hold) => self.read(id, As::Itself(Some(hold))).await,
                None => self.say_elsewhere(id).await,
            }
        });
    }

    async fn say_elsewhere(self, id: String) {
        let kept = store::load(&id).await;
        self.reopening.set(false);
        match kept {
            Ok(Some(Kept { head, .. })) => self.elsewhere.set(Some(Elsewhere {
                id: head.id,
                name: head.name,
            })),
            Ok(None) => self.is_gone(),
            Err(refused) => self.toasts.show(Toast::error(refused.to_string())),
        }
    }

    async fn read(self, id: String, manner: As) {
        let kept = match store::load(&id).await {
            Ok(Some(kept)) => kept,
            Ok(None) => return self.is_gone(),
            Err(refused) => {
                self.reopening.set(false);
                return self.toasts.show(Toast::error(refused.to_string()));
            }
        };
        let Some(derived) = self.derived.get_value() else {
            return;
        };
        match &kept.snapshot {
            Some((_, text)) => {
                let file = NamedFile {
                    name: "model.json".to_owned(),
                    bytes: text.clone().into_bytes(),
                };
                derived.read(file, move |model| {
                    self.put_together(&kept, model, manner);
                });
            }
            None => self.put_together(&kept, None, manner),
        }
    }

    /// Opens what snapshot and journal make together.
    fn put_together(self, kept: &Kept, model: Option<Arc<Model>>, manner: As) {
        self.reopening.set(false);
        let start = kept.snapshot.as_ref().map(|(change, _)| *change).zip(model);
        let replayed = replay(start, &kept.rows);
        let Some(model) = replayed.model else {
            let words = format!(
                "What this browser kept of {} could not be read. It is still kept.",
                kept.head.name
            );
            return self.toasts.show(Toast::error(words));
        };
        // New changes come after all that are there, those included that could not be read.
        let newest = kept
            .rows
            .iter()
            .map(|row| row.change)
            .fold(replayed.change, u64::max);
        self.clear();
        match manner {
            As::Itself(hold) => {
                self.held.set_value(hold);
                let (head, change) = (kept.head.clone(), newest);
                self.project.open(model, Origin::Kept { head, change });
            }
            As::Copy => {
                let name = format!("{} (copy)", model.name);
                let copy = Model {
                    name,
                    ..Model::clone(&model)
                };
                self.project.open(Arc::new(copy), Origin::Given);
            }
        }
        if replayed.is_cut {
            self.toasts.show(Toast::error(format!(
                "The last changes of {} could not be read. It is as it was before them.",
                kept.head.name
            )));
        }
    }

    fn is_gone(self) {
        self.reopening.set(false);
        address::name_model(None, Step::InPlace);
        self.toasts.show(Toast::error(
            "This browser does not keep that model any more.",
        ));
        self.refresh();
    }
}

/// Tries to hold a model, so many times.
async fn patiently<F: Future<Output = Option<Hold>>>(
    tries: u32,
    hold: impl Fn() -> F,
) -> Option<Hold> {
    for _ in 1..tries {
        if let Some(hold) = hold().await {
            return Some(hold);
        }
        clock::pause(BETWEEN).await;
    }
    hold().await
}

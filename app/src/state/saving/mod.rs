//! Saves the open model in this browser: every change at once in a journal, and the whole model when
//! nothing has changed for a moment.
//!
//! What happens when is decided by [`SavingMachine`]; here its commands are run. A change is on its
//! way into the database before the task ends in which it was made; what cannot be written is reported
//! and retried.

pub(crate) mod journal;
mod machine;
mod session;

use std::sync::Arc;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::journal::Entry;
use self::machine::{Command, SavingMachine};
use super::project::ProjectEvent;
use crate::engine::messages::Revision;
use crate::platform::store::{self, LockMode, ModelLock};
use crate::platform::{address, clock};

pub(crate) use self::machine::SaveStatus;

/// What happens to the open model, with a lock of this browser.
pub(super) type Event = machine::Event<ModelLock>;

/// How long nothing must change before the whole model is saved, in milliseconds.
const IDLE_MS: u32 = 1_000;

/// The time after which a failed write is retried, in milliseconds.
const RETRY_MS: u32 = 3_000;

/// Has the thumbnail of a revision drawn.
type RequestThumbnail = Box<dyn Fn(Revision)>;

/// Saves the open model. Copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Saving {
    /// Whether the open model is saved.
    pub(crate) status: ReadSignal<SaveStatus>,
    set_status: WriteSignal<SaveStatus>,
    machine: StoredValue<SavingMachine<ModelLock>, LocalStorage>,
    /// The lock on the model that is being opened.
    lock: StoredValue<Option<ModelLock>, LocalStorage>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
    request_thumbnail: StoredValue<Option<RequestThumbnail>, LocalStorage>,
}

impl Saving {
    pub(super) fn new() -> Saving {
        let (status, set_status) = signal(SaveStatus::default());
        Saving {
            status,
            set_status,
            machine: StoredValue::new_local(SavingMachine::default()),
            lock: StoredValue::new_local(None),
            timer: StoredValue::new_local(None),
            request_thumbnail: StoredValue::new_local(None),
        }
    }

    /// Sets what has thumbnails drawn.
    pub(super) fn on_thumbnail(self, request: impl Fn(Revision) + 'static) {
        self.request_thumbnail.set_value(Some(Box::new(request)));
    }

    /// The id under which the open model is saved, if it is.
    pub(crate) fn saved_id(self) -> Option<String> {
        self.machine
            .with_value(|machine| machine.saved_id().map(str::to_owned))
    }

    /// Sets the lock on the saved model that is opened next.
    pub(super) fn set_lock(self, lock: Option<ModelLock>) {
        self.lock.set_value(lock);
    }

    /// Handles what happens to the open model.
    pub(super) fn handle_project(self, event: ProjectEvent<'_>) {
        self.handle(match event {
            ProjectEvent::Opened(now, origin) => Event::Opened {
                origin,
                model: Arc::clone(&now.model),
                revision: now.revision,
                new_id: store::new_id(),
                lock: self.lock.try_update_value(Option::take).flatten(),
                time: clock::now(),
            },
            ProjectEvent::Changed(now) => Event::Changed {
                entry: match &now.change {
                    Some((_, edit)) => Entry::Edit(edit.clone()),
                    None => Entry::Replace(Arc::clone(&now.model)),
                },
                model: Arc::clone(&now.model),
                revision: now.revision,
                time: clock::now(),
            },
            ProjectEvent::Closed => Event::Closed,
        });
    }

    /// Another tab has taken over the model of that id.
    pub(super) fn taken_over(self, id: String) {
        self.handle(Event::TakenOver { id });
    }

    /// Handles an event, and runs the commands that come of it.
    pub(super) fn handle(self, event: Event) {
        let handled = self.machine.try_update_value(|machine| {
            let commands = machine.handle(event);
            (commands, machine.status().clone())
        });
        let Some((commands, status)) = handled else {
            return;
        };
        if self.status.with_untracked(|before| *before != status) {
            self.set_status.set(status);
        }
        for command in commands {
            self.run(command);
        }
    }

    fn run(self, command: Command) {
        match command {
            Command::SetAddress { id, step } => address::set_model_id(id.as_deref(), step),
            Command::Lock { session, id } => spawn_local(async move {
                let taken = id.clone();
                let lock = ModelLock::acquire(&id, LockMode::IfFree, move || {
                    self.taken_over(taken.clone())
                });
                let lock = lock.await;
                self.handle(Event::Locked { session, lock });
            }),
            Command::WriteRow {
                session,
                summary,
                row,
            } => spawn_local(async move {
                let written = store::append_row(&summary, &row).await;
                self.handle(Event::RowFinished {
                    session,
                    result: written.map_err(|error| error.reason),
                    time: clock::now(),
                });
            }),
            Command::RetryLater { session } => {
                Timeout::new(RETRY_MS, move || self.handle(Event::RetryDue { session })).forget();
            }
            Command::WriteSnapshot {
                session,
                change,
                revision,
                summary,
                bytes,
            } => spawn_local(async move {
                // Where it fails, the journal still has everything.
                let written = store::save_snapshot(&summary, change, &bytes).await;
                self.handle(Event::SnapshotFinished {
                    session,
                    change,
                    revision,
                    is_written: written.is_ok(),
                });
            }),
            Command::WriteSummary { summary } => spawn_local(async move {
                // The list of models shows older counts where this fails.
                let _ = store::save_summary(&summary).await;
            }),
            Command::WriteThumbnail { id, svg } => spawn_local(async move {
                // A list without the thumbnail is still complete.
                let _ = store::save_thumbnail(&id, &svg).await;
            }),
            Command::RequestThumbnail { revision } => {
                self.request_thumbnail.with_value(|request| {
                    if let Some(request) = request {
                        request(revision);
                    }
                })
            }
            Command::StartIdleTimer => {
                let timer = Timeout::new(IDLE_MS, move || self.handle(Event::Idle));
                self.timer.set_value(Some(timer));
            }
            Command::StopIdleTimer => self.timer.set_value(None),
        }
    }
}

#[cfg(test)]
mod journal_format;
#[cfg(test)]
mod tests;

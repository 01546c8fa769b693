//! Saving the open model, as a state machine: events in, commands out. It knows no signals, no
//! browser and no messages; [`super::Saving`] feeds it and runs its commands.
//!
//! `L` is the lock that keeps other tabs from writing a model; it is released when it is dropped.

use std::sync::Arc;

use parapet_core::model::Model;

use super::journal::Entry;
use super::session::{SaveSession, SessionId};
use crate::engine::messages::Revision;
use crate::platform::address::HistoryStep;
use crate::platform::store::{ModelSummary, Row};
use crate::state::project::Origin;

/// Whether the open model is saved.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum SaveStatus {
    /// Nothing was changed so far, so there is nothing to save.
    #[default]
    Unmodified,
    /// The last change is on its way into the database.
    Saving,
    /// Everything is saved, since that time in milliseconds since 1970.
    Saved(f64),
    /// Changes are only in this tab: how many, and why.
    Failed(usize, String),
    /// Another tab took the model over; changes in this tab are not saved.
    TakenOver,
}

/// Something that happened.
#[derive(Debug)]
pub(crate) enum Event<L> {
    /// A model was opened in place of the one before.
    Opened {
        origin: Origin,
        model: Arc<Model>,
        revision: Revision,
        /// The id for a model that is not saved yet.
        new_id: String,
        /// The lock on a saved model.
        lock: Option<L>,
        time: f64,
    },
    /// The open model was changed by an edit, or as a whole.
    Changed {
        entry: Entry,
        model: Arc<Model>,
        revision: Revision,
        time: f64,
    },
    /// The model was closed.
    Closed,
    /// A requested lock was acquired, or was not.
    Locked { session: SessionId, lock: Option<L> },
    /// Another tab took over the model of that id.
    TakenOver { id: String },
    /// A row was written, or was not and why.
    RowFinished {
        session: SessionId,
        result: Result<(), String>,
        time: f64,
    },
    /// The time to wait after a failed write is over.
    RetryDue { session: SessionId },
    /// The engine has judged a revision: the number of open findings, and their highest severity.
    Judged {
        revision: Revision,
        open: u32,
        severity: u8,
    },
    /// The engine has written `model.json`.
    FileWritten {
        revision: Revision,
        bytes: Arc<Vec<u8>>,
    },
    /// Nothing has changed for a moment, or the page may be about to go.
    Idle,
    /// A snapshot was written, or was not.
    SnapshotFinished {
        session: SessionId,
        change: u64,
        revision: Revision,
        is_written: bool,
    },
    /// The engine has drawn the thumbnail.
    ThumbnailDrawn { revision: Revision, svg: String },
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Command {
    /// Name the model of that id in the address of the page, or none.
    SetAddress {
        id: Option<String>,
        step: HistoryStep,
    },
    /// Lock a model that no other tab can know of yet.
    Lock { session: SessionId, id: String },
    /// Add a row to the journal.
    WriteRow {
        session: SessionId,
        summary: ModelSummary,
        row: Row,
    },
    /// Wait, then report [`Event::RetryDue`].
    RetryLater { session: SessionId },
    /// Save the whole model.
    WriteSnapshot {
        session: SessionId,
        change: u64,
        revision: Revision,
        summary: ModelSummary,
        bytes: Arc<Vec<u8>>,
    },
    /// Save what the list of models shows.
    WriteSummary { summary: ModelSummary },
    /// Save the thumbnail.
    WriteThumbnail { id: String, svg: String },
    /// Have the thumbnail drawn, if the diagram of that revision is there.
    RequestThumbnail { revision: Revision },
    /// Report [`Event::Idle`] when nothing changes for a moment; starts anew.
    StartIdleTimer,
    /// Report no [`Event::Idle`] of the timer.
    StopIdleTimer,
}

/// The state of saving.
#[derive(Debug)]
pub(crate) struct SavingMachine<L> {
    current: Option<SaveSession<L>>,
    /// Sessions of closed models that are still being written.
    closed: Vec<SaveSession<L>>,
    last: SessionId,
    status: SaveStatus,
}

impl<L> Default for SavingMachine<L> {
    fn default() -> SavingMachine<L> {
        SavingMachine {
            current: None,
            closed: Vec::new(),
            last: SessionId::default(),
            status: SaveStatus::Unmodified,
        }
    }
}

impl<L> SavingMachine<L> {
    /// Whether the open model is saved.
    pub(crate) fn status(&self) -> &SaveStatus {
        &self.status
    }

    /// The id under which the open model is saved, if it is.
    pub(crate) fn saved_id(&self) -> Option<&str> {
        let session = self.current.as_ref()?;
        session.is_worth_keeping().then(|| session.id())
    }

    /// Handles an event. Returns what is to be done, in order.
    pub(crate) fn handle(&mut self, event: Event<L>) -> Vec<Command> {
        let mut commands = Vec::new();
        match event {
            Event::Opened {
                origin,
                model,
                revision,
                new_id,
                lock,
                time,
            } => {
                let step = match self.current {
                    Some(_) => HistoryStep::Replace,
                    None => HistoryStep::Push,
                };
                self.end_session(&mut commands);
                self.last = self.last.next();
                let is_imported = origin == Origin::Imported;
                let id = match origin {
                    Origin::Unmodified | Origin::Imported => {
                        let session = SaveSession::start(self.last, revision, new_id, &model.name);
                        self.current = Some(session);
                        None
                    }
                    Origin::Saved { summary, change } => {
                        let id = summary.id.clone();
                        self.status = SaveStatus::Saved(summary.changed);
                        let session =
                            SaveSession::resume(self.last, revision, summary, change, lock);
                        self.current = Some(session);
                        Some(id)
                    }
                };
                commands.push(Command::SetAddress { id, step });
                if is_imported {
                    let entry = Entry::Replace(Arc::clone(&model));
                    self.record(entry, &model, revision, time, &mut commands);
                }
            }
            Event::Changed {
                entry,
                model,
                revision,
                time,
            } => self.record(entry, &model, revision, time, &mut commands),
            Event::Closed => {
                self.end_session(&mut commands);
                commands.push(Command::SetAddress {
                    id: None,
                    step: HistoryStep::Push,
                });
            }
            Event::Locked { session, lock } => {
                if let Some(session) = self.session(session) {
                    session.set_lock(lock);
                }
            }
            Event::TakenOver { id } => self.take_over(&id),
            Event::RowFinished {
                session,
                result,
                time,
            } => self.row_finished(session, result, time, &mut commands),
            Event::RetryDue { session } => self.write_pending(session, &mut commands),
            Event::Judged {
                revision,
                open,
                severity,
            } => {
                if let Some(session) = &mut self.current {
                    session.set_counts(revision, open, severity);
                }
            }
            Event::FileWritten { revision, bytes } => {
                if let Some(session) = self.current.as_mut().filter(|it| it.covers(revision)) {
                    session.set_file(revision, bytes);
                    commands.push(Command::StartIdleTimer);
                }
            }
            Event::Idle => self.write_snapshot(&mut commands),
            Event::SnapshotFinished {
                session,
                change,
                revision,
                is_written,
            } => {
                let is_current = self.is_current(session);
                if let Some(session) = self.session(session) {
                    session.snapshot_finished(change, is_written);
                    if is_written && is_current {
                        commands.push(Command::RequestThumbnail { revision });
                    }
                }
            }
            Event::ThumbnailDrawn { revision, svg } => {
                let session = self.current.as_ref().filter(|it| it.covers(revision));
                if let Some(session) = session.filter(|it| it.is_worth_keeping()) {
                    let id = session.id().to_owned();
                    commands.push(Command::WriteThumbnail { id, svg });
                }
            }
        }
        self.closed.retain(SaveSession::is_busy);
        commands
    }

    fn is_current(&self, session: SessionId) -> bool {
        self.current.as_ref().is_some_and(|it| it.number == session)
    }

    fn session(&mut self, number: SessionId) -> Option<&mut SaveSession<L>> {
        let mut all = self.current.iter_mut().chain(&mut self.closed);
        all.find(|session| session.number == number)
    }

    /// Ends the session of the open model: the whole model is saved before another one replaces it,
    /// and what is pending is still written.
    fn end_session(&mut self, commands: &mut Vec<Command>) {
        self.write_snapshot(commands);
        self.status = SaveStatus::Unmodified;
        let Some(session) = self.current.take() else {
            return;
        };
        if session.is_worth_keeping() && !session.is_taken_over() {
            commands.push(Command::WriteSummary {
                summary: session.summary().clone(),
            });
        }
        self.closed.push(session);
    }

    /// Writes a change into the journal. The first one of an unmodified model is the whole model.
    fn record(
        &mut self,
        entry: Entry,
        model: &Arc<Model>,
        revision: Revision,
        time: f64,
        commands: &mut Vec<Command>,
    ) {
        let Some(session) = &mut self.current else {
            return;
        };
        session.revision = revision;
        if session.is_taken_over() {
            return;
        }
        let number = session.number;
        let is_first = session.mark_worth_keeping();
        let entry = match is_first {
            true => Entry::Replace(Arc::clone(model)),
            false => entry,
        };
        if is_first {
            let id = session.id().to_owned();
            commands.push(Command::SetAddress {
                id: Some(id.clone()),
                step: HistoryStep::Replace,
            });
            commands.push(Command::Lock {
                session: number,
                id,
            });
        }
        session.add_change(entry, &model.name, time);
        self.write_pending(number, commands);
    }

    /// Writes the pending changes, unless a row is being written: then they go with the next one.
    fn write_pending(&mut self, number: SessionId, commands: &mut Vec<Command>) {
        let Some(session) = self.session(number) else {
            return;
        };
        let Some(row) = session.next_row() else {
            return;
        };
        commands.push(Command::WriteRow {
            session: number,
            summary: session.summary().clone(),
            row,
        });
        if !matches!(self.status, SaveStatus::Failed(..)) {
            self.set_status(number, SaveStatus::Saving);
        }
    }

    fn row_finished(
        &mut self,
        number: SessionId,
        result: Result<(), String>,
        time: f64,
        commands: &mut Vec<Command>,
    ) {
        let Some(session) = self.session(number) else {
            return;
        };
        session.row_finished(result.is_ok());
        let unwritten = session.unwritten();
        match result {
            Ok(()) if unwritten > 0 => self.write_pending(number, commands),
            Ok(()) => self.set_status(number, SaveStatus::Saved(time)),
            Err(_) if session.is_taken_over() => (),
            Err(why) => {
                self.set_status(number, SaveStatus::Failed(unwritten, why));
                // A session that was closed is retried too, for as long as the page lives.
                commands.push(Command::RetryLater { session: number });
            }
        }
    }

    fn set_status(&mut self, number: SessionId, status: SaveStatus) {
        if self.is_current(number) && self.status != SaveStatus::TakenOver {
            self.status = status;
        }
    }

    fn take_over(&mut self, id: &str) {
        for session in self.closed.iter_mut().filter(|it| it.id() == id) {
            session.mark_taken_over();
        }
        if let Some(session) = self.current.as_mut().filter(|it| it.id() == id) {
            session.mark_taken_over();
            self.status = SaveStatus::TakenOver;
        }
    }

    /// Saves the whole model, if the engine has written its current state.
    fn write_snapshot(&mut self, commands: &mut Vec<Command>) {
        commands.push(Command::StopIdleTimer);
        let Some(session) = &mut self.current else {
            return;
        };
        if let Some(snapshot) = session.next_snapshot() {
            commands.push(Command::WriteSnapshot {
                session: session.number,
                change: snapshot.change,
                revision: snapshot.revision,
                summary: session.summary().clone(),
                bytes: snapshot.bytes,
            });
        }
    }
}

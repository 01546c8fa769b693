//! How one model is saved: its id, its journal, and the lock that keeps other tabs from writing it.

use std::sync::Arc;

use super::journal::{Entry, Journal};
use crate::engine::messages::Revision;
use crate::platform::store::{ModelSummary, Row};

/// The number of a save session: every opened model has its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct SessionId(u32);

impl SessionId {
    /// The number after it.
    pub(super) fn next(self) -> SessionId {
        SessionId(self.0.wrapping_add(1))
    }
}

/// The save session of a model. It outlives the open model until everything is written.
#[derive(Debug)]
pub(super) struct SaveSession<L> {
    pub(super) number: SessionId,
    journal: Journal,
    summary: ModelSummary,
    lock: Option<L>,
    /// The revision with which the model was opened: answers about older ones are about other models.
    opened_at: Revision,
    /// The newest revision of the model.
    pub(super) revision: Revision,
    /// Whether the model is worth keeping: it was changed, or the user brought it.
    is_worth_keeping: bool,
    /// Whether another tab took the model over.
    is_taken_over: bool,
    /// `model.json` as the engine wrote it last.
    file: Option<(Revision, Arc<Vec<u8>>)>,
    /// The number of the last change that is in the saved snapshot.
    last_snapshot: u64,
    /// How many snapshots are being written.
    snapshots_in_flight: u32,
}

/// A snapshot that is due: `model.json`, and the number of the last change in it.
#[derive(Debug)]
pub(super) struct Snapshot {
    pub(super) change: u64,
    pub(super) revision: Revision,
    pub(super) bytes: Arc<Vec<u8>>,
}

impl<L> SaveSession<L> {
    /// For a model that is not saved so far.
    pub(super) fn start(number: SessionId, revision: Revision, id: String, name: &str) -> Self {
        let summary = ModelSummary {
            id,
            name: name.to_owned(),
            ..ModelSummary::default()
        };
        SaveSession {
            number,
            journal: Journal::starting_after(0),
            summary,
            lock: None,
            opened_at: revision,
            revision,
            is_worth_keeping: false,
            is_taken_over: false,
            file: None,
            last_snapshot: 0,
            snapshots_in_flight: 0,
        }
    }

    /// For a model that is saved up to that change.
    pub(super) fn resume(
        number: SessionId,
        revision: Revision,
        summary: ModelSummary,
        change: u64,
        lock: Option<L>,
    ) -> Self {
        SaveSession {
            journal: Journal::starting_after(change),
            lock,
            is_worth_keeping: true,
            summary: summary.clone(),
            ..SaveSession::start(number, revision, summary.id, &summary.name)
        }
    }

    pub(super) fn id(&self) -> &str {
        &self.summary.id
    }

    /// What the list of models shows of it.
    pub(super) fn summary(&self) -> &ModelSummary {
        &self.summary
    }

    pub(super) fn is_worth_keeping(&self) -> bool {
        self.is_worth_keeping
    }

    /// From now on the model is worth keeping. Returns whether that is new.
    pub(super) fn mark_worth_keeping(&mut self) -> bool {
        !std::mem::replace(&mut self.is_worth_keeping, true)
    }

    pub(super) fn is_taken_over(&self) -> bool {
        self.is_taken_over
    }

    /// From now on another tab writes the model.
    pub(super) fn mark_taken_over(&mut self) {
        self.is_taken_over = true;
    }

    /// Sets the lock; one that comes after another tab has taken the model over is released.
    pub(super) fn set_lock(&mut self, lock: Option<L>) {
        if !self.is_taken_over {
            self.lock = lock;
        }
    }

    /// Adds a change that was made at that time.
    pub(super) fn add_change(&mut self, entry: Entry, name: &str, time: f64) {
        self.journal.add_change(entry);
        name.clone_into(&mut self.summary.name);
        self.summary.changed = time;
    }

    /// Whether an answer about that revision is about this model.
    pub(super) fn covers(&self, revision: Revision) -> bool {
        self.opened_at <= revision && revision <= self.revision
    }

    /// Sets the counts of findings for the list of models, if they are current.
    pub(super) fn set_counts(&mut self, revision: Revision, open: u32, severity: u8) {
        if revision == self.revision {
            self.summary.open = open;
            self.summary.severity = severity;
        }
    }

    pub(super) fn set_file(&mut self, revision: Revision, bytes: Arc<Vec<u8>>) {
        self.file = Some((revision, bytes));
    }

    /// The pending changes as a row; `None` if there are none, or they must not be written.
    pub(super) fn next_row(&mut self) -> Option<Row> {
        match self.is_taken_over {
            true => None,
            false => self.journal.next_row(),
        }
    }

    pub(super) fn row_finished(&mut self, is_written: bool) {
        self.journal.row_finished(is_written);
    }

    pub(super) fn unwritten(&self) -> usize {
        self.journal.unwritten()
    }

    /// The snapshot that is to be written: the engine has written the current revision, and something
    /// changed since the last snapshot.
    pub(super) fn next_snapshot(&mut self) -> Option<Snapshot> {
        let change = self.journal.last();
        let (revision, bytes) = self.file.clone()?;
        let is_due = self.is_worth_keeping
            && !self.is_taken_over
            && change != self.last_snapshot
            && revision == self.revision;
        if !is_due {
            return None;
        }
        self.snapshots_in_flight += 1;
        Some(Snapshot {
            change,
            revision,
            bytes,
        })
    }

    /// The snapshot of that change was saved, or was not.
    pub(super) fn snapshot_finished(&mut self, change: u64, is_written: bool) {
        self.snapshots_in_flight = self.snapshots_in_flight.saturating_sub(1);
        if is_written {
            self.last_snapshot = change;
        }
    }

    /// Whether something of it is still to be written: then its lock has to be held.
    pub(super) fn is_busy(&self) -> bool {
        !self.is_taken_over && (self.unwritten() > 0 || self.snapshots_in_flight > 0)
    }
}

//! How the open model is saved: its id, its journal, and the lock that keeps other tabs from writing it.

use std::cell::{Cell, RefCell};

use parapet_core::threats::Severity;

use super::journal::{Entry, Journal};
use crate::platform::store::{self, ModelLock, ModelSummary, Row};
use crate::state::judged::Judged;

/// The save session of a model. It outlives the open model until everything is written.
pub(super) struct SaveSession {
    id: String,
    journal: RefCell<Journal>,
    summary: RefCell<ModelSummary>,
    lock: RefCell<Option<ModelLock>>,
    /// Whether the model is worth status.
    is_worth_keeping: Cell<bool>,
    /// Whether another tab took the model over.
    is_taken_over: Cell<bool>,
    /// The number of the last change that is in the snapshot.
    last_snapshot: Cell<u64>,
}

impl SaveSession {
    /// For a model that is not saved so far.
    pub(super) fn start(name: String) -> SaveSession {
        let id = store::new_id();
        let summary = ModelSummary {
            id,
            name,
            ..ModelSummary::default()
        };
        SaveSession::new(summary, 0, None)
    }

    /// For a model that is saved up to that change.
    pub(super) fn resume(
        summary: ModelSummary,
        change: u64,
        lock: Option<ModelLock>,
    ) -> SaveSession {
        let session = SaveSession::new(summary, change, lock);
        session.is_worth_keeping.set(true);
        session
    }

    fn new(summary: ModelSummary, change: u64, lock: Option<ModelLock>) -> SaveSession {
        SaveSession {
            id: summary.id.clone(),
            journal: RefCell::new(Journal::starting_after(change)),
            summary: RefCell::new(summary),
            lock: RefCell::new(lock),
            is_worth_keeping: Cell::new(false),
            is_taken_over: Cell::new(false),
            last_snapshot: Cell::new(0),
        }
    }

    pub(super) fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn is_worth_keeping(&self) -> bool {
        self.is_worth_keeping.get()
    }

    /// From now on the model is worth status. Whether it was not before.
    pub(super) fn mark_worth_keeping(&self) -> bool {
        !self.is_worth_keeping.replace(true)
    }

    pub(super) fn is_taken_over(&self) -> bool {
        self.is_taken_over.get()
    }

    /// From now on another tab writes the model.
    pub(super) fn mark_taken_over(&self) {
        self.is_taken_over.set(true);
    }

    pub(super) fn set_lock(&self, lock: Option<ModelLock>) {
        self.lock.replace(lock);
    }

    /// Adds a change that was made at that time.
    pub(super) fn add_change(&self, entry: Entry, name: &str, now: f64) {
        self.journal.borrow_mut().add_change(entry);
        let mut summary = self.summary.borrow_mut();
        name.clone_into(&mut summary.name);
        summary.changed = now;
    }

    /// Sets the counts of findings for the list of models.
    pub(super) fn update_counts(&self, judged: &Judged) {
        let mut summary = self.summary.borrow_mut();
        let open: usize = judged.marks.values().map(|mark| mark.count).sum();
        let highest = judged.marks.values().map(|mark| mark.highest).max();
        summary.open = u32::try_from(open).unwrap_or(u32::MAX);
        summary.severity = highest.map_or(0, |Severity(highest)| highest);
    }

    /// What the list of models shows of it.
    pub(super) fn summary(&self) -> ModelSummary {
        self.summary.borrow().clone()
    }

    /// The pending changes as a row; `None` if there are none, or they must not be written.
    pub(super) fn next_row(&self) -> Option<Row> {
        match self.is_taken_over() {
            true => None,
            false => self.journal.borrow_mut().next_row(),
        }
    }

    pub(super) fn row_finished(&self, written: bool) {
        self.journal.borrow_mut().row_finished(written);
    }

    pub(super) fn unwritten(&self) -> usize {
        self.journal.borrow().unwritten()
    }

    pub(super) fn has_unwritten(&self) -> bool {
        self.unwritten() > 0
    }

    /// The number of the last change, if a snapshot of it is worth writing.
    pub(super) fn change_to_snapshot(&self) -> Option<u64> {
        let last = self.journal.borrow().last();
        let is_new =
            self.is_worth_keeping() && !self.is_taken_over() && last != self.last_snapshot.get();
        is_new.then_some(last)
    }

    /// The snapshot of that change was saved.
    pub(super) fn snapshot_written(&self, change: u64) {
        self.last_snapshot.set(change);
    }
}

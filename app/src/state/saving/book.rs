//! How one open model is kept: its id, its journal, and the lock that keeps other tabs away.

use std::cell::{Cell, RefCell};

use parapet_core::threats::Severity;

use super::journal::{Entry, Journal};
use crate::platform::store::{self, Head, Hold, Row};
use crate::state::judged::Judged;

/// The book of a model. It outlives the model by what is still being written.
pub(super) struct Book {
    id: String,
    journal: RefCell<Journal>,
    head: RefCell<Head>,
    hold: RefCell<Option<Hold>>,
    /// Whether the model is worth keeping.
    is_touched: Cell<bool>,
    /// Whether another tab took the model over.
    is_lost: Cell<bool>,
    /// The change that the last snapshot of this book holds.
    whole: Cell<u64>,
}

impl Book {
    /// Of a model that is not kept so far.
    pub(super) fn fresh(name: String) -> Book {
        let id = store::fresh_id();
        let head = Head {
            id,
            name,
            ..Head::default()
        };
        Book::new(head, 0, None)
    }

    /// Of a model that is kept up to that change.
    pub(super) fn kept(head: Head, change: u64, hold: Option<Hold>) -> Book {
        let book = Book::new(head, change, hold);
        book.is_touched.set(true);
        book
    }

    fn new(head: Head, change: u64, hold: Option<Hold>) -> Book {
        Book {
            id: head.id.clone(),
            journal: RefCell::new(Journal::after(change)),
            head: RefCell::new(head),
            hold: RefCell::new(hold),
            is_touched: Cell::new(false),
            is_lost: Cell::new(false),
            whole: Cell::new(0),
        }
    }

    pub(super) fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn is_touched(&self) -> bool {
        self.is_touched.get()
    }

    /// From now on the model is worth keeping. Whether it was not before.
    pub(super) fn touch(&self) -> bool {
        !self.is_touched.replace(true)
    }

    pub(super) fn is_lost(&self) -> bool {
        self.is_lost.get()
    }

    /// Another tab writes the model from now on.
    pub(super) fn lose(&self) {
        self.is_lost.set(true);
    }

    pub(super) fn keep_hold(&self, hold: Option<Hold>) {
        self.hold.replace(hold);
    }

    /// Adds a change that was made at that time.
    pub(super) fn add(&self, entry: Entry, name: &str, now: f64) {
        self.journal.borrow_mut().add(entry);
        let mut head = self.head.borrow_mut();
        name.clone_into(&mut head.name);
        head.changed = now;
    }

    /// Takes the counts for the list of models.
    pub(super) fn count(&self, judged: &Judged) {
        let mut head = self.head.borrow_mut();
        let open: usize = judged.marks.values().map(|mark| mark.count).sum();
        let highest = judged.marks.values().map(|mark| mark.highest).max();
        head.open = u32::try_from(open).unwrap_or(u32::MAX);
        head.severity = highest.map_or(0, |Severity(highest)| highest);
    }

    /// What the list of models shows of it.
    pub(super) fn head(&self) -> Head {
        self.head.borrow().clone()
    }

    /// What waits for being written; `None` if nothing does, or it must not be.
    pub(super) fn row(&self) -> Option<Row> {
        match self.is_lost() {
            true => None,
            false => self.journal.borrow_mut().row(),
        }
    }

    pub(super) fn settled(&self, written: bool) {
        self.journal.borrow_mut().settled(written);
    }

    pub(super) fn unwritten(&self) -> usize {
        self.journal.borrow().unwritten()
    }

    pub(super) fn has_unwritten(&self) -> bool {
        self.unwritten() > 0
    }

    /// The number of the last change, if a snapshot of it is worth writing.
    pub(super) fn change_to_keep(&self) -> Option<u64> {
        let last = self.journal.borrow().last();
        let is_news = self.is_touched() && !self.is_lost() && last != self.whole.get();
        is_news.then_some(last)
    }

    /// A snapshot of that change is kept.
    pub(super) fn kept_whole(&self, change: u64) {
        self.whole.set(change);
    }
}

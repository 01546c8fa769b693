//! What this browser keeps of a person's work: every change at once in a journal, the whole model
//! when there is a moment's rest, and the list of all models.
//!
//! The open model has a [`Book`]. A change is on its way into the database before the task ends in
//! which it was made; what cannot be written waits, is said, and is tried again.

mod book;
pub(crate) mod journal;
mod reopen;

use std::rc::Rc;
use std::sync::Arc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::book::Book;
use self::journal::Entry;
use super::derived::Derived;
use super::project::{News, Origin, Project, Snapshot};
use super::ui::Ui;
use crate::components::toast::{Toast, Toasts};
use crate::engine::messages::{OutputFile, Request, Revision};
use crate::platform::address::{self, Step};
use crate::platform::store::{self, Hold, Listed};
use crate::platform::{clock, leaving};

pub(crate) use self::reopen::Elsewhere;

/// How long nothing must change before the whole model is kept, in milliseconds.
const REST: u32 = 1_000;

/// How long to wait before what could not be written is tried again, in milliseconds.
const AGAIN: u32 = 3_000;

/// How the open model is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Keeping {
    /// Nothing was changed so far, so there is nothing to keep.
    #[default]
    Untouched,
    /// The last change is on its way into the database.
    Writing,
    /// Everything is kept, since that time in milliseconds since 1970.
    Kept(f64),
    /// Changes are only in this tab: how many, and why.
    Failing(usize, String),
    /// Another tab took the model over; what is changed here is not kept.
    TakenOver,
}

/// The models that are kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Shelf {
    /// They are being listed.
    #[default]
    Unknown,
    /// All of them, the one changed last at first.
    Models(Arc<Vec<Listed>>),
    /// They cannot be read, and why.
    Unreadable(String),
}

/// What this browser keeps. Copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Saving {
    /// How the open model is kept.
    pub(crate) keeping: RwSignal<Keeping>,
    /// The models that are kept.
    pub(crate) shelf: RwSignal<Shelf>,
    /// Whether the browser keeps them until a person deletes them, once that is known.
    pub(crate) lasting: RwSignal<Option<bool>>,
    /// A model that a person wants to open and that another tab holds.
    pub(crate) elsewhere: RwSignal<Option<Elsewhere>>,
    /// Whether a kept model is being opened.
    pub(crate) reopening: RwSignal<bool>,
    pub(super) project: Project,
    pub(super) ui: Ui,
    pub(super) toasts: Toasts,
    derived: StoredValue<Option<Derived>>,
    book: StoredValue<Option<Rc<Book>>, LocalStorage>,
    /// What was held for a model before it is open.
    held: StoredValue<Option<Hold>, LocalStorage>,
    rest: StoredValue<Option<Timeout>, LocalStorage>,
    /// What opens the model again that an import has taken the place of.
    way_back: StoredValue<Option<WayBack>>,
}

/// Opens a model again.
pub(crate) type WayBack = Box<dyn Fn() + Send + Sync>;

impl Saving {
    /// Keeps what is opened and changed from now on.
    pub(crate) fn new(project: Project, ui: Ui, toasts: Toasts) -> Saving {
        let saving = Saving {
            keeping: RwSignal::default(),
            shelf: RwSignal::default(),
            lasting: RwSignal::default(),
            elsewhere: RwSignal::default(),
            reopening: RwSignal::new(false),
            project,
            ui,
            toasts,
            derived: StoredValue::new(None),
            book: StoredValue::new_local(None),
            held: StoredValue::new_local(None),
            rest: StoredValue::new_local(None),
            way_back: StoredValue::new(None),
        };
        project.listen(move |news| saving.hear(news));
        saving
    }

    /// Follows what the engine writes, and opens the model that the address names.
    pub(crate) fn start(self, derived: Derived) {
        self.derived.set_value(Some(derived));
        self.follow_copies(derived);
        self.follow_thumbnails(derived);
        self.follow_address();
        let asks = move || {
            let is_failing = matches!(self.keeping.get_untracked(), Keeping::Failing(..));
            is_failing || self.ui.desk.has_changes()
        };
        leaving::listen(asks, move || self.keep_whole());
        Effect::new(move |_| {
            if !self.project.is_open() {
                self.refresh();
            }
        });
        if let Some(id) = address::model() {
            self.reopen_patiently(id);
        }
    }

    /// Reads the list of models anew.
    pub(crate) fn refresh(self) {
        spawn_local(async move {
            let found = store::list().await;
            self.shelf.set(match found {
                Ok(models) => Shelf::Models(Arc::new(models)),
                Err(refused) => Shelf::Unreadable(refused.to_string()),
            });
            self.lasting.set(Some(store::is_lasting().await));
        });
    }

    /// Asks the browser to keep the models until a person deletes them.
    pub(crate) fn make_lasting(self) {
        spawn_local(async move {
            let is_lasting = store::make_lasting().await;
            self.lasting.set(Some(is_lasting));
            self.toasts.show(match is_lasting {
                true => Toast::info("info", "This browser keeps your models until you delete them."),
                false => Toast::error(
                    "This browser did not agree. It may do so once you have used Parapet for some time, or installed it.",
                ),
            });
        });
    }

    /// The id under which the open model is kept, if it is.
    pub(crate) fn kept_id(self) -> Option<String> {
        let book = self.book()?;
        book.is_touched().then(|| book.id().to_owned())
    }

    /// What opens the model again that is open now, once another has taken its place.
    pub(crate) fn way_back(self) -> impl Fn() + Send + Sync + 'static {
        let (id, model) = (self.kept_id(), self.project.model_untracked());
        move || match &id {
            Some(id) => self.reopen(id.clone()),
            None => {
                self.clear();
                self.project.open(Arc::clone(&model), Origin::Untouched);
            }
        }
    }

    /// Keeps the open model under a new id: it was taken over by another tab.
    pub(crate) fn keep_as_copy(self) {
        if let Some(now) = self.project.snapshot_untracked() {
            self.project.open(now.model, Origin::Given);
        }
    }

    fn book(self) -> Option<Rc<Book>> {
        self.book.get_value()
    }

    fn is_current(self, book: &Rc<Book>) -> bool {
        self.book().is_some_and(|now| Rc::ptr_eq(&now, book))
    }

    fn hear(self, news: News<'_>) {
        match news {
            News::Opened(now, origin) => self.begin(now, origin),
            News::Changed(now) => {
                let entry = match &now.change {
                    Some((_, edit)) => Entry::Edit(edit.clone()),
                    None => Entry::Whole(Arc::clone(&now.model)),
                };
                self.record(now, entry);
            }
            News::Closed => {
                self.finish();
                self.book.set_value(None);
                self.keeping.set(Keeping::Untouched);
                address::name_model(None, Step::Forward);
            }
        }
    }

    /// A book for the model that is opened. What is still to be written of the one before is, and
    /// then its book is let go.
    fn begin(self, now: &Snapshot, origin: Origin) {
        self.finish();
        let held = self.held.try_update_value(Option::take).flatten();
        let name = now.model.name.clone();
        let step = match self.project.snapshot_untracked() {
            Some(_) => Step::InPlace,
            None => Step::Forward,
        };
        self.keeping.set(Keeping::Untouched);
        match origin {
            Origin::Untouched => {
                self.book.set_value(Some(Rc::new(Book::fresh(name))));
                address::name_model(None, step);
            }
            Origin::Given => {
                self.book.set_value(Some(Rc::new(Book::fresh(name))));
                address::name_model(None, step);
                self.record(now, Entry::Whole(Arc::clone(&now.model)));
            }
            Origin::Kept { head, change } => {
                address::name_model(Some(&head.id), step);
                self.keeping.set(Keeping::Kept(head.changed));
                let book = Book::kept(head, change, held);
                self.book.set_value(Some(Rc::new(book)));
            }
        }
    }

    /// Keeps the model that is open as a whole, before another takes its place, and forgets what
    /// was said of it.
    fn finish(self) {
        let Some(derived) = self.derived.get_value() else {
            return;
        };
        if let Some(book) = self.book() {
            self.count(&book, derived);
            self.keep_whole();
            if book.is_touched() && !book.is_lost() {
                spawn_local(async move {
                    // The list of models shows older counts where this fails.
                    let _ = store::note(&book.head()).await;
                });
            }
        }
        derived.forget();
    }

    /// Takes the findings of the model as it is now into its book.
    fn count(self, book: &Book, derived: Derived) {
        let now = self.project.snapshot_untracked().map(|now| now.revision);
        derived.judged.with_untracked(|judged| {
            if Some(judged.revision) == now {
                book.count(judged);
            }
        });
    }

    /// Writes a change into the journal. The first one of a model that nobody had touched is the
    /// whole model.
    fn record(self, now: &Snapshot, entry: Entry) {
        let Some(book) = self.book() else { return };
        if book.is_lost() {
            return;
        }
        let entry = match book.is_touched() {
            true => entry,
            false => Entry::Whole(Arc::clone(&now.model)),
        };
        if book.touch() {
            address::name_model(Some(book.id()), Step::InPlace);
            self.hold_fresh(&book);
        }
        book.add(entry, &now.model.name, clock::now());
        self.write(book);
    }

    /// Writes what waits, unless a row is being written: then what waits goes with the next.
    fn write(self, book: Rc<Book>) {
        let Some(row) = book.row() else { return };
        if self.is_current(&book) && !matches!(self.keeping.get_untracked(), Keeping::Failing(..)) {
            self.keeping.set(Keeping::Writing);
        }
        spawn_local(async move {
            let written = store::append(&book.head(), &row).await;
            book.settled(written.is_ok());
            match written {
                Ok(()) if book.has_unwritten() => self.write(book),
                Ok(()) => self.tell(&book, Keeping::Kept(clock::now())),
                Err(refused) => {
                    self.tell(&book, Keeping::Failing(book.unwritten(), refused.why));
                    // A book that was closed is tried again too, for as long as the page lives.
                    Timeout::new(AGAIN, move || self.write(book)).forget();
                }
            }
        });
    }

    fn tell(self, book: &Rc<Book>, keeping: Keeping) {
        if self.is_current(book) && !book.is_lost() {
            self.keeping.set(keeping);
        }
    }

    /// Holds a model that nobody else can know of yet, so that a second tab asks before it opens it.
    fn hold_fresh(self, book: &Rc<Book>) {
        let book = Rc::clone(book);
        spawn_local(async move {
            let hold = self.hold(book.id(), store::Manner::IfFree).await;
            book.keep_hold(hold);
        });
    }

    /// Keeps the whole model, if the engine has written it as it is now.
    fn keep_whole(self) {
        self.rest.set_value(None);
        let (Some(book), Some(derived)) = (self.book(), self.derived.get_value()) else {
            return;
        };
        let copy = derived.copy.get_untracked();
        let (Some(copy), Some(now)) = (copy, self.project.snapshot_untracked()) else {
            return;
        };
        let Some(change) = book
            .change_to_keep()
            .filter(|_| copy.revision == now.revision)
        else {
            return;
        };
        spawn_local(async move {
            // Where it fails, the journal still has everything.
            if store::snapshot(&book.head(), change, &copy.bytes)
                .await
                .is_ok()
            {
                book.kept_whole(change);
                self.draw_small(&book, derived, copy.revision);
            }
        });
    }

    /// Has the small drawing made, if the diagram is there: laying out only for it is not worth it.
    fn draw_small(self, book: &Rc<Book>, derived: Derived, revision: Revision) {
        let is_drawn = derived.dataflow.with_untracked(|drawn| {
            drawn
                .as_ref()
                .is_some_and(|drawn| drawn.revision == revision)
        });
        if is_drawn && self.is_current(book) {
            let file = OutputFile::Thumbnail;
            derived.ask(Request::File { revision, file });
        }
    }

    fn follow_copies(self, derived: Derived) {
        Effect::new(move |_| {
            if derived.copy.with(Option::is_none) {
                return;
            }
            if let Some(book) = self.book() {
                self.count(&book, derived);
            }
            let timeout = Timeout::new(REST, move || self.keep_whole());
            self.rest.set_value(Some(timeout));
        });
    }

    fn follow_thumbnails(self, derived: Derived) {
        Effect::new(move |_| {
            let (Some(svg), Some(book)) = (derived.thumbnail.get(), self.book()) else {
                return;
            };
            if book.is_touched() {
                spawn_local(async move {
                    // A list without the picture says the same.
                    let _ = store::picture(book.id(), &svg).await;
                });
            }
        });
    }
}

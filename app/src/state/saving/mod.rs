//! Saves the models in this browser: every change at once in a journal, the whole model when nothing
//! has changed for a moment, and the list of all models.
//!
//! The open model has a [`SaveSession`]. A change is on its way into the database before the task ends in
//! which it was made; what cannot be written is reported and retried.

pub(crate) mod journal;
mod reopen;
mod session;

use std::rc::Rc;
use std::sync::Arc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::journal::Entry;
use self::session::SaveSession;
use super::derived::Derived;
use super::project::{Origin, Project, ProjectEvent, Snapshot};
use super::ui::Ui;
use crate::components::toast::{Toast, Toasts};
use crate::engine::messages::{OutputFile, Request, Revision};
use crate::platform::address::{self, HistoryStep};
use crate::platform::store::{self, ListedModel, ModelLock};
use crate::platform::{clock, unload};

pub(crate) use self::reopen::OpenElsewhere;

/// How long nothing must change before the whole model is saved, in milliseconds.
const IDLE_MS: u32 = 1_000;

/// The time after which a failed write is retried, in milliseconds.
const RETRY_MS: u32 = 3_000;

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

/// The saved models.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum SavedModels {
    /// They are being listed.
    #[default]
    Loading,
    /// All of them, the one changed last at first.
    Models(Arc<Vec<ListedModel>>),
    /// They cannot be read, and why.
    Unreadable(String),
}

/// Saves the open model, and opens saved ones. Copies share the state.
#[derive(Clone, Copy)]
pub(crate) struct Saving {
    /// Whether the open model is saved.
    pub(crate) status: RwSignal<SaveStatus>,
    /// The saved models.
    pub(crate) saved_models: RwSignal<SavedModels>,
    /// Whether the browser keeps them until the user deletes them, once that is known.
    pub(crate) is_persistent: RwSignal<Option<bool>>,
    /// A model that the user wants to open and that is open in another tab.
    pub(crate) open_elsewhere: RwSignal<Option<OpenElsewhere>>,
    /// Whether a saved model is being opened.
    pub(crate) is_reopening: RwSignal<bool>,
    pub(super) project: Project,
    pub(super) ui: Ui,
    pub(super) toasts: Toasts,
    derived: StoredValue<Option<Derived>>,
    session: StoredValue<Option<Rc<SaveSession>>, LocalStorage>,
    /// What was acquired_lock for a model before it is open.
    acquired_lock: StoredValue<Option<ModelLock>, LocalStorage>,
    snapshot_timer: StoredValue<Option<Timeout>, LocalStorage>,
    /// Reopens the model that an import has replaced.
    reopen_action: StoredValue<Option<ReopenAction>>,
}

/// Opens a model again.
pub(crate) type ReopenAction = Box<dyn Fn() + Send + Sync>;

impl Saving {
    /// Saves what is opened and changed from now on.
    pub(crate) fn new(project: Project, ui: Ui, toasts: Toasts) -> Saving {
        let saving = Saving {
            status: RwSignal::default(),
            saved_models: RwSignal::default(),
            is_persistent: RwSignal::default(),
            open_elsewhere: RwSignal::default(),
            is_reopening: RwSignal::new(false),
            project,
            ui,
            toasts,
            derived: StoredValue::new(None),
            session: StoredValue::new_local(None),
            acquired_lock: StoredValue::new_local(None),
            snapshot_timer: StoredValue::new_local(None),
            reopen_action: StoredValue::new(None),
        };
        project.listen(move |event| saving.handle_event(event));
        saving
    }

    /// Follows what the engine writes, and opens the model that the address names.
    pub(crate) fn start(self, derived: Derived) {
        self.derived.set_value(Some(derived));
        self.snapshot_when_idle(derived);
        self.save_thumbnails(derived);
        self.follow_navigation();
        let asks = move || {
            let is_failing = matches!(self.status.get_untracked(), SaveStatus::Failed(..));
            is_failing || self.ui.threat_editor.has_changes()
        };
        unload::listen(asks, move || self.write_snapshot());
        Effect::new(move |_| {
            if !self.project.is_open() {
                self.refresh_list();
            }
        });
        if let Some(id) = address::model_id() {
            self.reopen_with_retries(id);
        }
    }

    /// Reads the list of models anew.
    pub(crate) fn refresh_list(self) {
        spawn_local(async move {
            let found = store::list().await;
            self.saved_models.set(match found {
                Ok(models) => SavedModels::Models(Arc::new(models)),
                Err(error) => SavedModels::Unreadable(error.to_string()),
            });
            self.is_persistent.set(Some(store::is_persistent().await));
        });
    }

    /// Asks the browser to keep the models until the user deletes them.
    pub(crate) fn request_persistence(self) {
        spawn_local(async move {
            let is_persistent = store::request_persistence().await;
            self.is_persistent.set(Some(is_persistent));
            self.toasts.show(match is_persistent {
                true => Toast::info("info", "This browser keeps your models until you delete them."),
                false => Toast::error(
                    "This browser did not agree. It may do so once you have used Parapet for some time, or installed it.",
                ),
            });
        });
    }

    /// The id under which the open model is saved, if it is.
    pub(crate) fn saved_id(self) -> Option<String> {
        let session = self.session()?;
        session.is_worth_keeping().then(|| session.id().to_owned())
    }

    /// Reopens the current model once another has replaced it.
    pub(crate) fn reopen_action(self) -> impl Fn() + Send + Sync + 'static {
        let (id, model) = (self.saved_id(), self.project.model_untracked());
        move || match &id {
            Some(id) => self.reopen(id.clone()),
            None => {
                self.clear_screen();
                self.project.open(Arc::clone(&model), Origin::Unmodified);
            }
        }
    }

    /// Saves the open model under a new id: it was taken over by another tab.
    pub(crate) fn save_as_copy(self) {
        if let Some(now) = self.project.snapshot_untracked() {
            self.project.open(now.model, Origin::Imported);
        }
    }

    fn session(self) -> Option<Rc<SaveSession>> {
        self.session.get_value()
    }

    fn is_current(self, session: &Rc<SaveSession>) -> bool {
        self.session().is_some_and(|now| Rc::ptr_eq(&now, session))
    }

    fn handle_event(self, event: ProjectEvent<'_>) {
        match event {
            ProjectEvent::Opened(now, origin) => self.start_session(now, origin),
            ProjectEvent::Changed(now) => {
                let entry = match &now.change {
                    Some((_, edit)) => Entry::Edit(edit.clone()),
                    None => Entry::Replace(Arc::clone(&now.model)),
                };
                self.record_change(now, entry);
            }
            ProjectEvent::Closed => {
                self.end_session();
                self.session.set_value(None);
                self.status.set(SaveStatus::Unmodified);
                address::set_model_id(None, HistoryStep::Push);
            }
        }
    }

    /// Starts a session for the opened model. What is pending of the one before is still written.
    fn start_session(self, now: &Snapshot, origin: Origin) {
        self.end_session();
        let acquired_lock = self.acquired_lock.try_update_value(Option::take).flatten();
        let name = now.model.name.clone();
        let step = match self.project.snapshot_untracked() {
            Some(_) => HistoryStep::Replace,
            None => HistoryStep::Push,
        };
        self.status.set(SaveStatus::Unmodified);
        match origin {
            Origin::Unmodified => {
                self.session
                    .set_value(Some(Rc::new(SaveSession::start(name))));
                address::set_model_id(None, step);
            }
            Origin::Imported => {
                self.session
                    .set_value(Some(Rc::new(SaveSession::start(name))));
                address::set_model_id(None, step);
                self.record_change(now, Entry::Replace(Arc::clone(&now.model)));
            }
            Origin::Saved { summary, change } => {
                address::set_model_id(Some(&summary.id), step);
                self.status.set(SaveStatus::Saved(summary.changed));
                let session = SaveSession::resume(summary, change, acquired_lock);
                self.session.set_value(Some(Rc::new(session)));
            }
        }
    }

    /// Saves the whole open model before another one replaces it, and clears the answers about it.
    fn end_session(self) {
        let Some(derived) = self.derived.get_value() else {
            return;
        };
        if let Some(session) = self.session() {
            self.update_counts(&session, derived);
            self.write_snapshot();
            if session.is_worth_keeping() && !session.is_taken_over() {
                spawn_local(async move {
                    // The list of models shows older counts where this fails.
                    let _ = store::save_summary(&session.summary()).await;
                });
            }
        }
        derived.clear();
    }

    /// Updates the counts of the session from the findings, if they are current.
    fn update_counts(self, session: &SaveSession, derived: Derived) {
        let now = self.project.snapshot_untracked().map(|now| now.revision);
        derived.judged.with_untracked(|judged| {
            if Some(judged.revision) == now {
                session.update_counts(judged);
            }
        });
    }

    /// Writes a change into the journal. The first one of an unmodified model is the whole model.
    fn record_change(self, now: &Snapshot, entry: Entry) {
        let Some(session) = self.session() else {
            return;
        };
        if session.is_taken_over() {
            return;
        }
        let entry = match session.is_worth_keeping() {
            true => entry,
            false => Entry::Replace(Arc::clone(&now.model)),
        };
        if session.mark_worth_keeping() {
            address::set_model_id(Some(session.id()), HistoryStep::Replace);
            self.lock_new_model(&session);
        }
        session.add_change(entry, &now.model.name, clock::now());
        self.write_pending(session);
    }

    /// Writes the pending changes, unless a row is being written: then they go with the next one.
    fn write_pending(self, session: Rc<SaveSession>) {
        let Some(row) = session.next_row() else {
            return;
        };
        if self.is_current(&session)
            && !matches!(self.status.get_untracked(), SaveStatus::Failed(..))
        {
            self.status.set(SaveStatus::Saving);
        }
        spawn_local(async move {
            let written = store::append_row(&session.summary(), &row).await;
            session.row_finished(written.is_ok());
            match written {
                Ok(()) if session.has_unwritten() => self.write_pending(session),
                Ok(()) => self.set_status(&session, SaveStatus::Saved(clock::now())),
                Err(error) => {
                    self.set_status(
                        &session,
                        SaveStatus::Failed(session.unwritten(), error.reason),
                    );
                    // A session that was closed is retried too, for as long as the page lives.
                    Timeout::new(RETRY_MS, move || self.write_pending(session)).forget();
                }
            }
        });
    }

    fn set_status(self, session: &Rc<SaveSession>, status: SaveStatus) {
        if self.is_current(session) && !session.is_taken_over() {
            self.status.set(status);
        }
    }

    /// Locks a model that no other tab can know of yet, so that a second tab asks before it opens it.
    fn lock_new_model(self, session: &Rc<SaveSession>) {
        let session = Rc::clone(session);
        spawn_local(async move {
            let lock = self.lock(session.id(), store::LockMode::IfFree).await;
            session.set_lock(lock);
        });
    }

    /// Saves the whole model, if the engine has written its current state.
    fn write_snapshot(self) {
        self.snapshot_timer.set_value(None);
        let (Some(session), Some(derived)) = (self.session(), self.derived.get_value()) else {
            return;
        };
        let copy = derived.model_file.get_untracked();
        let (Some(copy), Some(now)) = (copy, self.project.snapshot_untracked()) else {
            return;
        };
        let Some(change) = session
            .change_to_snapshot()
            .filter(|_| copy.revision == now.revision)
        else {
            return;
        };
        spawn_local(async move {
            // Where it fails, the journal still has everything.
            if store::save_snapshot(&session.summary(), change, &copy.bytes)
                .await
                .is_ok()
            {
                session.snapshot_written(change);
                self.request_thumbnail(&session, derived, copy.revision);
            }
        });
    }

    /// Requests the thumbnail, if the diagram is current: a layout only for it is not worth it.
    fn request_thumbnail(self, session: &Rc<SaveSession>, derived: Derived, revision: Revision) {
        let is_drawn = derived.dataflow.with_untracked(|drawn| {
            drawn
                .as_ref()
                .is_some_and(|drawn| drawn.revision == revision)
        });
        if is_drawn && self.is_current(session) {
            let file = OutputFile::Thumbnail;
            derived.send(Request::File { revision, file });
        }
    }

    fn snapshot_when_idle(self, derived: Derived) {
        Effect::new(move |_| {
            if derived.model_file.with(Option::is_none) {
                return;
            }
            if let Some(session) = self.session() {
                self.update_counts(&session, derived);
            }
            let timeout = Timeout::new(IDLE_MS, move || self.write_snapshot());
            self.snapshot_timer.set_value(Some(timeout));
        });
    }

    fn save_thumbnails(self, derived: Derived) {
        Effect::new(move |_| {
            let (Some(svg), Some(session)) = (derived.thumbnail.get(), self.session()) else {
                return;
            };
            if session.is_worth_keeping() {
                spawn_local(async move {
                    // A list without the picture says the same.
                    let _ = store::save_thumbnail(session.id(), &svg).await;
                });
            }
        });
    }
}

//! The model that is open: the single truth of the page, and its history.

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::diagnostic::Diagnostic;
use parapet_core::model::{Edit, History, Model};

use crate::engine::messages::Revision;
use crate::platform::store::Head;

/// One state of the model. Two are equal if their revisions are.
#[derive(Clone, Debug)]
pub(crate) struct Snapshot {
    pub(crate) revision: Revision,
    pub(crate) model: Arc<Model>,
    /// The state before and the edit that made this one of it; `None` where it came whole.
    pub(crate) change: Option<(Revision, Edit)>,
}

impl PartialEq for Snapshot {
    fn eq(&self, other: &Snapshot) -> bool {
        self.revision == other.revision
    }
}

/// Where a model that is opened comes from, and so whether this browser keeps it already.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Origin {
    /// A sample, or nothing: worth keeping once it is changed.
    Untouched,
    /// A person brought it: it is kept from now on.
    Given,
    /// It is kept already.
    Kept {
        /// Under which id, and what the list of models shows of it.
        head: Head,
        /// The number of the last change that is kept.
        change: u64,
    },
}

/// What happens to the open model, told before anything else learns of it.
pub(crate) enum News<'a> {
    /// Another model was opened.
    Opened(&'a Snapshot, Origin),
    /// It was changed.
    Changed(&'a Snapshot),
    /// It was closed.
    Closed,
}

/// Who is told.
type Listener = Box<dyn Fn(News<'_>) + Send + Sync>;

/// The model that is open, if one is. It changes only through [`Project::commit`],
/// [`Project::undo`], [`Project::redo`], and as a whole through [`Project::open`].
#[derive(Clone, Copy)]
pub(crate) struct Project {
    now: RwSignal<Option<Snapshot>>,
    history: StoredValue<History<Model>>,
    last: StoredValue<u32>,
    listener: StoredValue<Option<Listener>>,
}

impl Project {
    /// Nothing is open.
    pub(crate) fn new() -> Project {
        Project {
            now: RwSignal::new(None),
            history: StoredValue::new(History::default()),
            last: StoredValue::new(0),
            listener: StoredValue::new(None),
        }
    }

    /// Tells that one of everything, at once: no change may be missed or seen as part of the next.
    pub(crate) fn listen(self, listener: impl Fn(News<'_>) + Send + Sync + 'static) {
        self.listener.set_value(Some(Box::new(listener)));
    }

    /// Opens a model in place of the one before, with a history of its own.
    pub(crate) fn open(self, model: Arc<Model>, origin: Origin) {
        self.history.set_value(History::default());
        let now = self.next(model, None);
        self.tell(News::Opened(&now, origin));
        self.now.set(Some(now));
    }

    /// Closes the model.
    pub(crate) fn close(self) {
        self.history.set_value(History::default());
        self.tell(News::Closed);
        self.now.set(None);
    }

    /// Changes the model. Gives back why it could not be changed.
    ///
    /// # Errors
    /// The edit does not fit the model; the model is as it was.
    pub(crate) fn commit(self, edit: Edit) -> Result<(), Diagnostic> {
        let Some(before) = self.snapshot_untracked() else {
            return Ok(());
        };
        let after = edit.apply(&before.model)?;
        if after == *before.model {
            return Ok(());
        }
        let (name, merge) = (edit.name(&before.model), edit.merge_key());
        self.history
            .update_value(|history| history.push(before.model, name, merge));
        self.show(Arc::new(after), Some((before.revision, edit)));
        Ok(())
    }

    /// Ends a run of typing: what comes next is a step of its own.
    pub(crate) fn settle(self) {
        self.history.update_value(History::end_merge);
    }

    /// Takes the last step back.
    pub(crate) fn undo(self) {
        self.step(History::undo);
    }

    /// Does again what was taken back.
    pub(crate) fn redo(self) {
        self.step(History::redo);
    }

    /// The name of the step that undo takes back.
    pub(crate) fn undo_name(self) -> Option<String> {
        self.now.track();
        self.history
            .with_value(|history| history.undo_name().map(str::to_owned))
    }

    /// The name of the step that redo does again.
    pub(crate) fn redo_name(self) -> Option<String> {
        self.now.track();
        self.history
            .with_value(|history| history.redo_name().map(str::to_owned))
    }

    /// The state now; whoever asks is told when it changes.
    pub(crate) fn snapshot(self) -> Option<Snapshot> {
        self.now.get()
    }

    /// The state now.
    pub(crate) fn snapshot_untracked(self) -> Option<Snapshot> {
        self.now.get_untracked()
    }

    /// The model now, or an empty one; whoever asks is told when it changes.
    pub(crate) fn model(self) -> Arc<Model> {
        self.now
            .with(|now| now.as_ref().map(|now| Arc::clone(&now.model)))
            .unwrap_or_default()
    }

    /// The model now, or an empty one.
    pub(crate) fn model_untracked(self) -> Arc<Model> {
        self.now
            .with_untracked(|now| now.as_ref().map(|now| Arc::clone(&now.model)))
            .unwrap_or_default()
    }

    /// Whether a model is open.
    pub(crate) fn is_open(self) -> bool {
        self.now.with(Option::is_some)
    }

    fn step(self, go: fn(&mut History<Model>, Arc<Model>) -> Option<Arc<Model>>) {
        let Some(now) = self.snapshot_untracked() else {
            return;
        };
        let there = self
            .history
            .try_update_value(|history| go(history, now.model))
            .flatten();
        if let Some(model) = there {
            self.show(model, None);
        }
    }

    fn show(self, model: Arc<Model>, change: Option<(Revision, Edit)>) {
        let now = self.next(model, change);
        self.tell(News::Changed(&now));
        self.now.set(Some(now));
    }

    fn next(self, model: Arc<Model>, change: Option<(Revision, Edit)>) -> Snapshot {
        let revision = self.last.get_value().wrapping_add(1);
        self.last.set_value(revision);
        Snapshot {
            revision: Revision(revision),
            model,
            change,
        }
    }

    fn tell(self, news: News<'_>) {
        self.listener.with_value(|listener| {
            if let Some(listener) = listener {
                listener(news);
            }
        });
    }
}

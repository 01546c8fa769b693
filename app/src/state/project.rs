//! The open model, the single source of truth of the page, and its history.

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::diagnostic::Diagnostic;
use parapet_core::model::{Edit, History, Model};

use crate::engine::messages::Revision;
use crate::platform::store::ModelSummary;

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

/// Where an opened model comes from, which says whether it is saved already.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Origin {
    /// A sample, or an empty model: it is saved once it is changed.
    Unmodified,
    /// The user brought it: it is saved from now on.
    Imported,
    /// It is saved already.
    Saved {
        /// Its id, and what the list of models shows of it.
        summary: ModelSummary,
        /// The number of the last change that is saved.
        change: u64,
    },
}

/// What happens to the open model. The listener gets it before any signal changes.
pub(crate) enum ProjectEvent<'a> {
    /// Another model was opened.
    Opened(&'a Snapshot, Origin),
    /// It was changed.
    Changed(&'a Snapshot),
    /// It was closed.
    Closed,
}

/// Gets every event.
type Listener = Box<dyn Fn(ProjectEvent<'_>) + Send + Sync>;

/// The model that is open, if one is. It changes only through [`Project::commit`],
/// [`Project::undo`], [`Project::redo`], and as a whole through [`Project::open`].
#[derive(Clone, Copy)]
pub(crate) struct Project {
    current: RwSignal<Option<Snapshot>>,
    history: StoredValue<History<Model>>,
    last_revision: StoredValue<u32>,
    listener: StoredValue<Option<Listener>>,
}

impl Project {
    /// Nothing is open.
    pub(crate) fn new() -> Project {
        Project {
            current: RwSignal::new(None),
            history: StoredValue::new(History::default()),
            last_revision: StoredValue::new(0),
            listener: StoredValue::new(None),
        }
    }

    /// Sets the listener, which is called synchronously for every event: no change may be missed, or seen as
    /// part of the next one.
    pub(crate) fn listen(self, listener: impl Fn(ProjectEvent<'_>) + Send + Sync + 'static) {
        self.listener.set_value(Some(Box::new(listener)));
    }

    /// Opens a model in place of the one before, with a history of its own.
    pub(crate) fn open(self, model: Arc<Model>, origin: Origin) {
        self.history.set_value(History::default());
        let now = self.next_snapshot(model, None);
        self.notify(ProjectEvent::Opened(&now, origin));
        self.current.set(Some(now));
    }

    /// Closes the model.
    pub(crate) fn close(self) {
        self.history.set_value(History::default());
        self.notify(ProjectEvent::Closed);
        self.current.set(None);
    }

    /// Changes the model. Returns whether something changed: nothing does while no model is open.
    ///
    /// # Errors
    /// The edit does not fit the model; the model is as it was.
    pub(crate) fn commit(self, edit: Edit) -> Result<bool, Diagnostic> {
        let Some(before) = self.snapshot_untracked() else {
            return Ok(false);
        };
        let after = edit.apply(&before.model)?;
        if after == *before.model {
            return Ok(false);
        }
        let (name, merge) = (edit.name(&before.model), edit.merge_key());
        self.history
            .update_value(|history| history.push(before.model, name, merge));
        self.set_current(Arc::new(after), Some((before.revision, edit)));
        Ok(true)
    }

    /// Ends a run of typing: what comes next is a step of its own.
    pub(crate) fn end_merging(self) {
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
        self.current.track();
        self.history
            .with_value(|history| history.undo_name().map(str::to_owned))
    }

    /// The name of the step that redo does again.
    pub(crate) fn redo_name(self) -> Option<String> {
        self.current.track();
        self.history
            .with_value(|history| history.redo_name().map(str::to_owned))
    }

    /// The current state; tracked: the caller re-runs when it changes.
    pub(crate) fn snapshot(self) -> Option<Snapshot> {
        self.current.get()
    }

    /// The current state.
    pub(crate) fn snapshot_untracked(self) -> Option<Snapshot> {
        self.current.get_untracked()
    }

    /// The current model, or an empty one; tracked: the caller re-runs when it changes.
    pub(crate) fn model(self) -> Arc<Model> {
        self.current
            .with(|now| now.as_ref().map(|now| Arc::clone(&now.model)))
            .unwrap_or_default()
    }

    /// The current model, or an empty one.
    pub(crate) fn model_untracked(self) -> Arc<Model> {
        self.current
            .with_untracked(|now| now.as_ref().map(|now| Arc::clone(&now.model)))
            .unwrap_or_default()
    }

    /// Whether a model is open, untracked.
    pub(crate) fn is_open_untracked(self) -> bool {
        self.current.with_untracked(Option::is_some)
    }

    /// Whether a model is open.
    pub(crate) fn is_open(self) -> bool {
        self.current.with(Option::is_some)
    }

    fn step(self, direction: fn(&mut History<Model>, Arc<Model>) -> Option<Arc<Model>>) {
        let Some(now) = self.snapshot_untracked() else {
            return;
        };
        let target = self
            .history
            .try_update_value(|history| direction(history, now.model))
            .flatten();
        if let Some(model) = target {
            self.set_current(model, None);
        }
    }

    fn set_current(self, model: Arc<Model>, change: Option<(Revision, Edit)>) {
        let now = self.next_snapshot(model, change);
        self.notify(ProjectEvent::Changed(&now));
        self.current.set(Some(now));
    }

    fn next_snapshot(self, model: Arc<Model>, change: Option<(Revision, Edit)>) -> Snapshot {
        let revision = self.last_revision.get_value().wrapping_add(1);
        self.last_revision.set_value(revision);
        Snapshot {
            revision: Revision(revision),
            model,
            change,
        }
    }

    fn notify(self, event: ProjectEvent<'_>) {
        self.listener.with_value(|listener| {
            if let Some(listener) = listener {
                listener(event);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::Owner;

    use super::*;

    #[test]
    fn a_commit_says_whether_something_changed() {
        let owner = Owner::new();
        owner.set();
        let project = Project::new();
        let check = |name: &str, expected: Result<bool, &str>, revision: Option<u32>| {
            let name = name.to_owned();
            let edit = Edit::RenameModel { name };
            let done = project.commit(edit).map_err(|diagnostic| diagnostic.code);
            assert_eq!(done, expected.map_err(str::to_owned));
            let now = project.snapshot_untracked().map(|now| now.revision.0);
            assert_eq!(now, revision);
        };
        check("a", Ok(false), None);
        let model = Model {
            name: "a".to_owned(),
            ..Model::default()
        };
        project.open(Arc::new(model), Origin::Unmodified);
        check("a", Ok(false), Some(1));
        check("b", Ok(true), Some(2));
        check("b", Ok(false), Some(2));
        check(" ", Err("name-missing"), Some(2));
    }
}

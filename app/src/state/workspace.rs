//! Everything that the page works on, in one handle that any component can take from its context.

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::model::{Edit, Schema};

use super::derived::Derived;
use super::offline::Offline;
use super::preferences::Preferences;
use super::project::Project;
use super::saving::Saving;
use super::ui::{Ui, View};
use crate::components::toast::{Toast, Toasts};
use crate::engine::messages::Diagram;
use crate::platform::crash;

/// The page's state. Copies are the same state.
#[derive(Clone, Copy)]
pub(crate) struct Workspace {
    pub(crate) project: Project,
    /// The schema of the open model.
    pub(crate) schema: Memo<Arc<Schema>>,
    pub(crate) derived: Derived,
    pub(crate) saving: Saving,
    pub(crate) ui: Ui,
    pub(crate) preferences: Preferences,
    pub(crate) toasts: Toasts,
    pub(crate) offline: Offline,
}

impl Workspace {
    /// Sets everything up and starts the engine.
    pub(crate) fn start() -> Workspace {
        let project = Project::new();
        let (ui, toasts) = (Ui::new(), Toasts::new());
        let saving = Saving::new(project, ui, toasts);
        let derived = Derived::start(saving);
        saving.start(derived);
        let workspace = Workspace {
            project,
            schema: schema_of(project),
            derived,
            saving,
            ui,
            preferences: Preferences::load(),
            toasts,
            offline: Offline::new(),
        };
        crash::listen(move |words| {
            let said = format!("Something in the page failed: {words}. Your model is untouched.");
            toasts.show(Toast::error(said));
        });
        provide_context(workspace);
        workspace
    }

    /// Whether what is seen is of an older state of the model than the one that is open.
    pub(crate) fn is_outdated(self) -> bool {
        if self.derived.is_opening.get() {
            return true;
        }
        let Some(now) = self.project.snapshot().map(|now| now.revision) else {
            return false;
        };
        let seen = match self.ui.view.get() {
            View::Diagram => self
                .derived
                .dataflow
                .with(|drawn| drawn.as_ref().map(|d| d.revision)),
            View::Sequence => self
                .derived
                .sequence
                .with(|drawn| drawn.as_ref().map(|d| d.revision)),
            View::Report => self
                .derived
                .report
                .with(|written| written.as_ref().map(|w| w.revision)),
            View::Findings | View::Library => Some(now),
        };
        let judged = self.derived.judged.with(|judged| judged.revision);
        let is_given_up = self.is_failed_diagram(Diagram::Dataflow)
            && self.ui.view.get() == View::Diagram
            || self.is_failed_diagram(Diagram::Sequence) && self.ui.view.get() == View::Sequence;
        judged != now || seen != Some(now) && !is_given_up
    }

    /// Whether that diagram of the model as it is now could not be drawn.
    pub(crate) fn is_failed_diagram(self, diagram: Diagram) -> bool {
        let failed_diagram = self.derived.failed_diagram.get();
        let now = self.project.snapshot().map(|now| now.revision);
        failed_diagram.is_some_and(|(which, revision)| which == diagram && Some(revision) == now)
    }

    /// Changes the model; what does not fit is reported, and the model stays as it was.
    /// Returns whether it was changed.
    pub(crate) fn commit(self, edit: Edit) -> bool {
        match self.project.commit(edit) {
            Ok(()) => true,
            Err(diagnostic) => {
                self.toasts.show(Toast::error(diagnostic.message));
                false
            }
        }
    }
}

/// The schema of the open model. It is built again only when the model's own types change.
fn schema_of(project: Project) -> Memo<Arc<Schema>> {
    let types = Memo::new(move |_| project.model().types.clone());
    Memo::new_with_compare(
        move |_| {
            types.with(|types| match types.as_slice() {
                [] => Arc::clone(Schema::built_in()),
                types => Arc::new(Schema::with(types).0),
            })
        },
        |before, after| match (before, after) {
            (Some(before), Some(after)) => !Arc::ptr_eq(before, after),
            _ => true,
        },
    )
}

/// The page's state, from anywhere in the page.
pub(crate) fn workspace() -> Workspace {
    expect_context()
}

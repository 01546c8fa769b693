//! Everything that the page works on, in one handle that any component can take from its context.

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::model::{Edit, Schema};

use super::answers::Answers;
use super::dispatch::Dispatch;
use super::for_all::ForAllModels;
use super::notices::{Action, Notice, Notices};
use super::offline::Offline;
use super::opening::{Opening, OpeningStatus};
use super::preferences::Preferences;
use super::project::{Project, ProjectEvent};
use super::requests::Requests;
use super::saved_models::SavedModels;
use super::saving::{Event, SaveStatus, Saving};
use super::settings::Settings;
use super::toasts::Toasts;
use super::ui::{Ui, View};
use crate::engine::messages::{Diagram, OutputFile, Request};
use crate::platform::{crash, unload};

/// The page's state. Copies are the same state.
#[derive(Clone, Copy)]
pub(crate) struct Workspace {
    pub(crate) project: Project,
    /// The schema of the open model.
    pub(crate) schema: Memo<Arc<Schema>>,
    /// What the engine answered.
    pub(crate) answers: Answers,
    /// What is requested of the engine.
    pub(crate) requests: Requests,
    /// What counts for all models.
    pub(crate) for_all: ForAllModels,
    pub(crate) opening: Opening,
    pub(crate) saving: Saving,
    pub(crate) saved_models: SavedModels,
    pub(crate) ui: Ui,
    pub(crate) preferences: Preferences,
    pub(crate) notices: Notices,
    pub(crate) toasts: Toasts,
    pub(crate) offline: Offline,
}

/// What came of an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Committed {
    /// The model was changed.
    Changed,
    /// The model is as it was: the edit changes nothing, or no model is open.
    Unchanged,
    /// The edit does not fit the model; the user was told why.
    Rejected,
}

impl Workspace {
    /// Sets everything up and starts the engine.
    pub(crate) fn start() -> Workspace {
        let project = Project::new();
        let settings = Settings::load();
        let (ui, toasts) = (Ui::new(&settings), Toasts::new());
        let notices = Notices::new(project, toasts);
        let answers = Answers::new();
        let requests = Requests::new(answers);
        let saving = Saving::new();
        let saved_models = SavedModels::new(notices);
        let opening = Opening::new(
            project,
            ui,
            answers,
            requests,
            saving,
            saved_models,
            notices,
        );
        let workspace = Workspace {
            project,
            schema: schema_of(project),
            answers,
            requests,
            for_all: ForAllModels::new(&settings),
            opening,
            saving,
            saved_models,
            ui,
            preferences: Preferences::new(&settings),
            notices,
            toasts,
            offline: Offline::new(),
        };
        workspace.connect();
        provide_context(workspace);
        workspace
    }

    /// Connects the parts: what happens in one is handled by the others.
    fn connect(self) {
        self.project.listen(move |event| {
            let is_other = !matches!(event, ProjectEvent::Changed(_));
            self.saving.handle_project(event);
            if is_other {
                self.answers.clear();
            }
        });
        self.notices.set_actions(move |action| match action {
            Action::Undo => self.project.undo(),
            Action::Reopen(reopen) => self.opening.reopen_replaced(reopen),
            Action::Retry(request) => {
                self.requests.send(request);
            }
        });
        self.saving.on_thumbnail(move |revision| {
            // A layout only for the thumbnail is not worth it.
            if self.answers.is_drawn(revision, Diagram::Dataflow) {
                let file = OutputFile::Thumbnail;
                self.requests.send(Request::File { revision, file });
            }
        });
        let dispatch = Dispatch {
            project: self.project,
            ui: self.ui,
            answers: self.answers,
            requests: self.requests,
            opening: self.opening,
            saving: self.saving,
            notices: self.notices,
        };
        let on_event = move |event| dispatch.handle(event);
        self.requests
            .start(self.project, self.ui, self.for_all, on_event);
        let should_confirm = move || {
            let status = self.saving.status.get_untracked();
            matches!(status, SaveStatus::Failed(..)) || self.ui.threat_editor.has_changes()
        };
        unload::listen(should_confirm, move || self.saving.handle(Event::Idle));
        Effect::new(move |_| {
            if !self.project.is_open() {
                self.saved_models.refresh();
            }
        });
        self.opening.start();
        crash::listen(move |why| {
            let has_model = self.project.is_open_untracked();
            self.notices.show(&Notice::PageFailed { why, has_model });
        });
    }

    /// Whether what is seen is of an older state of the model than the one that is open.
    pub(crate) fn is_outdated(self) -> bool {
        if self.opening.status.get() == OpeningStatus::Reading {
            return true;
        }
        let Some(now) = self.project.snapshot().map(|now| now.revision) else {
            return false;
        };
        let seen = match self.ui.view.get() {
            View::Diagram => self
                .answers
                .dataflow
                .with(|drawn| drawn.as_ref().map(|d| d.revision)),
            View::Sequence => self
                .answers
                .sequence
                .with(|drawn| drawn.as_ref().map(|d| d.revision)),
            View::Report => self
                .answers
                .report
                .with(|written| written.as_ref().map(|w| w.revision)),
            View::Findings | View::Library => Some(now),
        };
        let judged = self.answers.judged.with(|judged| judged.revision);
        let is_given_up = self.is_failed_diagram(Diagram::Dataflow)
            && self.ui.view.get() == View::Diagram
            || self.is_failed_diagram(Diagram::Sequence) && self.ui.view.get() == View::Sequence;
        judged != now || seen != Some(now) && !is_given_up
    }

    /// Whether that diagram of the model as it is now could not be drawn.
    pub(crate) fn is_failed_diagram(self, diagram: Diagram) -> bool {
        let failed_diagram = self.answers.failed_diagram.get();
        let now = self.project.snapshot().map(|now| now.revision);
        failed_diagram.is_some_and(|(which, revision)| which == diagram && Some(revision) == now)
    }

    /// Changes the model; what does not fit is reported, and the model stays as it was.
    pub(crate) fn commit(self, edit: Edit) -> Committed {
        match self.project.commit(edit) {
            Ok(true) => Committed::Changed,
            Ok(false) => Committed::Unchanged,
            Err(diagnostic) => {
                self.notices.show(&Notice::Rejected(diagnostic.message));
                Committed::Rejected
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

//! What is requested of the engine: what is in view whenever the model changes, and what the user
//! asks for.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::model::{FindingKey, Id};
use parapet_core::threats::Threat;

use super::answers::Answers;
use super::for_all::ForAllModels;
use super::open_model::OpeningId;
use super::project::Project;
use super::ui::{Ui, View};
use crate::engine::client::{Engine, EngineEvent};
use crate::engine::messages::{
    Diagram, DraftThreat, GlobalRules, LibraryFormat, OutputFile, Request, Revision,
};

/// What a request to the engine is sent for; its answer comes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To show the answer, or to save it.
    Show,
    /// To open what is in files.
    Open(OpeningId),
}

/// Sends requests to the engine. Copies send to the same one.
#[derive(Clone, Copy)]
pub(crate) struct Requests {
    engine: StoredValue<Option<Engine<Purpose>>, LocalStorage>,
    answers: Answers,
    /// Requested downloads, each of that revision or a later one.
    downloads: StoredValue<BTreeMap<OutputFile, Revision>>,
}

impl Requests {
    /// Before the engine is started, nothing is sent.
    pub(super) fn new(answers: Answers) -> Requests {
        Requests {
            engine: StoredValue::new_local(None),
            answers,
            downloads: StoredValue::default(),
        }
    }

    /// Starts the engine, and requests what is in view whenever the model changes.
    pub(super) fn start(
        self,
        project: Project,
        ui: Ui,
        for_all: ForAllModels,
        on_event: impl Fn(EngineEvent<Purpose>) + 'static,
    ) {
        let current = move || {
            let now = project.snapshot_untracked()?;
            let request = Request::Load {
                revision: now.revision,
                model: now.model,
                global_rules: for_all.get_untracked(),
            };
            Some((Purpose::Show, request))
        };
        self.engine
            .set_value(Some(Engine::start(current, on_event)));
        self.send(Request::Wording);
        self.request_on_change(project, ui, for_all);
        self.request_facts_of_selection(project, ui);
    }

    /// Sends a request, to show its answer or to save it.
    pub(super) fn send(self, request: Request) {
        self.send_for(Purpose::Show, request);
    }

    /// Sends a request for a purpose.
    pub(super) fn send_for(self, purpose: Purpose, request: Request) {
        self.engine.with_value(|engine| {
            if let Some(engine) = engine {
                engine.send(purpose, request);
            }
        });
    }

    /// Requests the thumbnail of a sample, unless it is present.
    pub(crate) fn sample_thumbnail(self, name: &str) {
        let drawn = self.answers.sample_thumbnails;
        if drawn.with_untracked(|drawn| !drawn.contains_key(name)) {
            let name = name.to_owned();
            self.send(Request::SampleThumbnail { name });
        }
    }

    /// Requests the diagram again that could not be drawn.
    pub(crate) fn retry_drawing(self) {
        if let Some((diagram, revision)) = self.answers.take_failed_diagram() {
            self.send(Request::Picture { revision, diagram });
        }
    }

    /// Writes a file and downloads it.
    pub(crate) fn download(self, revision: Revision, file: OutputFile) {
        self.downloads.update_value(|downloads| {
            downloads.insert(file, revision);
        });
        self.send(Request::File { revision, file });
    }

    /// Takes the download that a file of that revision is for, if there is one.
    pub(super) fn take_download(self, revision: Revision, file: OutputFile) -> bool {
        let take = |downloads: &mut BTreeMap<OutputFile, Revision>| {
            let is_current = downloads.get(&file).is_some_and(|since| *since <= revision);
            is_current && downloads.remove(&file).is_some()
        };
        self.downloads.try_update_value(take).unwrap_or(false)
    }

    /// Writes a library as a file and downloads it.
    pub(crate) fn download_library(self, name: String, format: LibraryFormat) {
        let revision = self.answers.revision();
        self.send(Request::LibraryFile {
            revision,
            name,
            format,
        });
    }

    /// Requests the help, unless it is present already.
    pub(crate) fn help(self) {
        if self.answers.help.with_untracked(Option::is_none) {
            self.send(Request::Help);
        }
    }

    /// Requests the whole text of a threat.
    pub(crate) fn threat(self, sid: String) {
        self.send(Request::Threat { sid });
    }

    /// Requests why a finding applies.
    pub(crate) fn explanation(self, key: FindingKey) {
        let revision = self.answers.revision();
        self.send(Request::Explain { revision, key });
    }

    /// Requests which threats read what is answered about a part.
    pub(crate) fn readers(self, part: Id) {
        let revision = self.answers.revision();
        self.send(Request::Readers { revision, part });
    }

    /// Requests a review of the threat that is being written.
    pub(crate) fn review(self, draft: DraftThreat, selected_part: Option<Id>) {
        let revision = self.answers.revision();
        self.send(Request::Review {
            revision,
            draft: Box::new(draft),
            selected: selected_part,
        });
    }

    /// Requests the completions at a position of its condition.
    pub(crate) fn completions(
        self,
        text: String,
        cursor: u32,
        targets: Vec<String>,
        include_all: bool,
    ) {
        let revision = self.answers.revision();
        self.send(Request::Complete {
            revision,
            text,
            cursor,
            targets,
            include_all,
        });
    }

    /// Requests a part with its surroundings, as an example of that threat.
    pub(crate) fn example(self, part: Id, fires: bool) {
        let revision = self.answers.revision();
        self.send(Request::Excerpt {
            revision,
            part,
            fires,
        });
    }

    /// Saves a threat in a library of the model, or removes it.
    pub(crate) fn save_threat(self, library: String, previous_sid: String, threat: Option<Threat>) {
        let revision = self.answers.revision();
        self.send(Request::SaveThreat {
            revision,
            library,
            previous_sid,
            threat: threat.map(Box::new),
        });
    }

    /// Has each state judged, and what is seen of it drawn. Both in one effect, judging first: a
    /// picture requested before its state is known to the engine would be dropped as outdated.
    fn request_on_change(self, project: Project, ui: Ui, for_all: ForAllModels) {
        Effect::new(
            move |judged: Option<Option<(Revision, Arc<GlobalRules>)>>| {
                let (now, view) = (project.snapshot()?, ui.view.get());
                let (revision, for_all) = (now.revision, for_all.get());
                let judged = judged.flatten();
                let is_same = |(_, before): &(Revision, Arc<GlobalRules>)| *before == for_all;
                let is_changed = judged.as_ref().is_some_and(|judged| !is_same(judged));
                if is_changed {
                    self.answers.clear_drawings();
                }
                if is_changed || judged.is_none_or(|(judged, _)| judged != revision) {
                    self.send(match now.change {
                        Some((base, edit)) if !is_changed => Request::Apply {
                            base,
                            revision,
                            edits: vec![edit],
                        },
                        _ => Request::Load {
                            revision,
                            model: now.model,
                            global_rules: Arc::clone(&for_all),
                        },
                    });
                }
                match view {
                    View::Diagram => self.diagram(revision, Diagram::Dataflow),
                    View::Sequence => self.diagram(revision, Diagram::Sequence),
                    View::Report => {
                        if !self.answers.is_reported(revision) {
                            self.send(Request::Report { revision });
                        }
                        self.diagram(revision, Diagram::Dataflow);
                        self.diagram(revision, Diagram::Sequence);
                    }
                    View::Findings | View::Library => (),
                }
                Some((revision, for_all))
            },
        );
    }

    /// Requests a diagram, unless it is current.
    fn diagram(self, revision: Revision, diagram: Diagram) {
        if !self.answers.is_drawn(revision, diagram) {
            self.send(Request::Picture { revision, diagram });
        }
    }

    fn request_facts_of_selection(self, project: Project, ui: Ui) {
        Effect::new(move |_| {
            if let (Some(now), Some(part)) = (project.snapshot(), ui.selected.get()) {
                self.send(Request::Facts {
                    revision: now.revision,
                    part,
                });
            }
        });
    }
}

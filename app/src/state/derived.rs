//! The answers of the engine, as signals: each holds the answer for the newest revision that was
//! answered, until the next one arrives.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::analysis::ExcludedBy;
use parapet_core::diagnostic::Diagnostic;
use parapet_core::explain::{self, Explanation};
use parapet_core::import::OLD_SPELLING;
use parapet_core::model::schema::Wording;
use parapet_core::model::{FindingKey, Id, Model};
use parapet_core::picture::Picture;
use parapet_core::report::document::Document;
use parapet_core::threats::{Completion, Threat};
use parapet_core::workbench::Review;

use super::for_all::ForAllModels;
use super::judged::Judged;
use super::project::{Origin, Project};
use super::saving::Saving;
use super::ui::{Ui, View};
use crate::engine::client::Engine;
use crate::engine::messages::{
    DerivedValue, Diagram, DraftThreat, GlobalRules, LibraryFormat, NamedFile, OpenedScript,
    OutputFile, Request, Revision, ThreatDetails, ThreatSummary,
};
use crate::engine::sealed::Sealed;

/// A diagram of one state of the model.
#[derive(Clone, Debug)]
pub(crate) struct DrawnDiagram {
    pub(crate) revision: Revision,
    pub(crate) picture: Sealed<Picture>,
}

/// The bytes of `model.json` of one state of the model.
#[derive(Clone, Debug)]
pub(crate) struct ModelFile {
    pub(crate) revision: Revision,
    pub(crate) bytes: Arc<Vec<u8>>,
}

/// Gets the model that was read, or `None`.
pub(super) type ReadCallback = Box<dyn FnOnce(Option<Arc<Model>>)>;

/// The report on one state of the model.
#[derive(Clone, Debug)]
pub(crate) struct ReportDocument {
    pub(crate) revision: Revision,
    pub(crate) document: Sealed<Document>,
}

/// Where the values of a part come from that are not answered on the part itself.
#[derive(Clone, Debug)]
pub(crate) struct PartFacts {
    pub(crate) part: Id,
    pub(crate) facts: Arc<Vec<DerivedValue>>,
}

/// Why a finding applies.
#[derive(Clone, Debug)]
pub(crate) struct Explained {
    pub(crate) key: FindingKey,
    pub(crate) explanation: Sealed<Explanation>,
    pub(crate) excuse: Option<ExcludedBy>,
}

/// Which threats read what is answered about a part, by attribute.
#[derive(Clone, Debug)]
pub(crate) struct ReadBy {
    pub(crate) part: Id,
    pub(crate) readers: Arc<Vec<(String, Vec<explain::DependentThreat>)>>,
}

/// What a request to the engine is sent for.
pub(super) enum Purpose {
    /// To show its answer.
    Show,
    /// To read a model for the page itself.
    Read(ReadCallback),
}

/// The answers of the engine, and the functions that send requests.
#[derive(Clone, Copy)]
pub(crate) struct Derived {
    pub(super) engine: StoredValue<Option<Engine<Purpose>>, LocalStorage>,
    pub(super) threats: StoredValue<Arc<Vec<Arc<ThreatSummary>>>>,
    /// The sentences for the built-in attributes; empty until the engine has started.
    pub(crate) wording: RwSignal<Arc<Vec<Wording>>>,
    /// The help, chapter by chapter; `None` until it is requested.
    pub(crate) help: RwSignal<Option<Sealed<Vec<Document>>>>,
    /// The findings.
    pub(crate) judged: RwSignal<Arc<Judged>>,
    /// The data-flow diagram.
    pub(crate) dataflow: RwSignal<Option<DrawnDiagram>>,
    /// The sequence diagram.
    pub(crate) sequence: RwSignal<Option<DrawnDiagram>>,
    /// The diagram that the engine could not draw, and the revision.
    pub(crate) failed_diagram: RwSignal<Option<(Diagram, Revision)>>,
    /// The report.
    pub(crate) report: RwSignal<Option<ReportDocument>>,
    /// The whole text of the threat that was requested last.
    pub(crate) threat: RwSignal<Option<Sealed<ThreatDetails>>>,
    /// Why the finding applies that was requested last.
    pub(crate) explained: RwSignal<Option<Explained>>,
    /// The review of the threat that is being written.
    pub(crate) review: RwSignal<Option<Sealed<Review>>>,
    /// The completions at the cursor in a condition.
    pub(crate) completion: RwSignal<Completion>,
    /// What counts for all models.
    pub(crate) for_all: ForAllModels,
    /// Which threats read what is answered about the selected part.
    pub(crate) read_by: RwSignal<Option<ReadBy>>,
    /// Where the values of the selected part come from.
    pub(crate) facts: RwSignal<Option<PartFacts>>,
    /// The diagnostics of the files that were opened last.
    pub(crate) import_diagnostics: RwSignal<Arc<Vec<Diagnostic>>>,
    /// The script that the open model was read from.
    pub(crate) script: RwSignal<Option<Sealed<OpenedScript>>>,
    /// Whether files are being read.
    pub(crate) is_opening: RwSignal<bool>,
    /// The origin of the files that are being read.
    pub(super) opening_origin: StoredValue<Origin>,
    /// Why there is no engine; empty while there is one.
    pub(crate) engine_error: RwSignal<String>,
    /// `model.json` as the engine wrote it last.
    pub(crate) model_file: RwSignal<Option<ModelFile>>,
    /// A small drawing of the open model, as SVG.
    pub(crate) thumbnail: RwSignal<Option<String>>,
    /// Small drawings of the samples, as SVG, by the name of their file.
    pub(crate) sample_thumbnails: RwSignal<BTreeMap<String, String>>,
    /// Requested downloads, each of that revision or a later one.
    pub(super) pending_downloads: StoredValue<BTreeMap<OutputFile, Revision>>,
}

impl Derived {
    /// Starts the engine, and requests what is in view whenever the model changes.
    pub(crate) fn start(saving: Saving) -> Derived {
        let (project, ui) = (saving.project, saving.ui);
        let derived = Derived {
            engine: StoredValue::new_local(None),
            threats: StoredValue::default(),
            wording: RwSignal::default(),
            help: RwSignal::default(),
            judged: RwSignal::default(),
            dataflow: RwSignal::new(None),
            sequence: RwSignal::new(None),
            failed_diagram: RwSignal::new(None),
            report: RwSignal::new(None),
            threat: RwSignal::new(None),
            explained: RwSignal::new(None),
            review: RwSignal::new(None),
            completion: RwSignal::default(),
            for_all: ForAllModels::load(),
            read_by: RwSignal::new(None),
            facts: RwSignal::new(None),
            import_diagnostics: RwSignal::default(),
            script: RwSignal::new(None),
            is_opening: RwSignal::new(false),
            opening_origin: StoredValue::new(Origin::Unmodified),
            engine_error: RwSignal::default(),
            model_file: RwSignal::new(None),
            thumbnail: RwSignal::new(None),
            sample_thumbnails: RwSignal::default(),
            pending_downloads: StoredValue::default(),
        };
        let current = move || {
            let now = project.snapshot_untracked()?;
            let request = Request::Load {
                revision: now.revision,
                model: now.model,
                global_rules: derived.for_all.get_untracked(),
            };
            Some((Purpose::Show, request))
        };
        let on_event = move |event| derived.handle_event(event, saving);
        derived
            .engine
            .set_value(Some(Engine::start(current, on_event)));
        derived.send(Request::Wording);
        derived.request_on_change(project, ui);
        derived.request_facts_of_selection(project, ui);
        derived
    }

    /// Reads files; what is in them comes as the open model.
    pub(crate) fn open(self, files: Vec<NamedFile>) {
        self.is_opening.set(true);
        self.opening_origin.set_value(Origin::Imported);
        self.send(Request::Open { files });
    }

    /// Reads a sample in the same way.
    pub(crate) fn open_sample(self, name: &str) {
        self.is_opening.set(true);
        self.opening_origin.set_value(Origin::Unmodified);
        let name = name.to_owned();
        self.send(Request::Sample { name });
    }

    /// Reads a file for the page itself; the open model stays as it is.
    pub(super) fn read(self, file: NamedFile, then: impl FnOnce(Option<Arc<Model>>) + 'static) {
        let purpose = Purpose::Read(Box::new(then));
        self.send_for(purpose, Request::Open { files: vec![file] });
    }

    /// Requests the thumbnail of a sample, unless it is present.
    pub(crate) fn request_sample_thumbnail(self, name: &str) {
        if self
            .sample_thumbnails
            .with_untracked(|drawn| !drawn.contains_key(name))
        {
            let name = name.to_owned();
            self.send(Request::SampleThumbnail { name });
        }
    }

    /// Requests the diagram again that could not be drawn.
    pub(crate) fn retry_drawing(self) {
        if let Some((diagram, revision)) = self.failed_diagram.get_untracked() {
            self.failed_diagram.set(None);
            self.send(Request::Picture { revision, diagram });
        }
    }

    /// Writes a file and downloads it.
    pub(crate) fn download(self, revision: Revision, file: OutputFile) {
        self.pending_downloads.update_value(|pending_downloads| {
            pending_downloads.insert(file, revision);
        });
        self.send(Request::File { revision, file });
    }

    /// Requests the whole text of a threat.
    pub(crate) fn request_threat(self, sid: String) {
        self.send(Request::Threat { sid });
    }

    /// Requests the help, unless it is present already.
    pub(crate) fn request_help(self) {
        if self.help.with_untracked(Option::is_none) {
            self.send(Request::Help);
        }
    }

    /// The revision that was judged last: requests about findings refer to it.
    fn revision(self) -> Revision {
        self.judged.with_untracked(|judged| judged.revision)
    }

    /// Requests why a finding applies.
    pub(crate) fn explain(self, key: FindingKey) {
        let revision = self.revision();
        self.send(Request::Explain { revision, key });
    }

    /// Requests which threats read what is answered about a part.
    pub(crate) fn request_readers(self, part: Id) {
        let revision = self.revision();
        self.send(Request::Readers { revision, part });
    }

    /// Clears the answers about the model that was open.
    pub(super) fn clear(self) {
        self.model_file.set(None);
        self.thumbnail.set(None);
        self.judged.set(Arc::default());
        self.clear_drawings();
        self.explained.set(None);
        self.read_by.set(None);
        self.facts.set(None);
    }

    /// Clears the diagnostics of old spellings: they are migrated now.
    pub(crate) fn clear_old_spelling_diagnostics(self) {
        self.script.set(None);
        self.import_diagnostics.update(|diagnostics| {
            let others = diagnostics.iter().filter(|one| one.code != OLD_SPELLING);
            *diagnostics = Arc::new(others.cloned().collect());
        });
    }

    /// Clears the diagnostics of the file of a library: the library has changed.
    pub(crate) fn clear_diagnostics_of(self, library: &str) {
        let is_of_it = |one: &Diagnostic| one.location.file.as_deref() == Some(library);
        if self
            .import_diagnostics
            .with_untracked(|diagnostics| diagnostics.iter().any(is_of_it))
        {
            self.import_diagnostics.update(|diagnostics| {
                let others = diagnostics.iter().filter(|one| !is_of_it(one)).cloned();
                *diagnostics = Arc::new(others.collect());
            });
        }
    }

    /// Clears what shows the findings, which are judged anew.
    fn clear_drawings(self) {
        self.dataflow.set(None);
        self.sequence.set(None);
        self.failed_diagram.set(None);
        self.report.set(None);
    }

    /// Requests a review of the threat that is being written.
    pub(crate) fn review(self, draft: DraftThreat, picked: Option<Id>) {
        let revision = self.revision();
        self.send(Request::Review {
            revision,
            draft: Box::new(draft),
            selected: picked,
        });
    }

    /// Requests the completions at a position of its condition.
    pub(crate) fn complete(self, text: String, at: u32, targets: Vec<String>, all: bool) {
        let revision = self.revision();
        self.send(Request::Complete {
            revision,
            text,
            cursor: at,
            targets,
            include_all: all,
        });
    }

    /// Requests a part with its surroundings, as an example of that threat.
    pub(crate) fn request_example(self, part: Id, fires: bool) {
        let revision = self.revision();
        self.send(Request::Excerpt {
            revision,
            part,
            fires,
        });
    }

    /// Saves a threat in a library of the model, or removes it.
    pub(crate) fn save_threat(self, library: String, was: String, threat: Option<Threat>) {
        let revision = self.revision();
        self.send(Request::SaveThreat {
            revision,
            library,
            previous_sid: was,
            threat: threat.map(Box::new),
        });
    }

    /// Writes a library as a file and downloads it.
    pub(crate) fn download_library(self, name: String, form: LibraryFormat) {
        let revision = self.revision();
        self.send(Request::LibraryFile {
            revision,
            name,
            format: form,
        });
    }

    /// Sends a request to the engine, to show its answer.
    pub(super) fn send(self, request: Request) {
        self.send_for(Purpose::Show, request);
    }

    fn send_for(self, purpose: Purpose, request: Request) {
        self.engine.with_value(|engine| {
            if let Some(engine) = engine {
                engine.send(purpose, request);
            }
        });
    }

    /// Has each state judged, and what is seen of it drawn. Both in one effect, judging first: a
    /// picture asked for before its state is known to the engine would be dropped as outdated.
    fn request_on_change(self, project: Project, ui: Ui) {
        Effect::new(
            move |judged: Option<Option<(Revision, Arc<GlobalRules>)>>| {
                let (now, view) = (project.snapshot()?, ui.view.get());
                let (revision, for_all) = (now.revision, self.for_all.get());
                let judged = judged.flatten();
                let is_same = |(_, before): &(Revision, Arc<GlobalRules>)| *before == for_all;
                let is_changed = judged.as_ref().is_some_and(|judged| !is_same(judged));
                if is_changed {
                    self.clear_drawings();
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
                    View::Diagram => self.request_diagram(revision, Diagram::Dataflow),
                    View::Sequence => self.request_diagram(revision, Diagram::Sequence),
                    View::Report => {
                        self.request_report(revision);
                        self.request_diagram(revision, Diagram::Dataflow);
                        self.request_diagram(revision, Diagram::Sequence);
                    }
                    View::Findings | View::Library => (),
                }
                Some((revision, for_all))
            },
        );
    }

    /// Requests a diagram, unless it is current.
    fn request_diagram(self, revision: Revision, diagram: Diagram) {
        let shown = match diagram {
            Diagram::Dataflow => self.dataflow,
            Diagram::Sequence => self.sequence,
        };
        let is_current = |drawn: &Option<DrawnDiagram>| {
            drawn
                .as_ref()
                .is_some_and(|drawn| drawn.revision == revision)
        };
        if !shown.with_untracked(is_current) {
            self.send(Request::Picture { revision, diagram });
        }
    }

    /// Requests the report, unless it is current.
    fn request_report(self, revision: Revision) {
        let is_current = |written: &Option<ReportDocument>| {
            written
                .as_ref()
                .is_some_and(|written| written.revision == revision)
        };
        if !self.report.with_untracked(is_current) {
            self.send(Request::Report { revision });
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

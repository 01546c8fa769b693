//! What the engine says of the model, as signals: each holds the answer for the newest revision
//! that was answered, until the next one comes.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::analysis::Excuse;
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
    Diagram, DraftThreat, DerivedValue, GlobalRules, LibraryFormat, NamedFile, OpenedScript, OutputFile,
    Request, Revision, ThreatSummary, ThreatDetails,
};
use crate::engine::sealed::Sealed;

/// A diagram of one state of the model.
#[derive(Clone, Debug)]
pub(crate) struct Drawn {
    pub(crate) revision: Revision,
    pub(crate) picture: Sealed<Picture>,
}

/// The bytes of `model.json` of one state of the model.
#[derive(Clone, Debug)]
pub(crate) struct Copy {
    pub(crate) revision: Revision,
    pub(crate) bytes: Arc<Vec<u8>>,
}

/// Gets a model that was read, or nothing.
pub(super) type Reader = Box<dyn FnOnce(Option<Arc<Model>>)>;

/// The report on one state of the model.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub(crate) revision: Revision,
    pub(crate) document: Sealed<Document>,
}

/// Where the values of a part come from that nobody answered on the part itself.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) part: Id,
    pub(crate) facts: Arc<Vec<DerivedValue>>,
}

/// Why a finding applies.
#[derive(Clone, Debug)]
pub(crate) struct Explained {
    pub(crate) key: FindingKey,
    pub(crate) explanation: Sealed<Explanation>,
    pub(crate) excuse: Option<Excuse>,
}

/// Which threats read what is answered about a part, by attribute.
#[derive(Clone, Debug)]
pub(crate) struct ReadBy {
    pub(crate) part: Id,
    pub(crate) readers: Arc<Vec<(String, Vec<explain::Reader>)>>,
}

/// Everything that the engine said, and the way to ask it.
#[derive(Clone, Copy)]
pub(crate) struct Derived {
    pub(super) engine: StoredValue<Option<Engine>, LocalStorage>,
    pub(super) threats: StoredValue<Arc<Vec<Arc<ThreatSummary>>>>,
    /// The sentences for the built-in attributes; empty until the engine is there.
    pub(crate) wording: RwSignal<Arc<Vec<Wording>>>,
    /// The help, chapter by chapter; `None` until somebody asks for it.
    pub(crate) help: RwSignal<Option<Sealed<Vec<Document>>>>,
    /// The findings.
    pub(crate) judged: RwSignal<Arc<Judged>>,
    /// The data-flow diagram.
    pub(crate) dataflow: RwSignal<Option<Drawn>>,
    /// The sequence diagram.
    pub(crate) sequence: RwSignal<Option<Drawn>>,
    /// The diagram that the engine could not draw in time, and of which state of the model.
    pub(crate) undrawn: RwSignal<Option<(Diagram, Revision)>>,
    /// The report.
    pub(crate) report: RwSignal<Option<Written>>,
    /// The whole text of the threat that was asked for last.
    pub(crate) threat: RwSignal<Option<Sealed<ThreatDetails>>>,
    /// Why the finding applies that was asked for last.
    pub(crate) explained: RwSignal<Option<Explained>>,
    /// What came of looking at the threat that is being written.
    pub(crate) review: RwSignal<Option<Sealed<Review>>>,
    /// What can be written where a person is writing a condition.
    pub(crate) completion: RwSignal<Completion>,
    /// What counts for all models.
    pub(crate) for_all: ForAllModels,
    /// Which threats read what is answered about the selected part.
    pub(crate) read_by: RwSignal<Option<ReadBy>>,
    /// Where the values of the selected part come from.
    pub(crate) known: RwSignal<Option<Known>>,
    /// What there was to say about the files opened last.
    pub(crate) notes: RwSignal<Arc<Vec<Diagnostic>>>,
    /// The script that the open model was read from just now.
    pub(crate) script: RwSignal<Option<Sealed<OpenedScript>>>,
    /// Whether files are being read.
    pub(crate) opening: RwSignal<bool>,
    /// Where the files come from that are being read.
    pub(super) bringing: StoredValue<Origin>,
    /// Why there is no engine; empty while there is one.
    pub(crate) trouble: RwSignal<String>,
    /// `model.json` as the engine wrote it last.
    pub(crate) copy: RwSignal<Option<Copy>>,
    /// A small drawing of the open model, as SVG.
    pub(crate) thumbnail: RwSignal<Option<String>>,
    /// Small drawings of the samples, as SVG, by the name of their file.
    pub(crate) samples: RwSignal<BTreeMap<String, String>>,
    /// Files that a person waits for, each of that state of the model or a later one.
    pub(super) wanted: StoredValue<BTreeMap<OutputFile, Revision>>,
    /// Who waits for a model that is read for the page itself, by the number of the request.
    pub(super) reader: StoredValue<Option<(u32, Reader)>, LocalStorage>,
}

impl Derived {
    /// Starts the engine, and asks it for what is in view whenever the model changes.
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
            undrawn: RwSignal::new(None),
            report: RwSignal::new(None),
            threat: RwSignal::new(None),
            explained: RwSignal::new(None),
            review: RwSignal::new(None),
            completion: RwSignal::default(),
            for_all: ForAllModels::load(),
            read_by: RwSignal::new(None),
            known: RwSignal::new(None),
            notes: RwSignal::default(),
            script: RwSignal::new(None),
            opening: RwSignal::new(false),
            bringing: StoredValue::new(Origin::Untouched),
            trouble: RwSignal::default(),
            copy: RwSignal::new(None),
            thumbnail: RwSignal::new(None),
            samples: RwSignal::default(),
            wanted: StoredValue::default(),
            reader: StoredValue::new_local(None),
        };
        let current = move || {
            let now = project.snapshot_untracked()?;
            Some(Request::Load {
                revision: now.revision,
                model: now.model,
                global_rules: derived.for_all.get_untracked(),
            })
        };
        let tell = move |event| derived.hear(event, saving);
        derived.engine.set_value(Some(Engine::start(current, tell)));
        derived.ask(Request::Wording);
        derived.follow(project, ui);
        derived.explain_what_is_selected(project, ui);
        derived
    }

    /// Reads files; what is in them comes as the open model.
    pub(crate) fn open(self, files: Vec<NamedFile>) {
        self.opening.set(true);
        self.bringing.set_value(Origin::Given);
        self.ask(Request::Open { files });
    }

    /// Reads a sample in the same way.
    pub(crate) fn open_sample(self, name: &str) {
        self.opening.set(true);
        self.bringing.set_value(Origin::Untouched);
        let name = name.to_owned();
        self.ask(Request::Sample { name });
    }

    /// Reads a file for the page itself; the open model stays as it is.
    pub(super) fn read(self, file: NamedFile, then: impl FnOnce(Option<Arc<Model>>) + 'static) {
        let number = self.ask(Request::Open { files: vec![file] });
        self.reader.set_value(Some((number, Box::new(then))));
    }

    /// Asks for the small drawing of a sample, unless it is there.
    pub(crate) fn draw_sample(self, name: &str) {
        if self
            .samples
            .with_untracked(|there| !there.contains_key(name))
        {
            let name = name.to_owned();
            self.ask(Request::SampleThumbnail { name });
        }
    }

    /// Asks again for the diagram that could not be drawn.
    pub(crate) fn draw_again(self) {
        if let Some((diagram, revision)) = self.undrawn.get_untracked() {
            self.undrawn.set(None);
            self.ask(Request::Picture { revision, diagram });
        }
    }

    /// Writes a file and hands it to the person.
    pub(crate) fn download(self, revision: Revision, file: OutputFile) {
        self.wanted.update_value(|wanted| {
            wanted.insert(file, revision);
        });
        self.ask(Request::File { revision, file });
    }

    /// Asks for the whole text of a threat.
    pub(crate) fn read_threat(self, sid: String) {
        self.ask(Request::Threat { sid });
    }

    /// Asks for the help, unless it is there already.
    pub(crate) fn read_help(self) {
        if self.help.with_untracked(Option::is_none) {
            self.ask(Request::Help);
        }
    }

    /// The state of the model that was judged last: what is asked for speaks of it.
    fn revision(self) -> Revision {
        self.judged.with_untracked(|judged| judged.revision)
    }

    /// Asks why a finding applies.
    pub(crate) fn explain(self, key: FindingKey) {
        let revision = self.revision();
        self.ask(Request::Explain { revision, key });
    }

    /// Asks which threats read what is answered about a part.
    pub(crate) fn ask_readers(self, part: Id) {
        let revision = self.revision();
        self.ask(Request::Readers { revision, part });
    }

    /// Forgets what was said of the model that was open.
    pub(super) fn forget(self) {
        self.copy.set(None);
        self.thumbnail.set(None);
        self.judged.set(Arc::default());
        self.forget_drawn();
        self.explained.set(None);
        self.read_by.set(None);
        self.known.set(None);
    }

    /// Forgets what was said of old spellings: they are heard now.
    pub(crate) fn forget_spellings(self) {
        self.script.set(None);
        self.notes.update(|notes| {
            let others = notes.iter().filter(|one| one.code != OLD_SPELLING);
            *notes = Arc::new(others.cloned().collect());
        });
    }

    /// Forgets what was said of the file of a library when it was opened: the library is another now.
    pub(crate) fn forget_notes_of(self, library: &str) {
        let is_of_it = |one: &Diagnostic| one.location.file.as_deref() == Some(library);
        if self
            .notes
            .with_untracked(|notes| notes.iter().any(is_of_it))
        {
            self.notes.update(|notes| {
                let others = notes.iter().filter(|one| !is_of_it(one)).cloned();
                *notes = Arc::new(others.collect());
            });
        }
    }

    /// Forgets what shows findings that are judged anew.
    fn forget_drawn(self) {
        self.dataflow.set(None);
        self.sequence.set(None);
        self.undrawn.set(None);
        self.report.set(None);
    }

    /// Asks what is to be said of a threat that is being written.
    pub(crate) fn review(self, draft: DraftThreat, picked: Option<Id>) {
        let revision = self.revision();
        self.ask(Request::Review {
            revision,
            draft: Box::new(draft),
            selected: picked,
        });
    }

    /// Asks what can be written at a place of its condition.
    pub(crate) fn complete(self, text: String, at: u32, targets: Vec<String>, all: bool) {
        let revision = self.revision();
        self.ask(Request::Complete {
            revision,
            text,
            cursor: at,
            targets,
            include_all: all,
        });
    }

    /// Asks for a part with what is around it, as an example of that threat.
    pub(crate) fn cut_example(self, part: Id, fires: bool) {
        let revision = self.revision();
        self.ask(Request::Excerpt {
            revision,
            part,
            fires,
        });
    }

    /// Puts a threat into a library of the model, or takes it out.
    pub(crate) fn save_threat(self, library: String, was: String, threat: Option<Threat>) {
        let revision = self.revision();
        self.ask(Request::SaveThreat {
            revision,
            library,
            previous_sid: was,
            threat: threat.map(Box::new),
        });
    }

    /// Writes a library as a file and hands it to the person.
    pub(crate) fn download_library(self, name: String, form: LibraryFormat) {
        let revision = self.revision();
        self.ask(Request::LibraryFile {
            revision,
            name,
            format: form,
        });
    }

    /// Asks the engine. Gives the number of the request.
    pub(super) fn ask(self, request: Request) -> u32 {
        self.engine.with_value(|engine| {
            let number = engine.as_ref().map(|engine| engine.send(request));
            number.unwrap_or_default()
        })
    }

    /// Has each state judged, and what is seen of it drawn. Both in one effect, judging first: a
    /// picture asked for before its state is known to the engine would be dropped as outdated.
    fn follow(self, project: Project, ui: Ui) {
        Effect::new(move |judged: Option<Option<(Revision, Arc<GlobalRules>)>>| {
            let (now, view) = (project.snapshot()?, ui.view.get());
            let (revision, for_all) = (now.revision, self.for_all.get());
            let judged = judged.flatten();
            let is_same = |(_, before): &(Revision, Arc<GlobalRules>)| *before == for_all;
            let is_changed = judged.as_ref().is_some_and(|judged| !is_same(judged));
            if is_changed {
                self.forget_drawn();
            }
            if is_changed || judged.is_none_or(|(judged, _)| judged != revision) {
                self.ask(match now.change {
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
                View::Diagram => self.draw(revision, Diagram::Dataflow),
                View::Sequence => self.draw(revision, Diagram::Sequence),
                View::Report => {
                    self.write(revision);
                    self.draw(revision, Diagram::Dataflow);
                    self.draw(revision, Diagram::Sequence);
                }
                View::Findings | View::Library => (),
            }
            Some((revision, for_all))
        });
    }

    /// Asks for a diagram, unless it is there already.
    fn draw(self, revision: Revision, diagram: Diagram) {
        let there = match diagram {
            Diagram::Dataflow => self.dataflow,
            Diagram::Sequence => self.sequence,
        };
        let is_there = |drawn: &Option<Drawn>| {
            drawn
                .as_ref()
                .is_some_and(|drawn| drawn.revision == revision)
        };
        if !there.with_untracked(is_there) {
            self.ask(Request::Picture { revision, diagram });
        }
    }

    /// Asks for the report, unless it is there already.
    fn write(self, revision: Revision) {
        let is_there = |written: &Option<Written>| {
            written
                .as_ref()
                .is_some_and(|written| written.revision == revision)
        };
        if !self.report.with_untracked(is_there) {
            self.ask(Request::Report { revision });
        }
    }

    fn explain_what_is_selected(self, project: Project, ui: Ui) {
        Effect::new(move |_| {
            if let (Some(now), Some(part)) = (project.snapshot(), ui.selected.get()) {
                self.ask(Request::Facts {
                    revision: now.revision,
                    part,
                });
            }
        });
    }
}

//! What the engine answered, as signals: each holds the answer for the newest revision that was
//! answered, until the next one arrives. Only the state of the page sets them.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::analysis::ExcludedBy;
use parapet_core::diagnostic::Diagnostic;
use parapet_core::explain::{self, Explanation};
use parapet_core::import::OLD_SPELLING;
use parapet_core::model::{FindingKey, Id, Model};
use parapet_core::picture::Picture;
use parapet_core::report::document::Document;
use parapet_core::schema::Wording;
use parapet_core::threats::Completion;
use parapet_core::workbench::Review;

use super::judged::{self, Judged};
use crate::engine::messages::{
    Answer, DerivedValue, Diagram, Findings, OpenedScript, Revision, ThreatDetails, ThreatSummary,
};
use crate::engine::sealed::Sealed;

/// A diagram of one state of the model.
#[derive(Clone, Debug)]
pub(crate) struct DrawnDiagram {
    pub(crate) revision: Revision,
    pub(crate) picture: Sealed<Picture>,
}

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

/// Makes `Answers` of signals that anybody reads, and `Setters` for this module.
macro_rules! answers {
    ($($(#[doc = $doc:expr])* $name:ident: $type:ty,)*) => {
        /// Everything that the engine answered.
        #[derive(Clone, Copy)]
        pub(crate) struct Answers {
            $($(#[doc = $doc])* pub(crate) $name: ReadSignal<$type>,)*
            threats: StoredValue<Arc<Vec<Arc<ThreatSummary>>>>,
            set: Setters,
        }

        #[derive(Clone, Copy)]
        struct Setters {
            $($name: WriteSignal<$type>,)*
        }

        impl Answers {
            /// Nothing is answered yet.
            pub(super) fn new() -> Answers {
                $(let $name = signal(<$type>::default());)*
                Answers {
                    $($name: $name.0,)*
                    threats: StoredValue::default(),
                    set: Setters {
                        $($name: $name.1,)*
                    },
                }
            }
        }
    };
}

answers! {
    /// The sentences for the built-in attributes; empty until the engine has started.
    wording: Arc<Vec<Wording>>,
    /// The help, chapter by chapter; `None` until it is requested.
    help: Option<Sealed<Vec<Document>>>,
    /// The findings.
    judged: Arc<Judged>,
    /// The data-flow diagram.
    dataflow: Option<DrawnDiagram>,
    /// The sequence diagram.
    sequence: Option<DrawnDiagram>,
    /// The diagram that the engine could not draw, and the revision.
    failed_diagram: Option<(Diagram, Revision)>,
    /// The report.
    report: Option<ReportDocument>,
    /// The whole text of the threat that was requested last.
    threat: Option<Sealed<ThreatDetails>>,
    /// Why the finding applies that was requested last.
    explained: Option<Explained>,
    /// The review of the threat that is being written.
    review: Option<Sealed<Review>>,
    /// The completions at the cursor in a condition.
    completion: Completion,
    /// Which threats read what is answered about the selected part.
    read_by: Option<ReadBy>,
    /// Where the values of the selected part come from.
    facts: Option<PartFacts>,
    /// The diagnostics of the files that were opened last.
    import_diagnostics: Arc<Vec<Diagnostic>>,
    /// The script that the open model was read from.
    script: Option<Sealed<OpenedScript>>,
    /// Thumbnails of the samples, as SVG, by the name of their file.
    sample_thumbnails: BTreeMap<String, String>,
    /// Why there is no engine; empty while there is one.
    engine_error: String,
}

impl Answers {
    /// The revision that was judged last: requests about findings refer to it.
    pub(super) fn revision(self) -> Revision {
        self.judged.with_untracked(|judged| judged.revision)
    }

    /// Whether that diagram of that revision is drawn.
    pub(super) fn is_drawn(self, revision: Revision, diagram: Diagram) -> bool {
        let drawn = match diagram {
            Diagram::Dataflow => self.dataflow,
            Diagram::Sequence => self.sequence,
        };
        drawn.with_untracked(|drawn| drawn.as_ref().is_some_and(|it| it.revision == revision))
    }

    /// Whether the report on that revision is written.
    pub(super) fn is_reported(self, revision: Revision) -> bool {
        self.report
            .with_untracked(|report| report.as_ref().is_some_and(|it| it.revision == revision))
    }

    /// Sets what an answer is about. Returns those that are about something else.
    pub(super) fn set(self, answer: Answer) -> Option<Answer> {
        let set = self.set;
        match answer {
            Answer::Wording(wording) => set.wording.set(Arc::new(wording)),
            Answer::Help(chapters) => set.help.set(Some(chapters)),
            Answer::Picture {
                revision,
                diagram,
                picture,
            } => {
                if self.failed_diagram.with_untracked(
                    |failed| matches!(failed, Some((which, _)) if *which == diagram),
                ) {
                    set.failed_diagram.set(None);
                }
                let drawn = Some(DrawnDiagram { revision, picture });
                match diagram {
                    Diagram::Dataflow => set.dataflow.set(drawn),
                    Diagram::Sequence => set.sequence.set(drawn),
                }
            }
            Answer::Report { revision, document } => {
                set.report.set(Some(ReportDocument { revision, document }));
            }
            Answer::Threat(threat) => set.threat.set(Some(threat)),
            Answer::Explained {
                key,
                explanation,
                excuse,
                ..
            } => set.explained.set(Some(Explained {
                key,
                explanation,
                excuse,
            })),
            Answer::Readers { part, readers, .. } => set.read_by.set(Some(ReadBy {
                part,
                readers: Arc::new(readers),
            })),
            Answer::Facts { part, facts, .. } => set.facts.set(Some(PartFacts {
                part,
                facts: Arc::new(facts),
            })),
            Answer::Reviewed(review) => set.review.set(Some(review)),
            Answer::Completed(completion) => set.completion.set(completion),
            Answer::SampleThumbnail { name, svg } => {
                set.sample_thumbnails.update(|drawn| {
                    drawn.insert(name, svg);
                });
            }
            other => return Some(other),
        }
        None
    }

    /// Joins findings with the model that they are about; `None`: it is at another revision by now.
    /// The threats are remembered in either case.
    pub(super) fn set_findings(
        self,
        mut findings: Findings,
        revision: Revision,
        model: &Arc<Model>,
    ) -> Option<Arc<Judged>> {
        if let Some(threats) = findings.threats.take() {
            self.threats
                .set_value(Arc::new(threats.into_iter().map(Arc::new).collect()));
        }
        if findings.revision != revision {
            return None;
        }
        let judged = self
            .threats
            .with_value(|threats| Arc::new(judged::join(findings, model, threats)));
        self.set.judged.set(Arc::clone(&judged));
        Some(judged)
    }

    /// That diagram could not be drawn.
    pub(super) fn set_failed_diagram(self, diagram: Diagram, revision: Revision) {
        self.set.failed_diagram.set(Some((diagram, revision)));
    }

    /// Takes the diagram that could not be drawn, to request it again.
    pub(super) fn take_failed_diagram(self) -> Option<(Diagram, Revision)> {
        let failed = self.failed_diagram.get_untracked()?;
        self.set.failed_diagram.set(None);
        Some(failed)
    }

    /// Why there is no engine; empty: there is one.
    pub(super) fn set_engine_error(self, why: String) {
        self.set.engine_error.set(why);
    }

    /// The review is of a threat that is no longer written.
    pub(crate) fn clear_review(self) {
        self.set.review.set(None);
    }

    /// Sets what came with the opened model.
    pub(super) fn set_import(
        self,
        diagnostics: Vec<Diagnostic>,
        script: Option<Sealed<OpenedScript>>,
    ) {
        self.set.import_diagnostics.set(Arc::new(diagnostics));
        self.set.script.set(script);
    }

    /// Adds the diagnostics of libraries. Those of the model stay only if it asked for the library.
    pub(super) fn add_library_diagnostics(self, diagnostics: Vec<Diagnostic>, is_requested: bool) {
        self.set.import_diagnostics.update(|all| {
            let before = all.iter().filter(|_| is_requested);
            let before = before.filter(|one| one.code != parapet_core::import::LIBRARY_NOT_READ);
            *all = Arc::new(before.cloned().chain(diagnostics).collect());
        });
    }

    /// Clears the answers about the model that was open.
    pub(super) fn clear(self) {
        self.set.judged.set(Arc::default());
        self.clear_drawings();
        self.set.explained.set(None);
        self.set.read_by.set(None);
        self.set.facts.set(None);
    }

    /// Clears what shows the findings, which are judged anew.
    pub(super) fn clear_drawings(self) {
        self.set.dataflow.set(None);
        self.set.sequence.set(None);
        self.set.failed_diagram.set(None);
        self.set.report.set(None);
    }

    /// Clears the diagnostics of old spellings: they are migrated now.
    pub(crate) fn clear_old_spelling_diagnostics(self) {
        self.set.script.set(None);
        self.retain_diagnostics(|one| one.code != OLD_SPELLING);
    }

    /// Clears the diagnostics of the file of a library: the library has changed.
    pub(crate) fn clear_diagnostics_of(self, library: &str) {
        self.retain_diagnostics(|one| one.location.file.as_deref() != Some(library));
    }

    fn retain_diagnostics(self, stays: impl Fn(&Diagnostic) -> bool) {
        if self
            .import_diagnostics
            .with_untracked(|all| all.iter().all(&stays))
        {
            return;
        }
        self.set.import_diagnostics.update(|all| {
            *all = Arc::new(all.iter().filter(|one| stays(one)).cloned().collect());
        });
    }
}

//! The messages between page and engine.
//!
//! Both are always of one build, so the messages need no version; postcard is not self-describing.

use std::sync::Arc;

use parapet_core::analysis::ExcludedBy;
use parapet_core::diagnostic::Diagnostic;
use parapet_core::explain::{ConditionInWords, DependentThreat, Explanation};
use parapet_core::model::{Edit, FindingKey, Id, LibraryUse, Model, PartIndex, Value};
use parapet_core::picture::Picture;
use parapet_core::report::document::Document;
use parapet_core::schema::Wording;
use parapet_core::threats::{Completion, Sample, Severity, Threat};
use parapet_core::workbench::Review;
use serde::{Deserialize, Serialize};

pub use super::codec::{decode, encode};
use super::packed_findings::PackedFindings;
use super::sealed::Sealed;

/// The revision of the model: it grows with every edit, undo, redo and opening.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Revision(pub u32);

/// A file that the user opened, or one to be downloaded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedFile {
    /// Its name, without a path.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A request of the page.
///
/// A request with a revision is about that revision of the model. If the engine has another one,
/// it answers [`Answer::Stale`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// The sentences for all built-in attributes, which are not in the page's download.
    Wording,
    /// The help, which is not in the page's download either.
    Help,
    /// Read files. The model that is open stays as it is: see [`Request::Load`].
    Open {
        /// The files, in order.
        files: Vec<NamedFile>,
    },
    /// Read a sample, as if it were opened as a file.
    Sample {
        /// The name of its file.
        name: String,
    },
    /// A small picture of a sample.
    SampleThumbnail {
        /// The name of its file.
        name: String,
    },
    /// Load this model, and judge it.
    Load {
        /// The revision of this model.
        revision: Revision,
        /// The whole model.
        model: Arc<Model>,
        /// What applies to all models.
        global_rules: Arc<GlobalRules>,
    },
    /// Change the model, and judge it again.
    Apply {
        /// The revision that the edits change.
        base: Revision,
        /// The revision that results.
        revision: Revision,
        /// The edits, in order.
        edits: Vec<Edit>,
    },
    /// Draw a diagram.
    Picture {
        /// The revision of the model.
        revision: Revision,
        /// Which diagram.
        diagram: Diagram,
    },
    /// Fill the built-in report, and parse it to a document tree.
    Report {
        /// The revision of the model.
        revision: Revision,
    },
    /// List the values of a part that are not set on it, and where they come from.
    Facts {
        /// The revision of the model.
        revision: Revision,
        /// The part.
        part: Id,
    },
    /// List the threats that read the answers of a part, and where they apply because of them.
    Readers {
        /// The revision of the model.
        revision: Revision,
        /// The part.
        part: Id,
    },
    /// Explain why a finding applies, or why there is none.
    Explain {
        /// The revision of the model.
        revision: Revision,
        /// The finding.
        key: FindingKey,
    },
    /// The whole text of one threat.
    Threat {
        /// Its id in the library.
        sid: String,
    },
    /// Write a file to be downloaded.
    File {
        /// The revision of the model.
        revision: Revision,
        /// Which file.
        file: OutputFile,
    },
    /// Check a threat that is being written.
    Review {
        /// The revision of the model.
        revision: Revision,
        /// The threat, and the library that it is written for.
        draft: Box<DraftThreat>,
        /// The part whose clauses are to be explained; `None`: the first that it applies to.
        selected: Option<Id>,
    },
    /// List the completions at a position of a condition.
    Complete {
        /// The revision of the model.
        revision: Revision,
        /// The condition.
        text: String,
        /// The position of the cursor in UTF-16 code units, as browsers count.
        cursor: u32,
        /// Names of the classes that the threat targets.
        targets: Vec<String>,
        /// Whether to list names that can be used anywhere, too, where no word is begun.
        include_all: bool,
    },
    /// Extract a part and its surroundings from the model, as an example.
    Excerpt {
        /// The revision of the model.
        revision: Revision,
        /// The part.
        part: Id,
        /// Whether the threat has to apply to it, or must not.
        fires: bool,
    },
    /// Save a threat to a library of the model, or remove it.
    SaveThreat {
        /// The revision of the model.
        revision: Revision,
        /// Name of the library; it is created where the model carries none of that name.
        library: String,
        /// The SID that the threat had before; empty for a new one.
        previous_sid: String,
        /// The threat; `None`: the one of `previous_sid` is removed.
        threat: Option<Box<Threat>>,
    },
    /// Write a library as a file to be downloaded.
    LibraryFile {
        /// The revision of the model.
        revision: Revision,
        /// Name of the library.
        name: String,
        /// The format of the file.
        format: LibraryFormat,
    },
}

/// What this browser applies to all models, besides what each model sets itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GlobalRules {
    /// Libraries that are used unless a model switches them off; and, by name alone, built-in ones
    /// that are not used.
    pub libraries: Vec<LibraryUse>,
    /// SIDs that are judged in no model.
    pub excluded_sids: Vec<String>,
}

/// A threat, with its condition in words and what it reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreatDetails {
    /// The threat as it is in its library.
    pub threat: Arc<Threat>,
    /// Its condition in words; `None` where it has none that can be parsed.
    pub applies: Option<ConditionInWords>,
    /// The attributes that its condition reads, in order.
    pub reads: Vec<ReadAttribute>,
}

/// An attribute that a condition reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadAttribute {
    /// Its label: "Hardened".
    pub label: String,
    /// The part that has it: "it", "its sink".
    pub owner: String,
    /// The anchor of its section in the help; empty for an attribute of a custom type.
    pub help: String,
}

/// A threat that is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftThreat {
    /// The threat as it is in the form.
    pub threat: Threat,
    /// The SID that it had when it was opened; empty for a new one.
    pub previous_sid: String,
    /// Name of the library that it is written for.
    pub library: String,
}

/// A file format of threat libraries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LibraryFormat {
    /// Parapet's.
    Parapet,
    /// `threats.json`, as pytm reads it.
    Pytm,
}

/// A diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Diagram {
    /// The data-flow diagram.
    Dataflow,
    /// The sequence diagram.
    Sequence,
}

/// A file that can be downloaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OutputFile {
    /// `report.md`
    ReportMarkdown,
    /// `dfd.svg`
    DataflowSvg,
    /// `seq.svg`
    SequenceSvg,
    /// `dfd.dot`
    DataflowDot,
    /// `seq.puml`
    SequencePlantUml,
    /// `model.json`
    Model,
    /// `tm.py`
    Script,
    /// A small picture of the data-flow diagram for the list of models; it is not a download.
    Thumbnail,
}

impl OutputFile {
    /// Those that can be downloaded, in the order of the menu.
    pub const ALL: [OutputFile; 7] = [
        OutputFile::ReportMarkdown,
        OutputFile::DataflowSvg,
        OutputFile::SequenceSvg,
        OutputFile::DataflowDot,
        OutputFile::SequencePlantUml,
        OutputFile::Model,
        OutputFile::Script,
    ];

    /// Its file name; the report refers to the pictures by these names.
    pub fn name(self) -> &'static str {
        match self {
            OutputFile::ReportMarkdown => "report.md",
            OutputFile::DataflowSvg => "dfd.svg",
            OutputFile::SequenceSvg => "seq.svg",
            OutputFile::DataflowDot => "dfd.dot",
            OutputFile::SequencePlantUml => "seq.puml",
            OutputFile::Model => "model.json",
            OutputFile::Script => "tm.py",
            OutputFile::Thumbnail => "thumbnail.svg",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            OutputFile::ReportMarkdown => "text/markdown",
            OutputFile::DataflowSvg | OutputFile::SequenceSvg | OutputFile::Thumbnail => {
                "image/svg+xml"
            }
            OutputFile::DataflowDot => "text/vnd.graphviz",
            OutputFile::SequencePlantUml => "text/plain",
            OutputFile::Model => "application/json",
            OutputFile::Script => "text/x-python",
        }
    }
}

/// An answer of the engine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// The sentences for the built-in attributes, as the schema numbers them.
    Wording(Vec<Wording>),
    /// The help, chapter by chapter.
    Help(Sealed<Vec<Document>>),
    /// What was in the files.
    Opened(Opened),
    /// The findings of the model: the answer to every change of it.
    Findings(Findings),
    /// The engine has another revision of the model; nothing was done.
    Stale,
    /// A diagram.
    Picture {
        /// The revision of the model that it shows.
        revision: Revision,
        /// Which diagram it is.
        diagram: Diagram,
        /// The diagram, laid out.
        picture: Sealed<Picture>,
    },
    /// The built-in report.
    Report {
        /// The revision of the model that it is about.
        revision: Revision,
        /// The report, parsed.
        document: Sealed<Document>,
    },
    /// The values of a part that are not set on it and are not the defaults.
    Facts {
        /// The revision of the model.
        revision: Revision,
        /// The part.
        part: Id,
        /// The values, in the schema's order.
        facts: Vec<DerivedValue>,
    },
    /// The attributes of a part that threats read, each with those threats.
    Readers {
        /// The revision of the model.
        revision: Revision,
        /// The part.
        part: Id,
        /// Names of attributes, each once, with the threats in library order.
        readers: Vec<(String, Vec<DependentThreat>)>,
    },
    /// Why a finding applies, or why there is none.
    Explained {
        /// The revision of the model.
        revision: Revision,
        /// The finding.
        key: FindingKey,
        /// Sentence and clauses.
        explanation: Sealed<Explanation>,
        /// The assumption that excludes it, if one does.
        excuse: Option<ExcludedBy>,
    },
    /// A threat in full.
    Threat(Sealed<ThreatDetails>),
    /// A small picture of a sample, as SVG.
    SampleThumbnail {
        /// The name of its file.
        name: String,
        /// The picture.
        svg: String,
    },
    /// A file to be downloaded.
    File {
        /// The revision of the model that it contains.
        revision: Revision,
        /// Which file it is.
        file: OutputFile,
        /// Its content.
        bytes: Vec<u8>,
    },
    /// The review of a threat that is being written.
    Reviewed(Sealed<Review>),
    /// Completions at a position of a condition; positions are in UTF-16 code units.
    Completed(Completion),
    /// An example extracted from the model, and whether the threat has to apply to it.
    Excerpt {
        /// The example.
        sample: Sample,
        /// Whether the threat has to apply to it, or must not.
        fires: bool,
    },
    /// A library of the model with a threat saved to it, or removed.
    ThreatSaved {
        /// The library.
        library: OpenedLibrary,
        /// The SID of the threat that was saved; empty where one was removed.
        sid: String,
    },
    /// A library as a file, and what that format cannot express.
    LibraryFile {
        /// The file.
        file: NamedFile,
        /// What is not in it.
        diagnostics: Vec<Diagnostic>,
    },
    /// The request failed, and why.
    Failed(Vec<Diagnostic>),
}

/// What was in files that were opened.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// The model; `None` if the files have none.
    pub model: Option<Arc<Model>>,
    /// Name of the file that it came from.
    pub file: String,
    /// The script that the model was read from; `None` for another file.
    pub script: Option<Sealed<OpenedScript>>,
    /// Threat libraries.
    pub libraries: Vec<OpenedLibrary>,
    /// Diagnostics about the files.
    pub diagnostics: Vec<Diagnostic>,
}

/// A script of pytm that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedScript {
    /// Its text: diagnostics refer to lines of it.
    pub text: String,
    /// How many answers have the spelling of older releases of pytm.
    pub old_spellings: u32,
    /// The edits that make these answers count, in order.
    pub edits: Vec<Edit>,
}

/// A threat library that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedLibrary {
    /// Its name.
    pub name: String,
    /// The library as JSON, in either format.
    pub text: Arc<str>,
    /// How many threats it has.
    pub threats: usize,
    /// Whether the model asks for it in place of the built-in one.
    pub replaces_built_in: bool,
}

/// The findings of one revision of the model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Findings {
    /// The revision of the model.
    pub revision: Revision,
    /// The threats that are judged, to which `findings` point; `None`: as in the answer before.
    pub threats: Option<Vec<ThreatSummary>>,
    /// The findings that count, part by part in the order judged.
    pub findings: PackedFindings,
    /// Those that an assumption excludes, in the same order.
    pub excluded: PackedFindings,
    /// The dataflows in order.
    pub flows: Vec<FlowSummary>,
    /// Diagnostics about the model.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the lists of the page show of a flow besides its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlowSummary {
    /// The flow.
    pub part: PartIndex,
    /// Its number, as the diagrams show it; −1 where it has none.
    pub number: i64,
    /// Whether it is the response to another flow.
    pub is_response: bool,
}

/// A value that is not set on the part itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DerivedValue {
    /// Name of the attribute.
    pub attribute: String,
    /// The value that counts; `None`: nothing, as for a part in no boundary.
    pub value: Option<Value>,
    /// Where it comes from.
    pub source: ValueSource,
}

/// Where a value comes from that is not set on the part itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ValueSource {
    /// Another part: the sink of a flow, what carries the data, …
    Inherited(Id),
    /// The analysis computed it.
    Computed,
}

/// What the lists of the page show of a threat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreatSummary {
    /// Its id in the library.
    pub sid: String,
    /// What it is, in a few words.
    pub title: String,
    /// Name of the library that it comes from.
    pub library: String,
    /// Its category in the library: `input`, `access`, …; empty where it has none.
    pub category: String,
    /// STRIDE categories.
    pub stride: Vec<String>,
    /// Its severity in the library.
    pub severity: Severity,
    /// Names of the classes that it targets.
    pub targets: Vec<String>,
    /// Whether it is judged: it is not deprecated, and its condition can be parsed.
    pub judged: bool,
}

/// The number of a request, which its answer carries, too: both are sent as pairs of id and message.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct RequestId(pub u32);

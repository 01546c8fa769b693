//! What page and engine say to each other.
//!
//! Both are always of one build, so the messages need no version; postcard is not self-describing.

use std::sync::Arc;

use parapet_core::analysis::ExcludedBy;
use parapet_core::diagnostic::Diagnostic;
use parapet_core::explain::{Explanation, ConditionInWords, DependentThreat};
use parapet_core::model::schema::Wording;
use parapet_core::model::{Edit, FindingKey, Id, LibraryUse, Model, PartIndex, Value};
use parapet_core::picture::Picture;
use parapet_core::report::document::Document;
use parapet_core::threats::{Completion, Sample, Severity, Threat};
use parapet_core::workbench::Review;
use serde::{Deserialize, Serialize};

use super::found::FoundList;
use super::sealed::Sealed;

/// The number of a state of the model: it grows with every edit, undo, redo and opening.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Revision(pub u32);

/// A file that a person gave, or one that is handed to them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedFile {
    /// Its name, without a path.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What the page asks for.
///
/// A request with a revision speaks of that state of the model. If the engine is at another one,
/// it answers [`Answer::Stale`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// The sentences for all built-in attributes, which the page is downloaded without.
    Wording,
    /// The help, which the page is downloaded without, too.
    Help,
    /// Read files. The model that is open stays as it is: see [`Request::Load`].
    Open {
        /// The files, in the order given.
        files: Vec<NamedFile>,
    },
    /// Read a sample, as if it were given as a file.
    Sample {
        /// The name of its file.
        name: String,
    },
    /// A small drawing of a sample.
    SampleThumbnail {
        /// The name of its file.
        name: String,
    },
    /// Take this model from now on, and judge it.
    Load {
        /// The number that this state has from now on.
        revision: Revision,
        /// The whole model.
        model: Arc<Model>,
        /// What counts for all models.
        for_all: Arc<ForAll>,
    },
    /// Change the model, and judge it again.
    Apply {
        /// The state that the edits change.
        base: Revision,
        /// The state that comes of them.
        revision: Revision,
        /// The edits, in order.
        edits: Vec<Edit>,
    },
    /// Draw a diagram.
    Picture {
        /// The state of the model.
        revision: Revision,
        /// Which diagram.
        diagram: Diagram,
    },
    /// Fill the built-in report, and read it to a document tree.
    Report {
        /// The state of the model.
        revision: Revision,
    },
    /// Say which values of a part nobody answered on it, and where they come from.
    Facts {
        /// The state of the model.
        revision: Revision,
        /// The part.
        part: Id,
    },
    /// Say which threats read what is answered about a part, and where they apply because of it.
    Readers {
        /// The state of the model.
        revision: Revision,
        /// The part.
        part: Id,
    },
    /// Say why a finding applies, or why there is none.
    Explain {
        /// The state of the model.
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
        /// The state of the model.
        revision: Revision,
        /// Which file.
        file: OutputFile,
    },
    /// Look at a threat that is being written.
    Review {
        /// The state of the model.
        revision: Revision,
        /// The threat, and what it is written for.
        draft: Box<DraftThreat>,
        /// The part whose clauses are to be explained; `None`: the first that it applies to.
        picked: Option<Id>,
    },
    /// Say what can be written at a place of a condition.
    Complete {
        /// The state of the model.
        revision: Revision,
        /// The condition.
        text: String,
        /// The place, in units of UTF-16, as browsers count.
        at: u32,
        /// Names of the classes that the threat is aimed at.
        targets: Vec<String>,
        /// Whether names that can stand anywhere are wanted where no word is begun.
        all: bool,
    },
    /// Cut a part with what is around it out of the model, as an example.
    Excerpt {
        /// The state of the model.
        revision: Revision,
        /// The part.
        part: Id,
        /// Whether the threat has to apply to it, or must not.
        fires: bool,
    },
    /// Put a threat into a library of the model, or take it out.
    SaveThreat {
        /// The state of the model.
        revision: Revision,
        /// Name of the library; one of that name is begun where the model carries none.
        library: String,
        /// The SID that the threat had; empty for a new one.
        was: String,
        /// The threat; `None`: the one that was is taken out.
        threat: Option<Box<Threat>>,
    },
    /// Write a library as a file to be downloaded.
    LibraryFile {
        /// The state of the model.
        revision: Revision,
        /// Name of the library.
        name: String,
        /// The form of the file.
        form: LibraryForm,
    },
}

/// What a person has this browser keep for all models, beside what each model says itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForAll {
    /// Libraries that are judged unless a model switches them off; and those, by their name alone,
    /// that are not judged though they are built in.
    pub libraries: Vec<LibraryUse>,
    /// SIDs that are judged in no model.
    pub left_out: Vec<String>,
}

/// A threat, with what its condition says and reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreatRead {
    /// The threat as its library says it.
    pub threat: Arc<Threat>,
    /// Its condition in words; `None` where it has none that can be read.
    pub applies: Option<ConditionInWords>,
    /// The attributes that its condition reads, in order.
    pub reads: Vec<ReadLine>,
}

/// An attribute that a condition reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadLine {
    /// Its label: "Hardened".
    pub label: String,
    /// Whose it is: "it", "its sink".
    pub whose: String,
    /// The place of the help that explains it; empty for an attribute of a custom type.
    pub help: String,
}

/// A threat that is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftThreat {
    /// The threat as it stands in the form.
    pub threat: Threat,
    /// The SID that it had when it was opened; empty for a new one.
    pub was: String,
    /// Name of the library that it is written for.
    pub library: String,
}

/// A form of a threat library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LibraryForm {
    /// Parapet's.
    Own,
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
    /// A small drawing of the data-flow diagram: no download, it stands in the list of models.
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

    /// The name it is saved under; the report refers to the pictures by these names.
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

/// What the engine answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// The sentences for the built-in attributes, as the schema numbers them.
    Wording(Vec<Wording>),
    /// The help, chapter by chapter.
    Help(Sealed<Vec<Document>>),
    /// What was in the files.
    Opened(Opened),
    /// What was found in the model: the answer to every change of it.
    Findings(Findings),
    /// The model is at another revision by now; nothing was done.
    Stale,
    /// A diagram.
    Picture {
        /// The state of the model that it shows.
        revision: Revision,
        /// Which diagram it is.
        diagram: Diagram,
        /// The diagram, laid out.
        picture: Sealed<Picture>,
    },
    /// The built-in report.
    Report {
        /// The state of the model that it speaks of.
        revision: Revision,
        /// The report, read.
        document: Sealed<Document>,
    },
    /// The values of a part that nobody answered on it and that are not the defaults.
    Facts {
        /// The state of the model.
        revision: Revision,
        /// The part.
        part: Id,
        /// The values, in the schema's order.
        facts: Vec<FactLine>,
    },
    /// The attributes of a part that threats read, each with those threats.
    Readers {
        /// The state of the model.
        revision: Revision,
        /// The part.
        part: Id,
        /// Names of attributes, each once, with the threats in library order.
        readers: Vec<(String, Vec<DependentThreat>)>,
    },
    /// Why a finding applies, or why there is none.
    Explained {
        /// The state of the model.
        revision: Revision,
        /// The finding.
        key: FindingKey,
        /// Sentence and clauses.
        explanation: Sealed<Explanation>,
        /// The assumption that excludes it, if one does.
        excuse: Option<ExcludedBy>,
    },
    /// A threat, whole.
    Threat(Sealed<ThreatRead>),
    /// A small drawing of a sample, as SVG.
    SampleThumbnail {
        /// The name of its file.
        name: String,
        /// The drawing.
        svg: String,
    },
    /// A file to be downloaded.
    File {
        /// The state of the model that it holds.
        revision: Revision,
        /// Which file it is.
        file: OutputFile,
        /// What is in it.
        bytes: Vec<u8>,
    },
    /// What came of looking at a threat that is being written.
    Reviewed(Sealed<Review>),
    /// What can be written at a place of a condition; its places are in units of UTF-16.
    Completed(Completion),
    /// An example cut out of the model, and whether the threat has to apply to it.
    Excerpt {
        /// The example.
        sample: Sample,
        /// Whether the threat has to apply to it, or must not.
        fires: bool,
    },
    /// A library of the model with a threat put into it, or taken out.
    ThreatSaved {
        /// The library.
        library: OpenedLibrary,
        /// The SID of the threat that was put into it; empty where one was taken out.
        sid: String,
    },
    /// A library as a file, and what that form cannot hold.
    LibraryFile {
        /// The file.
        file: NamedFile,
        /// What is not in it.
        diagnostics: Vec<Diagnostic>,
    },
    /// It could not be done, and why.
    Failed(Vec<Diagnostic>),
}

/// What was in files that were opened.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// The model; `None` if nothing of the files could be used.
    pub model: Option<Arc<Model>>,
    /// Name of the file that it came from.
    pub file: String,
    /// The script that the model was read from; `None` for another file.
    pub script: Option<Sealed<OpenedScript>>,
    /// Threat libraries.
    pub libraries: Vec<OpenedLibrary>,
    /// What there is to say about the files.
    pub diagnostics: Vec<Diagnostic>,
}

/// A script of pytm that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedScript {
    /// Its text: what there is to say about it names lines of that.
    pub text: String,
    /// How many answers it spells as older releases of pytm did.
    pub spellings: u32,
    /// What makes these answers heard, in order.
    pub edits: Vec<Edit>,
}

/// A threat library that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedLibrary {
    /// Its name.
    pub name: String,
    /// The library as JSON, in either form.
    pub text: Arc<str>,
    /// How many threats it has.
    pub threats: usize,
    /// Whether the model asks for it in place of the built-in one.
    pub is_instead: bool,
}

/// What was found in one state of the model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Findings {
    /// The state of the model.
    pub revision: Revision,
    /// The threats that are judged, on which `findings` point; `None`: as in the answer before.
    pub threats: Option<Vec<ThreatHead>>,
    /// The findings that count, part by part in the order judged.
    pub findings: FoundList,
    /// Those that an assumption excludes, in the same order.
    pub excluded: FoundList,
    /// The dataflows in their order.
    pub flows: Vec<FlowHead>,
    /// What there is to say about the model.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the lists of the page show of a flow besides its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlowHead {
    /// The flow.
    pub part: PartIndex,
    /// Its number, as the diagrams show it; −1 where it has none.
    pub number: i64,
    /// Whether it answers another flow.
    pub is_response: bool,
}

/// A value that nobody answered on the part itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactLine {
    /// Name of the attribute.
    pub attribute: String,
    /// The value that counts; `None`: nothing, as a boundary that it does not lie in.
    pub value: Option<Value>,
    /// Where it comes from.
    pub source: Source,
}

/// Where a value comes from that nobody answered on the part itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// Another part: the sink of a flow, what carries the data, …
    Inherited(Id),
    /// The analysis worked it out.
    Computed,
}

/// What the lists of the page show of a threat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreatHead {
    /// Its id in the library.
    pub sid: String,
    /// What it is, in a few words.
    pub title: String,
    /// Name of the library that it comes from.
    pub library: String,
    /// Where the library files it: `input`, `access`, …; empty where it has no categories.
    pub category: String,
    /// STRIDE categories.
    pub stride: Vec<String>,
    /// How severe the library calls it.
    pub severity: Severity,
    /// Names of the classes that it is aimed at.
    pub targets: Vec<String>,
    /// Whether it is judged: it is not deprecated, and its condition can be read.
    pub judged: bool,
}

/// A message, with the number by which an answer finds its request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Numbered<T> {
    /// Counted up by the page.
    pub number: u32,
    /// The message itself.
    pub body: T,
}

/// The bytes that a message travels as.
///
/// # Errors
/// None of these types makes postcard fail; what it says is handed on all the same.
pub fn encode<T: Serialize>(message: &T) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_allocvec(message)
}

/// The message in these bytes.
///
/// # Errors
/// The bytes are not those of a message of this type.
pub fn decode<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, postcard::Error> {
    postcard::from_bytes(bytes)
}

//! Files to be downloaded.

use parapet_core::diagnostic::messages;
use parapet_core::export::{model_json, tm_py};
use parapet_core::model::Model;
use parapet_core::threats::library;

use super::project::Project;
use super::reporting::report;
use super::rules::Rules;
use crate::messages::{Answer, LibraryFormat, NamedFile, OutputFile};

/// Writes a file.
pub(super) fn file(project: &mut Project, file: OutputFile) -> Answer {
    let text = match file {
        OutputFile::DataflowSvg => project.dataflow().svg(),
        OutputFile::DataflowDot => project.dataflow().dot(),
        OutputFile::Model => model_json(&project.model),
        OutputFile::Script => tm_py(&project.model),
        OutputFile::SequenceSvg => project.sequence().svg(),
        OutputFile::SequencePlantUml => project.sequence().puml(),
        OutputFile::ReportMarkdown => report(project),
        OutputFile::Thumbnail => project.dataflow().thumbnail(),
    };
    Answer::File {
        revision: project.revision,
        file,
        bytes: text.into_bytes(),
    }
}

/// Writes a threat library as a file.
pub(super) fn library(model: &Model, rules: &Rules, name: &str, format: LibraryFormat) -> Answer {
    let Some(found) = rules.library_named(model, name) else {
        return Answer::Failed(vec![messages::unknown_library(&name)]);
    };
    let stem = name.strip_suffix(".json").unwrap_or(name);
    let (name, text, diagnostics) = match format {
        LibraryFormat::Parapet => {
            let text = library::write(&found);
            (format!("{stem}.library.json"), text, Vec::new())
        }
        LibraryFormat::Pytm => {
            let (text, diagnostics) = library::write_pytm(&found);
            (format!("{stem}.threats.json"), text, diagnostics)
        }
    };
    Answer::LibraryFile {
        file: NamedFile {
            name,
            bytes: text.into_bytes(),
        },
        diagnostics,
    }
}

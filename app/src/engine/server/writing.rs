//! Files to be downloaded.

use parapet_core::export::model_json;

use super::project::Project;
use super::reporting::report;
use crate::engine::messages::{Answer, OutputFile};

/// A file, whole.
pub(super) fn file(project: &mut Project, file: OutputFile) -> Answer {
    let text = match file {
        OutputFile::DataflowSvg => project.dataflow().svg(),
        OutputFile::DataflowDot => project.dataflow().dot(),
        OutputFile::Model => model_json(&project.model),
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

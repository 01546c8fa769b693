//! Files to be downloaded.

use parapet_core::export::model_json;
use parapet_core::picture::Palette;
use parapet_core::render::svg;

use super::not_yet;
use super::project::Project;
use crate::engine::messages::{Answer, OutputFile};

/// A file, whole.
pub(super) fn file(project: &mut Project, file: OutputFile) -> Answer {
    let text = match file {
        OutputFile::DataflowSvg => svg::svg(&project.dataflow().picture, Palette::Light),
        OutputFile::Model => model_json(&project.model),
        OutputFile::ReportMarkdown
        | OutputFile::SequenceSvg
        | OutputFile::DataflowDot
        | OutputFile::SequencePlantUml => return Answer::Failed(vec![not_yet()]),
    };
    Answer::File {
        file,
        bytes: text.into_bytes(),
    }
}

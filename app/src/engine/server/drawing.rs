//! Diagrams for the page.

use super::not_yet;
use super::project::Project;
use crate::engine::messages::{Answer, Diagram};

/// A diagram as shapes and texts.
pub(super) fn picture(project: &mut Project, diagram: Diagram) -> Answer {
    let picture = match diagram {
        Diagram::Dataflow => project.dataflow().picture.clone(),
        Diagram::Sequence => return Answer::Failed(vec![not_yet()]),
    };
    Answer::Picture {
        revision: project.revision,
        diagram,
        picture,
    }
}

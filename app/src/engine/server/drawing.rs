//! Diagrams for the page.

use super::project::Project;
use crate::engine::messages::{Answer, Diagram};

/// A diagram as shapes and texts.
pub(super) fn picture(project: &mut Project, diagram: Diagram) -> Answer {
    let picture = match diagram {
        Diagram::Dataflow => project.dataflow().picture.clone(),
        Diagram::Sequence => project.sequence().picture.clone(),
    };
    Answer::Picture {
        revision: project.revision,
        diagram,
        picture,
    }
}

//! Diagrams for the page.

use super::project::Project;
use crate::messages::{Answer, Diagram};
use crate::sealed::Sealed;

/// A diagram as shapes and texts.
pub(super) fn picture(project: &mut Project, diagram: Diagram) -> Answer {
    let picture = match diagram {
        Diagram::Dataflow => Sealed::of(&project.dataflow().picture),
        Diagram::Sequence => Sealed::of(&project.sequence().picture),
    };
    Answer::Picture {
        revision: project.revision,
        diagram,
        picture,
    }
}

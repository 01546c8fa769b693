//! Which shape shows an element of which class.

use super::options::Notation;

/// The shape of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NodeShape {
    /// A rectangle for people: an actor.
    Actor,
    /// A wider rectangle: an external entity, and what has no shape of its own.
    Square,
    /// A circle stretched to its text: a server.
    Stadium,
    /// A circle: a process.
    Circle,
    /// Two circles, one in the other: a set of processes.
    DoubleCircle,
    /// A rectangle with round corners: a lambda.
    Rounded,
    /// A cylinder: a datastore.
    Cylinder,
    /// A hexagon: a language model, an agent.
    Hexagon,
    /// Yourdon's process: round corners and a bar at the top.
    NumberBar,
    /// Yourdon's store: a line above and a line below.
    OpenLines,
}

impl NodeShape {
    /// The shape for a class of the built-in schema, by its name.
    pub fn of(class: &str, notation: Notation) -> NodeShape {
        match (notation, class) {
            (Notation::ByClass, "Actor") => NodeShape::Actor,
            (Notation::ByClass, "Server") => NodeShape::Stadium,
            (Notation::ByClass, "Process") => NodeShape::Circle,
            (Notation::ByClass, "SetOfProcesses") => NodeShape::DoubleCircle,
            (Notation::ByClass, "Lambda") => NodeShape::Rounded,
            (Notation::ByClass, "Datastore") => NodeShape::Cylinder,
            (Notation::ByClass, "LLM" | "Agent") => NodeShape::Hexagon,
            (Notation::Yourdon, "Datastore") => NodeShape::OpenLines,
            (
                Notation::Yourdon,
                "Server" | "Process" | "SetOfProcesses" | "Lambda" | "LLM" | "Agent",
            ) => NodeShape::NumberBar,
            _ => NodeShape::Square,
        }
    }
}

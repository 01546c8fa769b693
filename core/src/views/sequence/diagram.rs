//! What a sequence diagram shows, without coordinates.

use crate::model::Id;
use crate::views::dfd::Mark;

/// A sequence diagram.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sequence {
    /// Name of the model.
    pub name: String,
    /// Trust boundaries with a participant in them at some depth, each behind the ones around it.
    pub boundaries: Vec<Boundary>,
    /// Who sends or receives something, from left to right: by first use, those of one boundary
    /// side by side.
    pub participants: Vec<Participant>,
    /// Elements that neither send nor receive anything. They are not drawn.
    pub idle: Vec<Participant>,
    /// What happens, from top to bottom.
    pub steps: Vec<Step>,
}

/// A trust boundary. Its participants are adjacent.
#[derive(Clone, Debug, PartialEq)]
pub struct Boundary {
    /// Its id in the model.
    pub part: Id,
    /// Its name.
    pub name: String,
    /// Position of the boundary around it in [`Sequence::boundaries`]; always a smaller one.
    pub parent: Option<usize>,
}

/// A participant.
#[derive(Clone, Debug, PartialEq)]
pub struct Participant {
    /// Its id in the model.
    pub part: Id,
    /// Its name.
    pub name: String,
    /// Words for its class: "External entity".
    pub class: String,
    /// Name of its icon.
    pub icon: String,
    /// What kind of participant it is.
    pub kind: ParticipantKind,
    /// Whether it is in scope.
    pub in_scope: bool,
    /// Position of the innermost boundary around it in [`Sequence::boundaries`].
    pub boundary: Option<usize>,
}

/// Kinds of participants, as PlantUML and pytm tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParticipantKind {
    /// A person or role.
    Actor,
    /// A store of data.
    Datastore,
    /// Anything else.
    Entity,
}

/// Something that happens.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// A dataflow from one participant to another.
    Message(Message),
    /// A titled line across the diagram, before a group of messages.
    Divider(String),
}

/// A dataflow as a message.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Its id in the model.
    pub part: Id,
    /// Its name.
    pub name: String,
    /// Its number in the order of flows.
    pub number: Option<i64>,
    /// Position of the sender in [`Sequence::participants`].
    pub from: usize,
    /// Position of the receiver; the sender itself for a message to itself.
    pub to: usize,
    /// Whether it answers another message.
    pub is_response: bool,
    /// Position in [`Sequence::steps`] of the message that answers it, if that comes later: the
    /// response that the model names, or else the next one that goes back and answers nothing yet.
    pub response_step: Option<usize>,
    /// A note on it; empty where there is none.
    pub note: String,
    /// Its open findings, if it has any.
    pub mark: Option<Mark>,
}

/// The words of the divider before flows that have no order.
pub const WITHOUT_ORDER: &str = "Without order";

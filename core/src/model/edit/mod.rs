//! The only way to change a model: an [`Edit`], applied as a whole or not at all.

mod apply;
mod check;
mod name;
mod remove;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    CustomType, Decision, FindingKey, Id, IdGenerator, Judging, Kind, Model, Part, Point, Value,
};

/// A change of a model. It goes to the engine and into the journal as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// Adds a part at the end of its list.
    Add {
        /// In which list.
        kind: Kind,
        /// The part; its id must be free.
        part: Part,
    },
    /// Removes a part with its flows. The content of a boundary moves to the boundary around it.
    Remove {
        /// Which part.
        id: Id,
    },
    /// Renames a part.
    Rename {
        /// Which part.
        id: Id,
        /// Its new name.
        name: String,
    },
    /// Makes a part one of another class of its kind. Answers that the new class does not know are
    /// kept, and count again when the class is changed back.
    SetClass {
        /// Which part.
        id: Id,
        /// Name of its new class.
        class: String,
    },
    /// Sets an attribute of a part, or leaves it unanswered.
    Set {
        /// Which part.
        id: Id,
        /// Name of the attribute.
        attribute: String,
        /// Its new value; `None`: not answered.
        value: Option<Value>,
    },
    /// Moves a part within its list.
    Move {
        /// Which part.
        id: Id,
        /// Its new position in its list, from 0; past the end: the end.
        to: u32,
    },
    /// Renames the model.
    RenameModel {
        /// Its new name.
        name: String,
    },
    /// Sets an attribute of the model itself.
    SetModel {
        /// Name of the attribute of class `TM`.
        attribute: String,
        /// Its new value; `None`: not answered.
        value: Option<Value>,
    },
    /// Decides on a finding, or takes the decision back.
    Decide {
        /// Which finding.
        key: FindingKey,
        /// What was decided.
        decision: Option<Decision>,
    },
    /// Pins a part at a position of the diagram, or lets it go.
    Pin {
        /// Which part.
        id: Id,
        /// Where.
        at: Option<Point>,
    },
    /// Chooses the way of judging.
    Judge {
        /// The way.
        judging: Judging,
    },
    /// Judges a SID in this model, or not.
    JudgeThreat {
        /// Which threat.
        sid: String,
        /// Whether it is judged.
        on: bool,
    },
    /// Uses a library in this model, or not.
    UseLibrary {
        /// Name of the library.
        name: String,
        /// Whether its threats are judged.
        on: bool,
    },
    /// Adds a type, or changes the one of that name.
    SetType {
        /// The type.
        custom: CustomType,
    },
    /// Removes a type. Parts of it stay, with its name as their class.
    RemoveType {
        /// Name of the type.
        name: String,
    },
    /// Several edits as one step: all of them or none.
    Batch {
        /// What the user did, as "Accept all".
        name: String,
        /// The edits, in order.
        edits: Vec<Edit>,
    },
    // Edits are in journals by their position: new ones come last.
    /// Carries a library with the model, or replaces the one of that name.
    EmbedLibrary {
        /// Name of the library.
        name: String,
        /// The library, as JSON in either form; the maker of the edit has parsed it.
        text: Arc<str>,
    },
    /// Forgets a library: it is neither carried nor switched on or off any more.
    RemoveLibrary {
        /// Name of the library.
        name: String,
    },
}

impl Model {
    /// An id that no part has: the name in plain letters, with a number where it is taken.
    pub fn fresh_id(&self, name: &str) -> Id {
        IdGenerator::of(self).fresh("", name)
    }
}

#[cfg(test)]
mod tests;

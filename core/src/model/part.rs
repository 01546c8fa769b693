//! A part of the model: a boundary, an element, a dataflow, or a piece of data.

use serde::{Deserialize, Serialize};

use super::{Attributes, Id, Value};

/// Position of a part in [`super::Model::parts`]: boundaries, elements, dataflows, data.
/// It holds for one revision of a model only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PartIndex(pub u32);

impl PartIndex {
    /// The position as an index of a slice.
    pub fn get(self) -> usize {
        self.0 as usize
    }
}

/// A part of the model. All kinds are alike: an id, a name, a class, and what someone set.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Part {
    /// Unique in the model; it survives renaming.
    pub id: Id,
    /// Name as people know it; it need not be unique.
    pub name: String,
    /// Name of its class in the schema, custom types included: `Server`, `Dataflow`, `Data`, …
    pub class: String,
    /// What someone set, and nothing else.
    pub attributes: Attributes,
}

impl Part {
    /// A part with nothing set.
    pub fn new(id: Id, name: &str, class: &str) -> Part {
        Part {
            id,
            name: name.to_owned(),
            class: class.to_owned(),
            attributes: Attributes::default(),
        }
    }

    /// The id that a reference attribute is set to.
    pub fn reference(&self, attribute: &str) -> Option<&Id> {
        match self.attributes.get(attribute) {
            Some(Value::Reference(id)) => Some(id),
            _ => None,
        }
    }

    /// Where a dataflow starts.
    pub fn source(&self) -> Option<&Id> {
        self.reference("source")
    }

    /// Where a dataflow ends.
    pub fn sink(&self) -> Option<&Id> {
        self.reference("sink")
    }

    /// The boundary it lies in directly.
    pub fn boundary(&self) -> Option<&Id> {
        self.reference("inBoundary")
    }
}

//! The kinds of parts.

use serde::{Deserialize, Serialize};

/// What a part is, and so which of the model's lists it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// A trust boundary.
    Boundary,
    /// An element that is neither boundary nor dataflow: an actor, a server, a datastore, …
    Element,
    /// A dataflow.
    Dataflow,
    /// A piece of data.
    Data,
}

impl Kind {
    /// All of them, in the order of the model's lists.
    pub const ALL: [Kind; 4] = [Kind::Boundary, Kind::Element, Kind::Dataflow, Kind::Data];
}

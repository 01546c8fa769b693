//! What a data-flow diagram shows, without coordinates.

use serde::{Deserialize, Serialize};

use super::NodeShape;
use crate::model::Id;

/// A data-flow diagram. Nodes, boundaries and edges stand in the model's order, boundaries behind the
/// ones around them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Graph {
    /// Name of the model.
    pub name: String,
    /// Trust boundaries with an element in them at some depth.
    pub boundaries: Vec<Boundary>,
    /// Elements.
    pub nodes: Vec<Node>,
    /// Flows.
    pub edges: Vec<Edge>,
}

/// An element.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// Its id in the model.
    pub part: Id,
    /// Its name.
    pub name: String,
    /// Words for its class: "External entity".
    pub class: String,
    /// Name of its class in the schema, or of the built-in class that its type extends.
    pub base: String,
    /// Name of its icon.
    pub icon: String,
    /// Its shape.
    pub shape: NodeShape,
    /// Whether it is in scope.
    pub in_scope: bool,
    /// Its severity from 0 (none) to 5, decided findings included.
    pub severity: u8,
    /// Its open findings, if it has any.
    pub mark: Option<Mark>,
    /// Position of the innermost boundary around it in [`Graph::boundaries`].
    pub boundary: Option<usize>,
}

/// A trust boundary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Boundary {
    /// Its id in the model.
    pub part: Id,
    /// Its name.
    pub name: String,
    /// Position of the boundary around it in [`Graph::boundaries`]; always a smaller one.
    pub parent: Option<usize>,
    /// Its open findings, if it has any.
    pub mark: Option<Mark>,
}

/// A flow, or a request with its response drawn as one line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edge {
    /// Its id in the model.
    pub part: Id,
    /// Its position among the model's flows.
    pub place: usize,
    /// Its name.
    pub name: String,
    /// Its number in the order of flows.
    pub number: Option<i64>,
    /// Position of the element it starts at in [`Graph::nodes`].
    pub source: usize,
    /// Position of the element it ends at.
    pub sink: usize,
    /// Whether it answers another flow.
    pub response: bool,
    /// Its severity from 0 (none) to 5.
    pub severity: u8,
    /// Its open findings, if it has any.
    pub mark: Option<Mark>,
    /// The response that goes back along the same line.
    pub answer: Option<Answer>,
}

/// A response that is drawn with its request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Its id in the model.
    pub part: Id,
    /// Its position among the model's flows.
    pub place: usize,
    /// Its name.
    pub name: String,
    /// Its number in the order of flows.
    pub number: Option<i64>,
    /// Its severity from 0 (none) to 5.
    pub severity: u8,
    /// Its open findings, if it has any.
    pub mark: Option<Mark>,
}

/// Open findings of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Mark {
    /// How many.
    pub count: u32,
    /// The highest severity among them, from 0 to 5.
    pub severity: u8,
}

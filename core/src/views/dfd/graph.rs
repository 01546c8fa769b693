//! What a data-flow diagram shows, without coordinates.

use super::shape::NodeShape;
use crate::model::Id;

/// A data-flow diagram. Nodes, boundaries and edges are in the model's order, boundaries after the
/// ones around them.
#[derive(Clone, Debug, Default, PartialEq)]
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

impl Graph {
    /// What a layout depends on: the graph with room for two digits of findings on every element and flow,
    /// or for as many more as there are. So nothing moves while the user clears one finding after another.
    pub fn skeleton(&self) -> Graph {
        let mut graph = self.clone();
        for node in &mut graph.nodes {
            node.severity = 0;
            node.mark = reserved_mark(node.mark);
        }
        for boundary in &mut graph.boundaries {
            // Few threats are aimed at boundaries.
            boundary.mark = boundary.mark.and_then(|mark| reserved_mark(Some(mark)));
        }
        for edge in &mut graph.edges {
            edge.severity = 0;
            edge.mark = reserved_mark(edge.mark);
            if let Some(response) = &mut edge.paired_response {
                response.severity = 0;
                response.mark = reserved_mark(response.mark);
            }
        }
        graph
    }
}

/// An element.
#[derive(Clone, Debug, PartialEq)]
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
#[derive(Clone, Debug, PartialEq)]
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
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Its id in the model.
    pub part: Id,
    /// Its position among the model's flows.
    pub model_index: usize,
    /// Its name.
    pub name: String,
    /// Its number in the order of flows.
    pub number: Option<i64>,
    /// Position of the element it starts at in [`Graph::nodes`].
    pub source: usize,
    /// Position of the element it ends at.
    pub sink: usize,
    /// Whether it answers another flow.
    pub is_response: bool,
    /// Its severity from 0 (none) to 5.
    pub severity: u8,
    /// Its open findings, if it has any.
    pub mark: Option<Mark>,
    /// The response that goes back along the same line.
    pub paired_response: Option<PairedResponse>,
}

/// A response that is drawn with its request.
#[derive(Clone, Debug, PartialEq)]
pub struct PairedResponse {
    /// Its id in the model.
    pub part: Id,
    /// Its position among the model's flows.
    pub model_index: usize,
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Mark {
    /// How many.
    pub count: u32,
    /// The highest severity among them, from 0 to 5.
    pub severity: u8,
}

/// A mark that is as wide as any with that many digits, or with two.
fn reserved_mark(mark: Option<Mark>) -> Option<Mark> {
    let digits = mark.and_then(|mark| mark.count.checked_ilog10());
    Some(Mark {
        // All digits are of one width.
        count: 10u32.saturating_pow(digits.unwrap_or_default().max(1)),
        severity: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skeleton_keeps_of_a_mark_only_its_width() {
        let graph = |count: Option<u32>, severity: u8| Graph {
            edges: vec![Edge {
                part: Id::new("f"),
                model_index: 0,
                name: "F".to_owned(),
                number: None,
                source: 0,
                sink: 0,
                is_response: false,
                severity,
                mark: count.map(|count| Mark { count, severity }),
                paired_response: None,
            }],
            ..Graph::default()
        };
        let check = |one: (Option<u32>, u8), other: (Option<u32>, u8), alike: bool| {
            let skeletons = [one, other].map(|(count, severity)| graph(count, severity).skeleton());
            assert_eq!(skeletons[0] == skeletons[1], alike, "{one:?} {other:?}");
        };
        check((Some(1), 5), (Some(9), 1), true);
        check((Some(9), 5), (Some(10), 5), true);
        check((Some(99), 5), (Some(100), 5), false);
        check((Some(100), 5), (Some(999), 5), true);
        check((None, 0), (Some(1), 1), true);
        check((Some(u32::MAX), 1), (Some(1_000_000_000), 1), true);
    }
}

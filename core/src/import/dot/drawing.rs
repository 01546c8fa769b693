//! What a DOT text draws: nodes, clusters and edges with their attributes.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The value of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// Text, with the backslashes it was written with.
    Text(String),
    /// Markup between angle brackets.
    Html(String),
}

/// Attributes by name, in lower case.
pub(super) type Attributes = BTreeMap<String, Value>;

/// Everything that is drawn, in the order it first appears.
#[derive(Clone, Debug, Default)]
pub(super) struct Drawing {
    /// Name of the graph; empty where it has none.
    pub(super) name: String,
    /// Whether its edges have a direction.
    pub(super) directed: bool,
    /// Attributes of the graph itself.
    pub(super) attributes: Attributes,
    pub(super) nodes: Vec<Node>,
    pub(super) clusters: Vec<Cluster>,
    pub(super) edges: Vec<Edge>,
}

/// A node.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) id: String,
    pub(super) attributes: Attributes,
    /// Position of the innermost cluster around it.
    pub(super) cluster: Option<usize>,
    /// Position of a cluster that names it too, without lying in the first.
    pub(super) other_cluster: Option<usize>,
    /// The byte at which it first appears.
    pub(super) at: usize,
}

/// A subgraph that is drawn as a box.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    pub(super) id: String,
    pub(super) attributes: Attributes,
    /// Position of the cluster around it; always a smaller one.
    pub(super) parent: Option<usize>,
}

/// An edge between two nodes.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Shared by all edges of a statement, of which there may be many.
    pub(super) attributes: Arc<Attributes>,
    /// The byte at which its statement starts.
    pub(super) at: usize,
}

impl Drawing {
    /// Whether a cluster is another one or lies in it.
    pub(super) fn is_inside(&self, cluster: usize, outer: usize) -> bool {
        // Clusters come after the ones around them, so this ends.
        let mut at = Some(cluster);
        while let Some(here) = at {
            if here == outer {
                return true;
            }
            at = self.clusters.get(here).and_then(|cluster| cluster.parent);
        }
        false
    }
}

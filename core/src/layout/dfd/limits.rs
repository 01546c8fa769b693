//! Up to which size of a graph there is time for what.

use crate::views::dfd::Graph;

/// Above that many elements and boundaries, or flows, the layout takes seconds.
const MAX_NODES: usize = 800;
const MAX_FLOWS: usize = 1200;

/// ELK walks nested boundaries by recursion; deeper nesting than that was not tried.
const MAX_DEPTH: usize = 220;

/// Up to these sizes there is time to sketch a graph in more than one way.
const SMALL_NODES: usize = 80;
const SMALL_FLOWS: usize = 110;

/// Whether the layered layout would take too long.
pub(super) fn is_too_large(graph: &Graph) -> bool {
    has_too_many(graph) || depth(graph) > MAX_DEPTH
}

/// Whether there are too many elements or flows to route them around one another.
pub(super) fn has_too_many(graph: &Graph) -> bool {
    size(graph) > MAX_NODES || graph.edges.len() > MAX_FLOWS
}

/// Whether there is time to sketch the graph in more than one way.
pub(super) fn is_small(graph: &Graph) -> bool {
    size(graph) <= SMALL_NODES && graph.edges.len() <= SMALL_FLOWS
}

/// How many elements and boundaries there are.
pub(super) fn size(graph: &Graph) -> usize {
    graph.nodes.len().saturating_add(graph.boundaries.len())
}

/// How deep boundaries nest at most.
fn depth(graph: &Graph) -> usize {
    let mut depths: Vec<usize> = Vec::with_capacity(graph.boundaries.len());
    for boundary in &graph.boundaries {
        let around = boundary.parent.and_then(|parent| depths.get(parent));
        let depth = around.copied().unwrap_or(0).saturating_add(1);
        depths.push(depth);
    }
    depths.into_iter().max().unwrap_or(0)
}

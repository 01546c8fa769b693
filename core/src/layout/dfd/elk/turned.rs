//! Which flows are handed to ELK the other way round.

use std::collections::BTreeMap;

use crate::views::dfd::Graph;

/// For each flow whether its source and sink change places for the layout.
///
/// ELK puts the end of an edge behind its start, and leads what runs back around everything. Responses
/// and other flows that run against the first request between the same two elements are turned, so
/// that both directions run side by side.
pub(super) fn turned(graph: &Graph) -> Vec<bool> {
    let mut forward = BTreeMap::new();
    for response in [false, true] {
        for edge in graph.edges.iter().filter(|edge| edge.response == response) {
            let (low, high) = (edge.source.min(edge.sink), edge.source.max(edge.sink));
            // A response without a request runs back to who asked.
            let from = if response { edge.sink } else { edge.source };
            forward.entry((low, high)).or_insert(from);
        }
    }
    graph
        .edges
        .iter()
        .map(|edge| {
            let (low, high) = (edge.source.min(edge.sink), edge.source.max(edge.sink));
            forward
                .get(&(low, high))
                .is_some_and(|from| *from != edge.source)
        })
        .collect()
}

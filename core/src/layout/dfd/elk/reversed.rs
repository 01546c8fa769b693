//! Which flows are handed to ELK the other way round.

use std::collections::BTreeMap;

use crate::views::dfd::{Edge, Graph};

/// For each flow whether its source and sink change places for the layout.
///
/// ELK puts the end of an edge behind its start, and leads what runs back around everything. Responses
/// and other flows that run against the first request between the same two elements are reversed, so
/// that both directions run side by side.
pub(in crate::layout::dfd) fn reversed(graph: &Graph) -> Vec<bool> {
    let mut forward = BTreeMap::new();
    for response in [false, true] {
        for edge in graph
            .edges
            .iter()
            .filter(|edge| edge.is_response == response)
        {
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

/// The same with all flows between the two ends of one flow reversed.
pub(in crate::layout::dfd) fn with_pair_reversed(
    graph: &Graph,
    reversed: &[bool],
    pair: [usize; 2],
) -> Vec<bool> {
    let edges = graph.edges.iter().zip(reversed);
    edges
        .map(|(edge, reversed)| reversed ^ (pair == ends(edge)))
        .collect()
}

/// The pairs of elements that have flows between them, in the order of the flows.
pub(in crate::layout::dfd) fn pairs(graph: &Graph) -> Vec<[usize; 2]> {
    let mut pairs = Vec::new();
    for edge in graph.edges.iter().filter(|edge| edge.source != edge.sink) {
        let pair = ends(edge);
        if !pairs.contains(&pair) {
            pairs.push(pair);
        }
    }
    pairs
}

fn ends(edge: &Edge) -> [usize; 2] {
    [edge.source.min(edge.sink), edge.source.max(edge.sink)]
}

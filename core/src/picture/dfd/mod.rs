//! The picture of a laid-out data-flow diagram.

mod boundary;
mod colouring;
mod element;
mod flow;

use super::item::Picture;
use crate::layout::dfd::Laid;
use crate::views::dfd::Graph;

pub use colouring::Colouring;

/// The picture of a diagram: boundaries below, flows over them, elements on top.
pub fn dfd(graph: &Graph, laid: &Laid, colouring: Colouring) -> Picture {
    let boundaries = graph.boundaries.iter().zip(&laid.boundaries);
    let flows = graph.edges.iter().zip(&laid.flows);
    let nodes = graph.nodes.iter().zip(&laid.nodes);
    Picture {
        origin: laid.origin,
        width: laid.size.width,
        height: laid.size.height,
        title: format!("Data-flow diagram of {}", graph.name),
        description: description(graph),
        items: boundaries
            .map(|(boundary, laid)| boundary::group(boundary, laid))
            .chain(flows.map(|(edge, laid)| flow::group(graph, edge, laid)))
            .chain(nodes.map(|(node, laid)| element::group(node, laid, colouring)))
            .map(Into::into)
            .collect(),
    }
}

fn description(graph: &Graph) -> String {
    let counted = |count: usize, one: &str, many: &str| {
        format!("{count} {}", if count == 1 { one } else { many })
    };
    let responses = graph
        .edges
        .iter()
        .filter(|edge| edge.paired_response.is_some())
        .count();
    format!(
        "{} and {} in {}.",
        counted(graph.nodes.len(), "element", "elements"),
        counted(
            graph.edges.len().saturating_add(responses),
            "dataflow",
            "dataflows"
        ),
        counted(graph.boundaries.len(), "trust boundary", "trust boundaries"),
    )
}

//! The picture of a laid-out data-flow diagram.

mod boundary;
mod element;
mod flow;

use super::Picture;
use crate::layout::dfd::Laid;
use crate::layout::text::Font;
use crate::views::dfd::{Graph, Mark};

/// What the user chose to see in the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Colouring {
    /// Elements look alike.
    #[default]
    Plain,
    /// Elements have an inner edge in the colour of their severity.
    BySeverity,
}

/// The picture of a diagram: boundaries below, flows over them, elements on top.
pub fn dfd(graph: &Graph, laid: &Laid, colouring: Colouring) -> Picture {
    let boundaries = graph.boundaries.iter().zip(&laid.boundaries);
    let flows = graph.edges.iter().zip(&laid.flows);
    let nodes = graph.nodes.iter().zip(&laid.nodes);
    Picture {
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

/// A name with the number and highest severity of its open findings.
pub(super) fn with_findings(words: String, mark: Option<Mark>) -> String {
    let Some(mark) = mark else {
        return words;
    };
    let noun = if mark.count == 1 {
        "finding"
    } else {
        "findings"
    };
    let highest = crate::threats::Severity(mark.severity)
        .word()
        .to_lowercase();
    format!("{words}: {} open {noun}, highest {highest}", mark.count)
}

/// How far under the top of its line a text's baseline lies, for Arial's ascent and descent.
pub(super) fn baseline(font: Font, leading: f64) -> f64 {
    const ASCENT: f64 = 0.905;
    const DESCENT: f64 = 0.212;
    (leading + (ASCENT - DESCENT) * font.size) / 2.0
}

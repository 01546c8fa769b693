//! ELK's graph of a data-flow diagram.

use merman_elk_layered::{
    EdgeLabelPlacement, ElkInputEdge, ElkInputGraph, ElkInputLabel, ElkInputNode,
    HierarchyHandling, NodeFlexibility, NodeLabelPlacement,
};

use super::settings;
use crate::layout::Size;
use crate::layout::dfd::size::Texts;
use crate::views::dfd::{Edge, Graph};

/// Diameter of a number badge with the space to the text beside it, in px.
pub(in crate::layout::dfd) const BADGE: f64 = 18.0;
pub(in crate::layout::dfd) const BADGE_GAP: f64 = 5.0;

/// Space that is kept free at both ends of a label, in px.
const LABEL_ENDS: f64 = 6.0;

/// The graph, with names that tell the kind and the position: `n3`, `b0`, `f12`.
pub(super) fn graph(graph: &Graph, texts: &Texts, thoroughness: usize) -> ElkInputGraph {
    let options = settings::options(graph, thoroughness);
    let parent = |boundary: Option<usize>| boundary.map(|at| format!("b{at}"));
    let boundaries = graph.boundaries.iter().zip(&texts.titles).zip(0usize..);
    let mut nodes: Vec<ElkInputNode> = boundaries
        .map(|((boundary, title), at)| ElkInputNode {
            parent: parent(boundary.parent),
            hierarchy_handling: Some(HierarchyHandling::IncludeChildren),
            node_label_placement: NodeLabelPlacement::InsideTopCenter,
            nested_options: Some(Box::new(options.clone())),
            label: Some(ElkInputLabel::center(
                "",
                title.size.width,
                title.size.height,
            )),
            ..node(format!("b{at}"), Size::default())
        })
        .collect();
    let elements = graph.nodes.iter().zip(&texts.nodes).zip(0usize..);
    nodes.extend(elements.map(|((element, block), at)| ElkInputNode {
        parent: parent(element.boundary),
        ..node(format!("n{at}"), block.size)
    }));
    let turned = super::turned::turned(graph);
    let edges = graph
        .edges
        .iter()
        .zip(&turned)
        .zip(0usize..)
        .map(|((edge, turned), at)| {
            let (from, to) = if *turned {
                (edge.sink, edge.source)
            } else {
                (edge.source, edge.sink)
            };
            let label = label_box(edge, texts, at).map(|(size, inline)| ElkInputLabel {
                source_index: None,
                text: String::new(),
                width: size.width,
                height: size.height,
                placement: EdgeLabelPlacement::Center,
                inline,
            });
            ElkInputEdge {
                id: format!("f{at}"),
                source: format!("n{from}"),
                target: format!("n{to}"),
                labels: label.into_iter().collect(),
                minlen: 1,
                inside_self_loops_yo: false,
                model_order: None,
                priority_direction: 0,
                priority_shortness: 0,
                priority_straightness: 0,
            }
        });
    ElkInputGraph {
        id: "diagram".to_owned(),
        edges: edges.collect(),
        nodes,
        options,
    }
}

/// The place that the text and number of a flow take along its line, and whether the line runs
/// through its middle (with a text above and one below) or along its lower edge.
fn label_box(edge: &Edge, texts: &Texts, at: usize) -> Option<(Size, bool)> {
    let empty = Size::default();
    let request = texts.flows.get(at).map_or(empty, |block| block.size);
    let answer = texts.answers.get(at).map_or(empty, |block| block.size);
    let badge = |number: Option<i64>| {
        if number.is_some() {
            BADGE + BADGE_GAP
        } else {
            0.0
        }
    };
    let badges = badge(edge.number) + badge(edge.answer.as_ref().and_then(|answer| answer.number));
    let width = request.width.max(answer.width) + badges;
    if width == 0.0 {
        return None;
    }
    let width = width + 2.0 * LABEL_ENDS;
    if edge.answer.is_some() {
        let height = 2.0 * request.height.max(answer.height).max(BADGE / 2.0) + 4.0;
        return Some((Size::new(width, height), true));
    }
    let height = request.height.max(BADGE / 2.0) + 2.0;
    Some((Size::new(width, height), false))
}

fn node(id: String, size: Size) -> ElkInputNode {
    ElkInputNode {
        id,
        width: size.width,
        height: size.height,
        parent: None,
        direction: None,
        hierarchy_handling: None,
        layer_constraint: None,
        port_constraints: None,
        port_alignment: None,
        node_label_placement: NodeLabelPlacement::Fixed,
        node_flexibility: NodeFlexibility::None,
        ports_surrounding: None,
        nested_options: None,
        label: None,
    }
}

//! ELK's graph of a data-flow diagram.

use merman_elk_layered::{
    EdgeLabelPlacement, ElkInputEdge, ElkInputGraph, ElkInputLabel, ElkInputNode,
    HierarchyHandling, NodeFlexibility, NodeLabelPlacement,
};

use super::settings;
use crate::layout::dfd::direction::Direction;
use crate::layout::dfd::metrics::{BADGE, BADGE_GAP, LABEL_END_MARGIN};
use crate::layout::dfd::plan::Plan;
use crate::layout::dfd::size::Texts;
use crate::layout::dfd::text_block::TextBlock;
use crate::layout::space::Size;
use crate::views::dfd::{Edge, Graph};

/// The graph, with names made of kind and index: `n3`, `b0`, `f12`.
pub(super) fn graph(graph: &Graph, plan: &Plan, thoroughness: usize) -> ElkInputGraph {
    let Plan {
        direction,
        texts,
        reversed,
        ..
    } = plan;
    let direction = *direction;
    let options = settings::options(graph, direction, thoroughness);
    let parent = |boundary: Option<usize>| boundary.map(|at| format!("b{at}"));
    let boundaries = graph.boundaries.iter().zip(&texts.titles).zip(0usize..);
    let mut nodes: Vec<ElkInputNode> = boundaries
        .map(|((boundary, title), at)| ElkInputNode {
            parent: parent(boundary.parent),
            hierarchy_handling: Some(HierarchyHandling::IncludeChildren),
            nested_options: Some(Box::new(settings::boundary(
                &options, direction, title.size,
            ))),
            ..node(format!("b{at}"), Size::default())
        })
        .collect();
    let elements = graph.nodes.iter().zip(&texts.nodes).zip(0usize..);
    nodes.extend(elements.map(|((element, block), at)| ElkInputNode {
        parent: parent(element.boundary),
        ..node(format!("n{at}"), direction.to_elk(block.size))
    }));
    let edges = graph
        .edges
        .iter()
        .zip(reversed)
        .zip(0usize..)
        .map(|((edge, reversed), at)| {
            let (from, to) = if *reversed {
                (edge.sink, edge.source)
            } else {
                (edge.source, edge.sink)
            };
            let label = match direction {
                Direction::Right => along_horizontal(edge, texts, at),
                Direction::Down => along_vertical(edge, texts, at),
            };
            let label = label.map(|size| ElkInputLabel {
                source_index: None,
                text: String::new(),
                width: direction.to_elk(size).width,
                height: direction.to_elk(size).height,
                placement: EdgeLabelPlacement::Center,
                // With a text at each side the line runs through the middle of the box.
                inline: edge.paired_response.is_some(),
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

/// The place that the texts and numbers of a flow take above its horizontal line, or at both its sides.
fn along_horizontal(edge: &Edge, texts: &Texts, at: usize) -> Option<Size> {
    let (request, response) = text_sizes(texts, at);
    let badge = |has: bool| if has { BADGE + BADGE_GAP } else { 0.0 };
    let [first, second] = badges(edge);
    let width = request.width.max(response.width) + badge(first) + badge(second);
    if width == 0.0 {
        return None;
    }
    let width = width + 2.0 * LABEL_END_MARGIN;
    let height = if edge.paired_response.is_some() {
        2.0 * request.height.max(response.height).max(BADGE / 2.0) + 4.0
    } else {
        request.height.max(BADGE / 2.0) + 2.0
    };
    Some(Size::new(width, height))
}

/// The place that they take beside its vertical line, or at both its sides.
fn along_vertical(edge: &Edge, texts: &Texts, at: usize) -> Option<Size> {
    let (request, response) = text_sizes(texts, at);
    let [first, second] = badges(edge);
    let tall = |text: Size, has: bool| text.height.max(if has { BADGE } else { 0.0 });
    let height = tall(request, first) + tall(response, second);
    if height == 0.0 {
        return None;
    }
    let side = BADGE / 2.0 + BADGE_GAP + request.width.max(response.width);
    let sides = if edge.paired_response.is_some() {
        2.0
    } else {
        1.0
    };
    Some(Size::new(sides * side, height + 2.0 * LABEL_END_MARGIN))
}

fn text_sizes(texts: &Texts, at: usize) -> (Size, Size) {
    let size = |blocks: &[TextBlock]| blocks.get(at).map_or(Size::default(), |block| block.size);
    (size(&texts.flows), size(&texts.responses))
}

/// Whether a flow has a number, and the response drawn with it.
fn badges(edge: &Edge) -> [bool; 2] {
    let response = edge
        .paired_response
        .as_ref()
        .and_then(|response| response.number);
    [edge.number.is_some(), response.is_some()]
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

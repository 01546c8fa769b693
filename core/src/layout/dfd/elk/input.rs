//! ELK's graph of a data-flow diagram.

use merman_elk_layered::{
    EdgeLabelPlacement, ElkInputEdge, ElkInputGraph, ElkInputLabel, ElkInputNode,
    HierarchyHandling, NodeFlexibility, NodeLabelPlacement,
};

use super::{Heading, settings};
use crate::layout::Size;
use crate::layout::dfd::block::Block;
use crate::layout::dfd::fold::Plan;
use crate::layout::dfd::size::Texts;
use crate::views::dfd::{Edge, Graph};

/// Diameter of a number badge with the space to the text beside it, in px.
pub(in crate::layout::dfd) const BADGE: f64 = 18.0;
pub(in crate::layout::dfd) const BADGE_GAP: f64 = 5.0;

/// Space that is kept free at both ends of a label, in px.
const LABEL_ENDS: f64 = 6.0;

/// The graph, with names that tell the kind and the position: `n3`, `b0`, `f12`.
pub(super) fn graph(graph: &Graph, plan: &Plan, thoroughness: usize) -> ElkInputGraph {
    let Plan {
        heading,
        texts,
        turned,
        ..
    } = plan;
    let heading = *heading;
    let options = settings::options(graph, heading, thoroughness);
    let parent = |boundary: Option<usize>| boundary.map(|at| format!("b{at}"));
    let boundaries = graph.boundaries.iter().zip(&texts.titles).zip(0usize..);
    let mut nodes: Vec<ElkInputNode> = boundaries
        .map(|((boundary, title), at)| ElkInputNode {
            parent: parent(boundary.parent),
            hierarchy_handling: Some(HierarchyHandling::IncludeChildren),
            nested_options: Some(Box::new(settings::boundary(&options, heading, title.size))),
            ..node(format!("b{at}"), Size::default())
        })
        .collect();
    let elements = graph.nodes.iter().zip(&texts.nodes).zip(0usize..);
    nodes.extend(elements.map(|((element, block), at)| ElkInputNode {
        parent: parent(element.boundary),
        ..node(format!("n{at}"), heading.turn(block.size))
    }));
    let edges = graph
        .edges
        .iter()
        .zip(turned)
        .zip(0usize..)
        .map(|((edge, turned), at)| {
            let (from, to) = if *turned {
                (edge.sink, edge.source)
            } else {
                (edge.source, edge.sink)
            };
            let label = match heading {
                Heading::Right => along_level(edge, texts, at),
                Heading::Down => along_upright(edge, texts, at),
            };
            let label = label.map(|size| ElkInputLabel {
                source_index: None,
                text: String::new(),
                width: heading.turn(size).width,
                height: heading.turn(size).height,
                placement: EdgeLabelPlacement::Center,
                // With a text at each side the line runs through the middle of the box.
                inline: edge.answer.is_some(),
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

/// The place that the texts and numbers of a flow take above its level line, or at both its sides.
fn along_level(edge: &Edge, texts: &Texts, at: usize) -> Option<Size> {
    let (request, answer) = texts_at(texts, at);
    let badge = |has: bool| if has { BADGE + BADGE_GAP } else { 0.0 };
    let [first, second] = badges(edge);
    let width = request.width.max(answer.width) + badge(first) + badge(second);
    if width == 0.0 {
        return None;
    }
    let width = width + 2.0 * LABEL_ENDS;
    let height = if edge.answer.is_some() {
        2.0 * request.height.max(answer.height).max(BADGE / 2.0) + 4.0
    } else {
        request.height.max(BADGE / 2.0) + 2.0
    };
    Some(Size::new(width, height))
}

/// The place that they take beside its upright line, or at both its sides.
fn along_upright(edge: &Edge, texts: &Texts, at: usize) -> Option<Size> {
    let (request, answer) = texts_at(texts, at);
    let [first, second] = badges(edge);
    let tall = |text: Size, has: bool| text.height.max(if has { BADGE } else { 0.0 });
    let height = tall(request, first) + tall(answer, second);
    if height == 0.0 {
        return None;
    }
    let side = BADGE / 2.0 + BADGE_GAP + request.width.max(answer.width);
    let sides = if edge.answer.is_some() { 2.0 } else { 1.0 };
    Some(Size::new(sides * side, height + 2.0 * LABEL_ENDS))
}

fn texts_at(texts: &Texts, at: usize) -> (Size, Size) {
    let size = |blocks: &[Block]| blocks.get(at).map_or(Size::default(), |block| block.size);
    (size(&texts.flows), size(&texts.answers))
}

/// Whether a flow has a number, and the response drawn with it.
fn badges(edge: &Edge) -> [bool; 2] {
    let answer = edge.answer.as_ref().and_then(|answer| answer.number);
    [edge.number.is_some(), answer.is_some()]
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

//! What is in a diagram, for judging where a flow may run.

use crate::layout::dfd::laid::LaidLabel;
use crate::layout::dfd::metrics::BADGE;
use crate::layout::dfd::outline;
use crate::layout::space::{Point, Rect, Size};
use crate::views::dfd::{Graph, NodeShape};

/// What the mark of an element's findings takes, in px.
const MARK: Size = Size::new(36.0, 22.0);

/// Everything in the diagram; each list is in the order of the graph's.
#[derive(Clone, Debug)]
pub(super) struct Scene {
    /// Elements: the box that each fills, and its shape.
    pub(super) nodes: Vec<(Rect, NodeShape)>,
    /// Boxes of the marks of findings on elements.
    pub(super) marks: Vec<Rect>,
    /// Boxes of boundaries.
    pub(super) boundaries: Vec<Rect>,
    /// Boxes of their titles.
    pub(super) titles: Vec<Rect>,
    /// Flows.
    pub(super) flows: Vec<RoutedFlow>,
}

/// A flow: its line from box to box, and its labels.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RoutedFlow {
    /// Position of the element it starts at.
    pub(super) source: usize,
    /// Position of the element it ends at.
    pub(super) sink: usize,
    /// Its points; segments are horizontal or vertical.
    pub(super) points: Vec<Point>,
    /// Its label, and that of the response drawn with it.
    pub(super) labels: [LaidLabel; 2],
    /// The box of each label, text and number.
    pub(super) boxes: Vec<Rect>,
    /// The box around all of it: what lies outside is not in its way.
    pub(super) bounds: Rect,
}

impl Scene {
    /// Puts together what was placed.
    pub(super) fn new(
        graph: &Graph,
        nodes: &[Rect],
        boundaries: impl Iterator<Item = (Rect, Rect)>,
        flows: Vec<RoutedFlow>,
    ) -> Scene {
        let shapes = graph.nodes.iter().map(|node| node.shape);
        let marked = graph.nodes.iter().zip(nodes);
        let marks = marked.filter(|(node, _)| node.mark.is_some());
        let marks =
            marks.map(|(node, rect)| Rect::around(outline::mark_position(node.shape, *rect), MARK));
        let (boundaries, titles) = boundaries.unzip();
        Scene {
            nodes: nodes.iter().copied().zip(shapes).collect(),
            marks: marks.collect(),
            boundaries,
            titles,
            flows,
        }
    }
}

impl RoutedFlow {
    /// A flow that runs nowhere yet: it is in the way of nothing.
    pub(super) fn without_line(ends: (usize, usize), labels: [LaidLabel; 2]) -> RoutedFlow {
        RoutedFlow {
            labels,
            ..RoutedFlow::new(ends, Vec::new(), Default::default())
        }
    }

    /// A flow between two elements.
    pub(super) fn new(
        (source, sink): (usize, usize),
        points: Vec<Point>,
        labels: [LaidLabel; 2],
    ) -> RoutedFlow {
        let boxes: Vec<Rect> = labels.iter().filter_map(box_around).collect();
        let corners = points
            .iter()
            .map(|point| Rect::new(point.x, point.y, 0.0, 0.0));
        let bounds = corners.chain(boxes.iter().copied()).reduce(Rect::union);
        RoutedFlow {
            source,
            sink,
            bounds: bounds.unwrap_or_default(),
            points,
            labels,
            boxes,
        }
    }
}

/// The box around a label's text and number; nothing may come between them.
fn box_around(label: &LaidLabel) -> Option<Rect> {
    let text = (label.rect.width > 0.0).then_some(label.rect);
    let badge = label
        .badge
        .map(|centre| Rect::around(centre, Size::new(BADGE, BADGE)));
    text.into_iter().chain(badge).reduce(Rect::union)
}

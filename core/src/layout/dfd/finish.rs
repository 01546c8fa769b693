//! From placed boxes and routed lines to the diagram: ends on outlines, texts, the frame around it.

use super::laid::{Laid, LaidBoundary, LaidFlow, LaidLabel, LaidNode};
use super::metrics::{BADGE, MARGIN, title_rect};
use super::outline;
use super::placed::Placed;
use super::size::Texts;
use super::text_block::TextBlock;
use crate::layout::space::{Point, Rect, Size, round};
use crate::views::dfd::{Edge, Graph};

/// The diagram: everything where it was placed, or moved to begin at the margin.
pub(super) fn finish(
    texts: &Texts,
    placed: &Placed,
    flows: impl Iterator<Item = LaidFlow>,
) -> Laid {
    let boundaries = placed.boundaries.iter().zip(&texts.titles);
    let nodes = placed.nodes.iter().zip(&texts.nodes);
    let laid = Laid {
        boundaries: boundaries
            .map(|(rect, title)| boundary(*rect, title))
            .collect(),
        nodes: nodes
            .map(|(rect, text)| LaidNode {
                rect: *rect,
                name: text.lines.clone(),
            })
            .collect(),
        flows: flows.collect(),
        diagnostics: placed.diagnostics.clone(),
        ..Laid::default()
    };
    if placed.keeps_coordinates {
        framed(laid)
    } else {
        normalized(laid)
    }
}

/// A line with its ends on the outlines of its elements.
pub(super) fn clipped(
    graph: &Graph,
    edge: &Edge,
    nodes: &[Rect],
    mut points: Vec<Point>,
) -> Vec<Point> {
    let end = |at: usize, point: Point, before: Point| match (graph.nodes.get(at), nodes.get(at)) {
        (Some(node), Some(rect)) => outline::clip(node.shape, *rect, point, before),
        _ => point,
    };
    if let [first, second, ..] = points.as_mut_slice() {
        *first = end(edge.source, *first, *second);
    }
    if let [.., before, last] = points.as_mut_slice() {
        *last = end(edge.sink, *last, *before);
    }
    points
}

/// The same with the frame around everything, and lines rounded.
fn framed(mut laid: Laid) -> Laid {
    let Some(bounds) = bounds(&laid) else {
        return laid;
    };
    for flow in &mut laid.flows {
        flow.points
            .iter_mut()
            .for_each(|point| *point = point.rounded());
        for label in [&mut flow.label, &mut flow.response_label] {
            label.rect = label.rect.rounded();
            label.badge = label.badge.map(Point::rounded);
        }
    }
    laid.origin = Point::new(bounds.x - MARGIN, bounds.y - MARGIN).rounded();
    laid.size = Size::new(
        round(bounds.width + 2.0 * MARGIN).ceil(),
        round(bounds.height + 2.0 * MARGIN).ceil(),
    );
    laid
}

/// The same moved so that everything lies inside the margin, and rounded.
fn normalized(mut laid: Laid) -> Laid {
    let Some(bounds) = bounds(&laid) else {
        return laid;
    };
    let (dx, dy) = (MARGIN - bounds.x, MARGIN - bounds.y);
    let rect = |rect: &mut Rect| *rect = rect.moved(dx, dy).rounded();
    let point = |point: &mut Point| *point = point.moved(dx, dy).rounded();
    for boundary in &mut laid.boundaries {
        rect(&mut boundary.rect);
        rect(&mut boundary.title_rect);
    }
    laid.nodes.iter_mut().for_each(|node| rect(&mut node.rect));
    for flow in &mut laid.flows {
        flow.points.iter_mut().for_each(point);
        for label in [&mut flow.label, &mut flow.response_label] {
            if !label.lines.is_empty() || label.rect.width > 0.0 {
                rect(&mut label.rect);
            }
            label.badge.iter_mut().for_each(point);
        }
    }
    laid.size = Size::new(
        (bounds.width + 2.0 * MARGIN).ceil(),
        (bounds.height + 2.0 * MARGIN).ceil(),
    );
    laid
}

/// The box around everything.
fn bounds(laid: &Laid) -> Option<Rect> {
    let point_rect = |point: &Point| Rect::new(point.x, point.y, 0.0, 0.0);
    let badge = |label: &LaidLabel| {
        let size = Size::new(BADGE, BADGE);
        label.badge.map(|centre| Rect::around(centre, size))
    };
    let boundaries = laid
        .boundaries
        .iter()
        .map(|boundary| boundary.rect.union(boundary.title_rect));
    let nodes = laid.nodes.iter().map(|node| node.rect);
    let lines = laid
        .flows
        .iter()
        .flat_map(|flow| flow.points.iter().map(point_rect));
    let labels = laid
        .flows
        .iter()
        .flat_map(|flow| [&flow.label, &flow.response_label]);
    let texts = labels
        .clone()
        .filter(|label| label.rect.width > 0.0)
        .map(|label| label.rect);
    boundaries
        .chain(nodes)
        .chain(lines)
        .chain(texts)
        .chain(labels.filter_map(badge))
        .reduce(Rect::union)
}

fn boundary(rect: Rect, title: &TextBlock) -> LaidBoundary {
    LaidBoundary {
        rect,
        title: title.lines.clone(),
        title_rect: title_rect(rect, title.size),
    }
}

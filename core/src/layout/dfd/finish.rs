//! From placed boxes and lines to the diagram: straight lines, ends on outlines, labels.

use super::laid::{Laid, LaidBoundary, LaidFlow, LaidLabel, LaidNode};
use super::line::simplified;
use super::metrics::{BADGE, MARGIN, title_rect};
use super::placed::Placed;
use super::route::{RoutedFlow, Scene};
use super::size::Texts;
use super::text_block::TextBlock;
use super::{label, outline};
use crate::layout::space::{Point, Rect, Size};
use crate::views::dfd::{Edge, Graph};

/// What was placed, with lines straightened and labels put to them: ready to be judged.
pub(super) fn scene(graph: &Graph, texts: &Texts, placed: &Placed) -> Scene {
    let titles = placed.boundaries.iter().zip(&texts.titles);
    let titles = titles.map(|(rect, title)| (*rect, title_rect(*rect, title.size)));
    let flows = graph
        .edges
        .iter()
        .zip(&placed.routes)
        .zip(texts.flows.iter().zip(&texts.responses))
        .map(|((edge, route), (text, response))| {
            let points = simplified(&route.points);
            let labels = label::in_reserved_space(edge, route, &points, text, response);
            RoutedFlow::new((edge.source, edge.sink), points, labels)
        })
        .collect();
    Scene::new(graph, &placed.nodes, titles, flows)
}

/// The diagram of a scene: ends on outlines, everything inside the margin.
pub(super) fn finish(graph: &Graph, texts: &Texts, placed: &Placed, scene: Scene) -> Laid {
    let boundaries = placed.boundaries.iter().zip(&texts.titles);
    let nodes = placed.nodes.iter().zip(&texts.nodes);
    let nodes: Vec<LaidNode> = nodes
        .map(|(rect, block)| LaidNode {
            rect: *rect,
            name: block.lines.clone(),
        })
        .collect();
    let flows = graph.edges.iter().zip(scene.flows).map(|(edge, flow)| {
        let [label, response] = flow.labels;
        LaidFlow {
            points: clipped(graph, edge, &nodes, flow.points),
            label,
            response_label: response,
        }
    });
    let flows = flows.collect();
    normalized(Laid {
        size: Size::default(),
        boundaries: boundaries
            .map(|(rect, title)| boundary(*rect, title))
            .collect(),
        nodes,
        flows,
        diagnostics: Vec::new(),
    })
}

/// The same moved so that everything lies inside the margin, and rounded.
pub(super) fn normalized(mut laid: Laid) -> Laid {
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

fn clipped(graph: &Graph, edge: &Edge, nodes: &[LaidNode], mut points: Vec<Point>) -> Vec<Point> {
    let end = |at: usize, point: Point, before: Point| match (graph.nodes.get(at), nodes.get(at)) {
        (Some(node), Some(laid)) => outline::clip(node.shape, laid.rect, point, before),
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

//! From placed boxes and lines to the diagram: straight lines, ends on outlines, labels.

use super::block::Block;
use super::elk::{BADGE, Placed};
use super::laid::{Laid, LaidBoundary, LaidFlow, LaidLabel, LaidNode};
use super::route::{Course, Scene};
use super::size::Texts;
use super::{MARGIN, label, outline};
use crate::layout::{Point, Rect, Size};
use crate::views::dfd::{Edge, Graph};

/// Where the title of a boundary starts, seen from its corner.
const TITLE: (f64, f64) = (12.0, 7.0);

/// What was placed, with lines straightened and labels put to them: ready to be judged.
pub(super) fn scene(graph: &Graph, texts: &Texts, placed: &Placed) -> Scene {
    let titles = placed.boundaries.iter().zip(&texts.titles);
    let titles = titles.map(|(rect, title)| (*rect, title_rect(*rect, title)));
    let courses = graph
        .edges
        .iter()
        .zip(&placed.routes)
        .zip(texts.flows.iter().zip(&texts.answers))
        .map(|((edge, route), (text, answer))| {
            let points = simplified(&route.points);
            let labels = label::reserved(edge, route, &points, text, answer);
            Course::new((edge.source, edge.sink), points, labels)
        })
        .collect();
    Scene::new(graph, &placed.nodes, titles, courses)
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
    let flows = graph.edges.iter().zip(scene.courses).map(|(edge, course)| {
        let [label, answer] = course.labels;
        LaidFlow {
            points: clipped(graph, edge, &nodes, course.points),
            label,
            answer,
        }
    });
    let flows = flows.collect();
    settled(Laid {
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
pub(super) fn settled(mut laid: Laid) -> Laid {
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
        for label in [&mut flow.label, &mut flow.answer] {
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
    let spot = |point: &Point| Rect::new(point.x, point.y, 0.0, 0.0);
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
        .flat_map(|flow| flow.points.iter().map(spot));
    let labels = laid
        .flows
        .iter()
        .flat_map(|flow| [&flow.label, &flow.answer]);
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

fn boundary(rect: Rect, title: &Block) -> LaidBoundary {
    LaidBoundary {
        rect,
        title: title.lines.clone(),
        title_rect: title_rect(rect, title),
    }
}

fn title_rect(rect: Rect, title: &Block) -> Rect {
    let Size { width, height } = title.size;
    Rect::new(rect.x + TITLE.0, rect.y + TITLE.1, width, height)
}

/// Without doubled points and points on a straight line; two points are always left.
pub(super) fn simplified(points: &[Point]) -> Vec<Point> {
    let same = |a: f64, b: f64| (a - b).abs() < 0.01;
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for point in points {
        if kept
            .last()
            .is_some_and(|last| same(last.x, point.x) && same(last.y, point.y))
        {
            continue;
        }
        if let [.., before, last] = kept.as_slice() {
            let upright = same(before.x, last.x) && same(last.x, point.x);
            let level = same(before.y, last.y) && same(last.y, point.y);
            if upright || level {
                kept.pop();
            }
        }
        kept.push(*point);
    }
    if let ([only], Some(last)) = (kept.as_slice(), points.last()) {
        kept = vec![*only, *last];
    }
    kept
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

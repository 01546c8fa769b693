//! From placed boxes and lines to the diagram: straight lines, ends on outlines, labels.

use super::block::Block;
use super::elk::{BADGE, BADGE_GAP, Placed, Route};
use super::laid::{Laid, LaidBoundary, LaidFlow, LaidLabel, LaidNode};
use super::size::Texts;
use super::{MARGIN, outline};
use crate::layout::{Point, Rect, Size};
use crate::views::dfd::{Edge, Graph};

/// Where the title of a boundary starts, seen from its corner.
const TITLE: (f64, f64) = (12.0, 7.0);

/// Space between a line and the text above or below it, in px.
const LABEL_GAP: f64 = 2.0;

/// Makes the diagram of what was placed.
pub(super) fn finish(graph: &Graph, texts: &Texts, placed: &Placed) -> Laid {
    let boundaries: Vec<LaidBoundary> = placed
        .boundaries
        .iter()
        .zip(&texts.titles)
        .map(|(rect, title)| boundary(*rect, title))
        .collect();
    let nodes: Vec<LaidNode> = placed
        .nodes
        .iter()
        .zip(&texts.nodes)
        .map(|(rect, block)| LaidNode {
            rect: *rect,
            name: block.lines.clone(),
        })
        .collect();
    let flows = graph
        .edges
        .iter()
        .zip(&placed.routes)
        .zip(texts.flows.iter().zip(&texts.answers))
        .map(|((edge, route), (text, answer))| {
            let points = simplified(&route.points);
            let (label, answer) = labels(edge, route, &points, text, answer);
            LaidFlow {
                points: clipped(graph, edge, &nodes, points),
                label,
                answer,
            }
        })
        .collect();
    settled(Laid {
        size: Size::default(),
        boundaries,
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
        title_rect: Rect::new(
            rect.x + TITLE.0,
            rect.y + TITLE.1,
            title.size.width,
            title.size.height,
        ),
    }
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

/// The labels of a flow and of the response drawn with it, in the place reserved for them.
fn labels(
    edge: &Edge,
    route: &Route,
    points: &[Point],
    text: &Block,
    answer: &Block,
) -> (LaidLabel, LaidLabel) {
    let Some(place) = route.label else {
        return (LaidLabel::default(), LaidLabel::default());
    };
    let (line, forward) = line_at(points, place);
    let request = one_label(text, edge.number, place, line, Side::new(forward, true));
    let answer = match &edge.answer {
        Some(found) => one_label(
            answer,
            found.number,
            place,
            line,
            Side::new(!forward, false),
        ),
        None => LaidLabel::default(),
    };
    (request, answer)
}

/// Where on its line a label stands.
#[derive(Clone, Copy)]
struct Side {
    /// Whether its flow runs to the right there, and so has its number at the left.
    forward: bool,
    /// Whether it stands above the line.
    above: bool,
}

impl Side {
    fn new(forward: bool, above: bool) -> Side {
        Side { forward, above }
    }
}

fn one_label(text: &Block, number: Option<i64>, place: Rect, line: f64, side: Side) -> LaidLabel {
    let badge = number.map(|_| BADGE);
    let size = text.size;
    let inner = place.grown(-6.0);
    let reserved = badge.map_or(0.0, |badge| badge + BADGE_GAP);
    let x = if side.forward {
        inner.x + reserved
    } else {
        inner.right() - reserved - size.width
    };
    let y = if side.above {
        line - LABEL_GAP - size.height
    } else {
        line + LABEL_GAP
    };
    let centre = badge.map(|badge| {
        let x = if side.forward {
            inner.x + badge / 2.0
        } else {
            inner.right() - badge / 2.0
        };
        Point::new(x, line)
    });
    LaidLabel {
        lines: text.lines.clone(),
        rect: Rect::new(x, y, size.width, size.height),
        badge: centre,
    }
}

/// The height of the level line along a label, and whether the flow runs to the right there.
fn line_at(points: &[Point], place: Rect) -> (f64, bool) {
    let middle = place.centre();
    let mut best = (f64::INFINITY, place.bottom(), true);
    for pair in points.windows(2) {
        let &[from, to] = pair else {
            continue;
        };
        let (left, right) = (from.x.min(to.x), from.x.max(to.x));
        let off = (from.y - middle.y).abs();
        if (from.y - to.y).abs() < 0.01 && left <= middle.x && middle.x <= right && off < best.0 {
            best = (off, from.y, from.x <= to.x);
        }
    }
    (best.1, best.2)
}

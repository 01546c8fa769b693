//! Turns flows for the layout so that a long chain folds back and the drawing can be shown larger.

use super::elk::{self, Heading, Placed};
use super::route::Piece;
use super::size::Texts;
use crate::layout::{Point, Rect, Size};
use crate::views::dfd::Graph;

/// How many sketches are made at most for a graph with one flow; larger ones have fewer.
const SKETCHES: usize = 400;

/// How much more legible a drawing must become for flows that run backwards.
const WORTH: f64 = 1.08;

/// The canvas that a drawing is to fit, in px.
const CANVAS: Size = Size::new(1000.0, 720.0);

/// For each flow whether it is turned for the layout.
pub(super) fn folded(graph: &Graph, texts: &Texts, heading: Heading) -> Vec<bool> {
    let mut turned = elk::turned(graph);
    // The first flow keeps its way: that is where a reader starts.
    let pairs: Vec<[usize; 2]> = elk::pairs(graph).into_iter().skip(1).collect();
    let mut left = SKETCHES / graph.edges.len().max(1);
    if left < pairs.len() {
        return turned;
    }
    let Some(mut least) = sketched(graph, texts, heading, &turned) else {
        return turned;
    };
    while left >= pairs.len() && !pairs.is_empty() {
        left -= pairs.len();
        let tried = pairs.iter().filter_map(|pair| {
            let other = elk::with_pair_turned(graph, &turned, *pair);
            Some((sketched(graph, texts, heading, &other)?, other))
        });
        // The first of equals, so that what comes first in the model turns first.
        let best = tried.reduce(|best, next| if next.0 > best.0 { next } else { best });
        match best {
            Some((legible, other)) if legible > WORTH * least => (least, turned) = (legible, other),
            _ => break,
        }
    }
    turned
}

/// How legible that layout is.
fn sketched(graph: &Graph, texts: &Texts, heading: Heading, turned: &[bool]) -> Option<f64> {
    let placed = elk::sketch(graph, texts, heading, turned)?;
    let lines = placed.routes.iter().map(|route| route.points.as_slice());
    Some(legibility(size(&placed), lines))
}

/// How large a drawing can be shown in a usual canvas, at most in its own size, less for lines that go
/// a long way round.
pub(super) fn legibility<'a>(size: Size, lines: impl Iterator<Item = &'a [Point]>) -> f64 {
    let scale = (CANVAS.width / size.width).min(CANVAS.height / size.height);
    let (mut length, mut straight) = (1.0, 1.0);
    for line in lines {
        length += Piece::of(line).map(Piece::length).sum::<f64>();
        if let [first, .., last] = line {
            straight += (first.x - last.x).abs() + (first.y - last.y).abs();
        }
    }
    scale.min(1.0) * (straight / length).sqrt()
}

fn size(placed: &Placed) -> Size {
    let points = placed.routes.iter().flat_map(|route| &route.points);
    let spots = points.map(|point| Rect::new(point.x, point.y, 0.0, 0.0));
    let labels = placed.routes.iter().filter_map(|route| route.label);
    let rects = placed.nodes.iter().chain(&placed.boundaries).copied();
    let all = rects.chain(spots).chain(labels).reduce(Rect::union);
    all.unwrap_or_default().grown(super::MARGIN).size()
}

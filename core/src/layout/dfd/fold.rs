//! Chooses which way a layout runs, and turns flows for it so that a long chain folds back, for the
//! drawing to be shown larger.

use super::arranged::Arranged;
use super::direction::Direction;
use super::elk;
use super::limits;
use super::line::Segment;
use super::metrics::MARGIN;
use super::plan::Plan;
use super::size;
use crate::layout::space::{Point, Rect, Size};
use crate::views::dfd::Graph;

/// How many sketches are made at most for a graph with one flow; larger ones have fewer.
const MAX_SKETCHES: usize = 200;

/// How much more legible a drawing must become for flows that run backwards.
const MIN_FOLD_GAIN: f64 = 1.08;

/// How much more legible a layout must be to be chosen over one that reads from left to right.
const MIN_DOWN_GAIN: f64 = 1.1;

/// The canvas that a drawing is to fit, in px.
const CANVAS: Size = Size::new(1000.0, 720.0);

/// The ways to lay out a graph, the one that promises most first.
pub(super) fn plans(graph: &Graph) -> Vec<Plan> {
    let right = unfolded(graph, Direction::Right);
    if !limits::is_small(graph) {
        return vec![right];
    }
    let right = folded(graph, right);
    let down = folded(graph, unfolded(graph, Direction::Down));
    if down.legibility > MIN_DOWN_GAIN * right.legibility {
        vec![down, right]
    } else {
        vec![right, down]
    }
}

fn unfolded(graph: &Graph, direction: Direction) -> Plan {
    Plan {
        direction,
        texts: size::measure(graph, direction),
        reversed: elk::reversed(graph),
        legibility: 0.0,
    }
}

/// The same with flows reversed as long as that makes it more legible.
fn folded(graph: &Graph, mut plan: Plan) -> Plan {
    plan.legibility = sketch_legibility(graph, &plan).unwrap_or(0.0);
    // The first flow keeps its way: that is where a reader starts.
    let pairs: Vec<[usize; 2]> = elk::pairs(graph).into_iter().skip(1).collect();
    let mut left = MAX_SKETCHES / graph.edges.len().max(1);
    while left >= pairs.len() {
        left -= pairs.len();
        let tried = pairs.iter().filter_map(|pair| {
            let mut other = plan.clone();
            other.reversed = elk::with_pair_reversed(graph, &plan.reversed, *pair);
            other.legibility = sketch_legibility(graph, &other)?;
            Some(other)
        });
        // The first of equals, so that what comes first in the model turns first.
        let best = tried.reduce(|best, next| {
            if next.legibility > best.legibility {
                next
            } else {
                best
            }
        });
        match best {
            Some(better) if better.legibility > MIN_FOLD_GAIN * plan.legibility => plan = better,
            _ => break,
        }
    }
    plan
}

/// How legible that layout is.
fn sketch_legibility(graph: &Graph, plan: &Plan) -> Option<f64> {
    let placed = elk::sketch(graph, plan)?;
    let lines = placed.routes.iter().map(|route| route.points.as_slice());
    Some(legibility(extent(&placed), lines))
}

/// How large a drawing can be shown in a usual canvas, at most in its own size, less for lines that go
/// a long way round.
fn legibility<'a>(size: Size, lines: impl Iterator<Item = &'a [Point]>) -> f64 {
    let scale = (CANVAS.width / size.width).min(CANVAS.height / size.height);
    let (mut length, mut straight) = (1.0, 1.0);
    for line in lines {
        length += Segment::of(line).map(Segment::length).sum::<f64>();
        if let [first, .., last] = line {
            straight += (first.x - last.x).abs() + (first.y - last.y).abs();
        }
    }
    scale.min(1.0) * (straight / length).sqrt()
}

fn extent(placed: &Arranged) -> Size {
    let points = placed.routes.iter().flat_map(|route| &route.points);
    let point_rects = points.map(|point| Rect::new(point.x, point.y, 0.0, 0.0));
    let labels = placed.routes.iter().filter_map(|route| route.label);
    let rects = placed.nodes.iter().chain(&placed.boundaries).copied();
    let all = rects.chain(point_rects).chain(labels).reduce(Rect::union);
    all.unwrap_or_default().grown(MARGIN).size()
}

//! Improves the lines of flows; elements stay where they are.
//!
//! Each flow in turn is tried along other lines ([`candidates`]) with its text in a free place along them
//! ([`labels`]), and takes the best that has no fault ([`faults`]).

use super::faults::{self, Faults};
use super::scene::{RoutedFlow, Scene};
use super::{candidates, labels};
use crate::layout::dfd::line::Segment;
use crate::layout::space::Point;

/// How often all flows are tried, up to that many flows: one that has moved frees space for
/// others. What is larger keeps the lines it has, as there is no time to try others.
const ROUNDS: [(usize, usize); 3] = [(60, 3), (120, 2), (300, 1)];

/// What a line costs besides its length in px: a bend, a crossing, something too close.
pub(super) const BEND_COST: f64 = 60.0;
const CROSSING_COST: f64 = 120.0;
const TOO_CLOSE_COST: f64 = 60.0;

/// A step that is shorter than that, in px, and what it costs.
const SHORT_JOG: f64 = 18.0;
const JOG_COST: f64 = 60.0;

/// What touching something costs: more than any line that does not.
const OVERLAP_COST: f64 = 100_000.0;

/// Leads flows along better lines, as long as there are some.
pub(super) fn improve(scene: &mut Scene) {
    let flows = scene.flows.len();
    let rounds = ROUNDS.iter().find(|(most, _)| flows <= *most);
    for _ in 0..rounds.map_or(0, |(_, rounds)| *rounds) {
        let mut changed = false;
        for index in 0..scene.flows.len() {
            if let Some(improved) = improved(scene, index)
                && let Some(flow) = scene.flows.get_mut(index)
            {
                *flow = improved;
                changed = true;
            }
        }
        if !changed {
            return;
        }
    }
}

/// The flow along the best line found, if that is better than where it runs.
fn improved(scene: &Scene, index: usize) -> Option<RoutedFlow> {
    let flow = scene.flows.get(index)?;
    let placed = labels::best_position(scene, index, &flow.points);
    let labels = faults::label_faults(scene, index, flow, Faults::ANY);
    let found = faults::line_faults(scene, index, flow, Faults::ANY);
    let line = line_cost(&flow.points) + fault_cost(found);
    let most = Faults {
        overlaps: found.overlaps,
        ..Faults::ANY
    };
    let mut lowest_cost = match &placed {
        Some((_, label_cost)) => line + label_cost,
        None => line + fault_cost(labels),
    };
    let mut best = placed.map(|(flow, _)| flow);
    let lines = candidates::lines(scene, flow).into_iter();
    let mut lines: Vec<(f64, Vec<Point>)> = lines.map(|line| (line_cost(&line), line)).collect();
    lines.sort_by(|(one, _), (two, _)| one.total_cmp(two));
    for (mut cost, points) in lines {
        if cost >= lowest_cost - 1.0 {
            break;
        }
        let without_labels = RoutedFlow::new((flow.source, flow.sink), points, Default::default());
        cost += fault_cost(faults::line_faults(scene, index, &without_labels, most));
        if cost >= lowest_cost - 1.0 {
            continue;
        }
        if let Some((candidate, label_cost)) =
            labels::best_position(scene, index, &without_labels.points)
            && cost + label_cost < lowest_cost - 1.0
        {
            lowest_cost = cost + label_cost;
            best = Some(candidate);
        }
    }
    best.filter(|best| best != flow)
}

/// What a line costs by itself: its length, its bends, its short steps.
pub(super) fn line_cost(points: &[Point]) -> f64 {
    let segments = Segment::of(points).map(Segment::length);
    let last = points.len().saturating_sub(2);
    let bends: f64 = points.iter().skip(2).map(|_| BEND_COST).sum();
    let inner = segments.clone().take(last).skip(1);
    let jogs: f64 = inner
        .filter(|length| *length < SHORT_JOG)
        .map(|_| JOG_COST)
        .sum();
    segments.sum::<f64>() + bends + jogs
}

/// What faults cost.
pub(super) fn fault_cost(faults: Faults) -> f64 {
    let times =
        |count: usize, each: f64| f64::from(u32::try_from(count).unwrap_or(u32::MAX)) * each;
    times(faults.overlaps, OVERLAP_COST)
        + times(faults.too_close, TOO_CLOSE_COST)
        + times(faults.crossings, CROSSING_COST)
}

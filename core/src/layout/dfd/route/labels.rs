//! Finds the best position of a flow's text and number along its line.

use super::faults::{self, Faults};
use super::scene::{RoutedFlow, Scene};
use crate::layout::dfd::label::{self, Side};
use crate::layout::dfd::line::Segment;
use crate::layout::space::Point;

/// Space kept free at both ends of a segment, in px.
const END_MARGIN: f64 = 10.0;

/// From one place that is tried to the next, in px.
const STEP: f64 = 12.0;

/// How many places along a segment are tried at most; those of very long ones are farther apart.
const MAX_STEPS: f64 = 4096.0;

/// What a place costs by the px from the flow's start, below its line, and at a vertical segment.
const DISTANCE_COST: f64 = 0.08;
const BELOW_COST: f64 = 8.0;
const BESIDE_COST: f64 = 12.0;

/// The flow with that line and its labels in the best free place, with what the place costs; `None`
/// where there is none.
pub(super) fn best_position(
    scene: &Scene,
    index: usize,
    line: &[Point],
) -> Option<(RoutedFlow, f64)> {
    let flow = scene.flows.get(index)?;
    let ends = (flow.source, flow.sink);
    if flow.labels.iter().all(label::is_empty) {
        let flow = RoutedFlow::new(ends, line.to_vec(), flow.labels.clone());
        return Some((flow, 0.0));
    }
    let sides: &[Side] = match &flow.labels {
        [_, response] if label::is_empty(response) => &[Side::First, Side::Second],
        _ => &[Side::First],
    };
    let mut best: Option<(RoutedFlow, f64)> = None;
    let mut travelled = 0.0;
    for segment in Segment::of(line) {
        let horizontal = segment.is_horizontal();
        let last_start = segment.length() - label::length(&flow.labels, horizontal) - END_MARGIN;
        let step = STEP.max(last_start / MAX_STEPS);
        let mut start = END_MARGIN;
        while start <= last_start {
            for side in sides {
                let cost = DISTANCE_COST * (travelled + start)
                    + if *side == Side::Second {
                        BELOW_COST
                    } else {
                        0.0
                    }
                    + if horizontal { 0.0 } else { BESIDE_COST };
                if best.as_ref().is_some_and(|(_, best)| *best <= cost) {
                    continue;
                }
                let labels = label::along(&flow.labels, segment, start, *side);
                let candidate = RoutedFlow::new(ends, line.to_vec(), labels);
                if faults::label_faults(scene, index, &candidate, Faults::default())
                    == Faults::default()
                {
                    best = Some((candidate, cost));
                }
            }
            start += step;
        }
        travelled += segment.length();
    }
    best
}

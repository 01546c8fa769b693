//! Where along its line the text and number of a flow stand best.

use super::faults::{self, Faults};
use super::scene::{Course, Piece, Scene};
use crate::layout::Point;
use crate::layout::dfd::label::{self, Side};

/// Space kept free at both ends of a piece, in px.
const ENDS: f64 = 10.0;

/// From one place that is tried to the next, in px.
const STEP: f64 = 12.0;

/// What a place costs by the px from the flow's start, below its line, and at an upright piece.
const FAR: f64 = 0.08;
const BELOW: f64 = 8.0;
const BESIDE: f64 = 12.0;

/// The flow with that line and its labels in the best free place, with what the place costs; `None`
/// where there is none.
pub(super) fn best(scene: &Scene, at: usize, line: &[Point]) -> Option<(Course, f64)> {
    let course = scene.courses.get(at)?;
    let ends = (course.source, course.sink);
    if course.labels.iter().all(label::is_empty) {
        let course = Course::new(ends, line.to_vec(), course.labels.clone());
        return Some((course, 0.0));
    }
    let sides: &[Side] = match &course.labels {
        [_, answer] if label::is_empty(answer) => &[Side::First, Side::Second],
        _ => &[Side::First],
    };
    let mut best: Option<(Course, f64)> = None;
    let mut gone = 0.0;
    for piece in Piece::of(line) {
        let level = piece.is_level();
        let room = piece.length() - label::length(&course.labels, level) - ENDS;
        let mut start = ENDS;
        while start <= room {
            for side in sides {
                let cost = FAR * (gone + start)
                    + if *side == Side::Second { BELOW } else { 0.0 }
                    + if level { 0.0 } else { BESIDE };
                if best.as_ref().is_some_and(|(_, best)| *best <= cost) {
                    continue;
                }
                let labels = label::stand(&course.labels, piece, start, *side);
                let there = Course::new(ends, line.to_vec(), labels);
                if faults::of_labels(scene, at, &there, Faults::default()) == Faults::default() {
                    best = Some((there, cost));
                }
            }
            start += STEP;
        }
        gone += piece.length();
    }
    best
}

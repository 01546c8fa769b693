//! What is wrong with where a flow runs: what it touches, what it crosses, what it comes too near.

use super::scene::{Course, Piece, Scene};
use crate::layout::{Point, Rect};

/// What touches is at fault from this many px on, so that rounding makes no fault.
const TOUCH: f64 = 0.5;

/// Distance that lines, and ends at one element, keep from one another, in px.
const APART: f64 = 10.0;

/// Distance that lines keep from elements they do not belong to, and texts from anything, in px.
const NODE_ROOM: f64 = 8.0;
const TEXT_ROOM: f64 = 2.0;

/// What can be said against a flow's place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Faults {
    /// Things that it lies over or runs through.
    pub(super) touched: usize,
    /// Things that it comes too near.
    pub(super) near: usize,
    /// Flows that it crosses, once each time.
    pub(super) crossed: usize,
}

/// How many faults a whole diagram has; a fault between two flows counts twice.
pub(in crate::layout::dfd) fn count(scene: &Scene) -> usize {
    let courses = scene.courses.iter().zip(0usize..);
    courses
        .map(|(course, at)| of(scene, at, course).touched)
        .sum()
}

/// The faults of a flow, were it to run there; `at` is its position.
pub(super) fn of(scene: &Scene, at: usize, course: &Course) -> Faults {
    let mut faults = Faults::default();
    with_nodes(scene, course, &mut faults);
    with_boundaries(scene, course, &mut faults);
    with_itself(course, &mut faults);
    let reach = course.bounds.grown(2.0 * APART);
    let others = scene.courses.iter().zip(0usize..);
    for (other, _) in others.filter(|(_, other)| *other != at) {
        if reach.overlaps(other.bounds.grown(TOUCH)) {
            with_other(course, other, &mut faults);
        }
    }
    faults
}

fn with_nodes(scene: &Scene, course: &Course, faults: &mut Faults) {
    let last = course.points.len().saturating_sub(2);
    for ((rect, _), node) in scene.nodes.iter().zip(0usize..) {
        if !course.bounds.overlaps(rect.grown(2.0 * NODE_ROOM)) {
            continue;
        }
        for (piece, index) in Piece::of(&course.points).zip(0usize..) {
            let own =
                (node == course.source && index == 0) || (node == course.sink && index == last);
            // Its first and last piece only touch the box that they belong to.
            judge(
                faults,
                piece.rect(),
                *rect,
                if own { 0.0 } else { NODE_ROOM },
            );
        }
        for text in &course.boxes {
            judge(faults, *text, *rect, TEXT_ROOM);
        }
    }
}

fn with_boundaries(scene: &Scene, course: &Course, faults: &mut Faults) {
    for title in &scene.titles {
        let boxes = course.boxes.iter().copied();
        for rect in Piece::of(&course.points).map(Piece::rect).chain(boxes) {
            judge(faults, rect, *title, TEXT_ROOM);
        }
    }
    for border in &scene.boundaries {
        for text in &course.boxes {
            if text.overlaps(border.grown(TEXT_ROOM)) && !holds(border.grown(-TEXT_ROOM), *text) {
                let touches = text.overlaps(*border) && !holds(*border, *text);
                faults.touched += usize::from(touches);
                faults.near += usize::from(!touches);
            }
        }
        for piece in Piece::of(&course.points) {
            faults.near += usize::from(runs_along_border(piece, *border));
        }
    }
}

/// Texts lie beside their own line, so only what runs right through them is at fault.
fn with_itself(course: &Course, faults: &mut Faults) {
    let texts = course.labels.iter().map(|label| label.rect);
    for text in texts.filter(|text| text.width > 0.0) {
        let through = |piece: &Piece| piece.rect().overlaps(text.grown(-TOUCH));
        faults.touched += Piece::of(&course.points).filter(through).count();
    }
    for (one, at) in course.boxes.iter().zip(1usize..) {
        let over = |two: &&Rect| one.grown(-TOUCH).overlaps(**two);
        faults.touched += course.boxes.iter().skip(at).filter(over).count();
    }
}

fn with_other(course: &Course, other: &Course, faults: &mut Faults) {
    for piece in Piece::of(&course.points) {
        for there in Piece::of(&other.points) {
            if piece.is_level() == there.is_level() {
                judge_parallel(faults, piece, there);
            } else if crosses(piece.rect(), there.rect()) {
                faults.crossed += 1;
            }
        }
        for text in &other.boxes {
            judge(faults, piece.rect(), *text, TEXT_ROOM);
        }
    }
    for text in &course.boxes {
        let boxes = other.boxes.iter().copied();
        for rect in Piece::of(&other.points).map(Piece::rect).chain(boxes) {
            judge(faults, *text, rect, TEXT_ROOM);
        }
    }
    for (node, end) in ends(course) {
        for (_, there) in ends(other).into_iter().filter(|(other, _)| *other == node) {
            faults.near += usize::from(end.distance(there) < APART + 2.0);
        }
    }
}

/// A fault if they touch, else one of nearness if they come nearer than `room`.
fn judge(faults: &mut Faults, one: Rect, two: Rect, room: f64) {
    if crosses(one, two.grown(-TOUCH)) {
        faults.touched += 1;
    } else if room > 0.0 && one.overlaps(two.grown(room)) {
        faults.near += 1;
    }
}

fn judge_parallel(faults: &mut Faults, one: Piece, two: Piece) {
    let (a, b) = (one.rect(), two.rect());
    if !a.grown(TOUCH).overlaps(b.grown(APART - 2.0 * TOUCH)) {
        return;
    }
    let (apart, shared) = if one.is_level() {
        ((a.y - b.y).abs(), a.right().min(b.right()) - a.x.max(b.x))
    } else {
        ((a.x - b.x).abs(), a.bottom().min(b.bottom()) - a.y.max(b.y))
    };
    if shared > 1.0 && apart < 3.0 {
        faults.touched += 1;
    } else if shared > 1.0 && apart < APART {
        faults.near += 1;
    }
}

/// Whether the insides have a point in common; a line's box has no width or no height.
fn crosses(one: Rect, two: Rect) -> bool {
    one.overlaps(two)
}

fn runs_along_border(piece: Piece, border: Rect) -> bool {
    const NEAR: f64 = 6.0;
    let rect = piece.rect();
    let (off, shared) = if piece.is_level() {
        let off = (rect.y - border.y)
            .abs()
            .min((rect.y - border.bottom()).abs());
        (off, rect.right().min(border.right()) - rect.x.max(border.x))
    } else {
        let off = (rect.x - border.x)
            .abs()
            .min((rect.x - border.right()).abs());
        (
            off,
            rect.bottom().min(border.bottom()) - rect.y.max(border.y),
        )
    };
    off < NEAR && shared > 1.0
}

fn holds(outer: Rect, inner: Rect) -> bool {
    outer.x <= inner.x
        && outer.y <= inner.y
        && inner.right() <= outer.right()
        && inner.bottom() <= outer.bottom()
}

fn ends(course: &Course) -> Vec<(usize, Point)> {
    let first = course.points.first().map(|point| (course.source, *point));
    let last = course.points.last().map(|point| (course.sink, *point));
    first.into_iter().chain(last).collect()
}

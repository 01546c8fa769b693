//! What is wrong with where a flow runs: what it touches, what it crosses, what it comes too near.

use super::scene::{Course, Piece, Scene};
use crate::layout::{Point, Rect};

/// What touches is at fault from this many px on, so that rounding makes no fault.
const TOUCH: f64 = 0.5;

/// Distance that lines beside one another keep, and that they have where there is room, in px.
const APART_LEAST: f64 = 10.0;
const APART: f64 = 18.0;

/// Distance that the ends of flows at one element keep, and that they have where there is room, in px.
const END_LEAST: f64 = 12.0;
const END_GOOD: f64 = 21.0;

/// Distance that lines keep from elements they do not belong to, and texts from anything, in px.
const NODE_ROOM: f64 = 8.0;
const TEXT_ROOM: f64 = 4.0;

/// A line nearer than that to an element or a border looks as if it touched it, in px.
const HARDLY: f64 = 4.0;

/// Distance that lines keep from a border they run along, in px.
const BORDER_ROOM: f64 = 6.0;

/// How much worse it is to run under a mark, along a border or close beside another line than only
/// near something.
const HEAVY: usize = 3;

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

impl Faults {
    /// However many.
    pub(super) const ANY: Faults = Faults {
        touched: usize::MAX,
        near: usize::MAX,
        crossed: usize::MAX,
    };

    fn exceeds(self, most: Faults) -> bool {
        self.touched > most.touched || self.near > most.near
    }
}

/// How many faults a whole diagram has; a fault between two flows counts twice.
pub(in crate::layout::dfd) fn count(scene: &Scene) -> usize {
    let courses = scene.courses.iter().zip(0usize..);
    courses
        .map(|(course, at)| {
            let (line, labels) = (
                of_line(scene, at, course, Faults::ANY),
                of_labels(scene, at, course, Faults::ANY),
            );
            line.touched + labels.touched
        })
        .sum()
}

/// The faults of a flow's line, were it to run there; `at` is its position. What has more than `most` is
/// not looked at further.
pub(super) fn of_line(scene: &Scene, at: usize, course: &Course, most: Faults) -> Faults {
    let mut faults = Faults::default();
    let last = course.points.len().saturating_sub(2);
    for (piece, index) in Piece::of(&course.points).zip(0usize..) {
        let rect = piece.rect();
        for ((node, _), place) in scene.nodes.iter().zip(0usize..) {
            // Its first and last piece only touch the box that they belong to.
            let own =
                (place == course.source && index == 0) || (place == course.sink && index == last);
            if own {
                judge(&mut faults, rect, *node, 0.0);
            } else {
                judge(&mut faults, rect, node.grown(HARDLY), NODE_ROOM - HARDLY);
            }
        }
        for title in &scene.titles {
            judge(&mut faults, rect, *title, TEXT_ROOM);
        }
        let hidden = scene.marks.iter().filter(|mark| rect.overlaps(**mark));
        faults.near += HEAVY * hidden.count();
        for border in &scene.boundaries {
            match off_border(piece, *border) {
                off if off < HARDLY => faults.touched += 1,
                off if off < BORDER_ROOM => faults.near += HEAVY,
                _ => {}
            }
        }
    }
    for other in others(scene, at, course) {
        if faults.exceeds(most) {
            return faults;
        }
        for piece in Piece::of(&course.points) {
            for there in Piece::of(&other.points) {
                if piece.is_level() == there.is_level() {
                    judge_parallel(&mut faults, piece, there);
                } else {
                    faults.crossed += usize::from(piece.rect().overlaps(there.rect()));
                }
            }
            for text in &other.boxes {
                judge(&mut faults, piece.rect(), *text, TEXT_ROOM);
            }
        }
        for (node, end) in ends(course) {
            for (_, there) in ends(other).into_iter().filter(|(other, _)| *other == node) {
                let apart = end.distance(there);
                faults.near += HEAVY * usize::from(apart < END_LEAST);
                faults.near += usize::from(apart < END_GOOD);
            }
        }
    }
    faults
}

/// The same for its texts and numbers.
pub(super) fn of_labels(scene: &Scene, at: usize, course: &Course, most: Faults) -> Faults {
    let mut faults = Faults::default();
    for text in &course.boxes {
        for rect in scene
            .nodes
            .iter()
            .map(|(rect, _)| rect)
            .chain(&scene.titles)
        {
            judge(&mut faults, *text, *rect, TEXT_ROOM);
        }
        let hidden = scene.marks.iter().filter(|mark| text.overlaps(**mark));
        faults.near += hidden.count();
        for border in &scene.boundaries {
            let over =
                |room: f64| text.overlaps(border.grown(room)) && !holds(border.grown(-room), *text);
            faults.touched += usize::from(over(0.0));
            faults.near += usize::from(!over(0.0) && over(TEXT_ROOM));
        }
        for other in others(scene, at, course) {
            if faults.exceeds(most) {
                return faults;
            }
            let boxes = other.boxes.iter().copied();
            for rect in Piece::of(&other.points).map(Piece::rect).chain(boxes) {
                judge(&mut faults, *text, rect, TEXT_ROOM);
            }
        }
    }
    with_itself(course, &mut faults);
    faults
}

/// The other flows that are near enough to matter.
fn others<'a>(
    scene: &'a Scene,
    at: usize,
    course: &Course,
) -> impl Iterator<Item = &'a Course> + use<'a> {
    let reach = course.bounds.grown(END_GOOD);
    let others = scene.courses.iter().zip(0usize..);
    others
        .filter(move |(other, place)| *place != at && reach.overlaps(other.bounds.grown(TOUCH)))
        .map(|(other, _)| other)
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

/// A fault if they touch, else one of nearness if they come nearer than `room`.
fn judge(faults: &mut Faults, one: Rect, two: Rect, room: f64) {
    if one.overlaps(two.grown(-TOUCH)) {
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
        faults.near += if apart < APART_LEAST { HEAVY } else { 1 };
    }
}

/// How far a piece runs from a border along it; infinitely far where it does not run along it.
fn off_border(piece: Piece, border: Rect) -> f64 {
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
    if shared > 1.0 { off } else { f64::INFINITY }
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

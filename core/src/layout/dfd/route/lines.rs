//! Other lines that a flow could take.

use super::ends::{self, COARSE, FINE, Range};
use super::scene::{Course, Piece, Scene};
use crate::layout::dfd::finish::simplified;
use crate::layout::{Point, Rect};

/// Least length of the first and last piece of a line, in px: an arrowhead and a rounded corner.
const STUB: f64 = 16.0;

/// At which shares of their way lines with a step take it.
const STEPS: [f64; 3] = [0.5, 0.2, 0.8];

/// Lines that flow could take instead, sound but not judged.
pub(super) fn others(scene: &Scene, course: &Course) -> Vec<Vec<Point>> {
    let (Some(source), Some(sink)) = (End::of(scene, course.source), End::of(scene, course.sink))
    else {
        return Vec::new();
    };
    let mut lines = shifted(&course.points, source, sink);
    lines.extend(straight(source, sink));
    lines.extend(stepped(source, sink));
    lines.extend(cornered(source, sink));
    let back = cornered(sink, source).into_iter().map(|mut line| {
        line.reverse();
        line
    });
    lines.extend(back);
    lines
        .into_iter()
        .map(|line| simplified(&line))
        .filter(|line| is_sound(line, source, sink))
        .collect()
}

/// An element at which a flow ends.
#[derive(Clone, Copy)]
struct End {
    rect: Rect,
    /// Where level pieces may end, a range of y.
    level: Range,
    /// Where upright pieces may end, a range of x.
    upright: Range,
}

impl End {
    fn of(scene: &Scene, at: usize) -> Option<End> {
        let (rect, shape) = *scene.nodes.get(at)?;
        Some(End {
            rect,
            level: ends::of_sides(rect, shape),
            upright: ends::of_ends(rect, shape),
        })
    }

    fn range(self, level: bool) -> Range {
        if level { self.level } else { self.upright }
    }

    /// Where a line that comes from there along that level or upright meets the box.
    fn edge(self, level: bool, place: f64, from: Point) -> Point {
        let Rect { x, y, .. } = self.rect;
        if level {
            let right = from.x > self.rect.centre().x;
            Point::new(if right { self.rect.right() } else { x }, place)
        } else {
            let below = from.y > self.rect.centre().y;
            Point::new(place, if below { self.rect.bottom() } else { y })
        }
    }
}

/// The line with one of its pieces elsewhere: in one line with a neighbour, or at an end.
fn shifted(points: &[Point], source: End, sink: End) -> Vec<Vec<Point>> {
    let pieces: Vec<Piece> = Piece::of(points).collect();
    let last = pieces.len().saturating_sub(1);
    let mut lines = Vec::new();
    for (piece, at) in pieces.iter().zip(0usize..) {
        let level = piece.is_level();
        let before = at.checked_sub(2).and_then(|two| pieces.get(two));
        let beside = [before, pieces.get(at + 2)].into_iter().flatten();
        let mut places: Vec<f64> = beside.map(|piece| piece.place()).collect();
        if at <= 1 {
            places.extend(source.range(level).places(FINE));
        }
        if at + 1 >= last {
            places.extend(sink.range(level).places(FINE));
        }
        for place in places {
            let line = with_piece_at(points, at, level, place);
            if at == 1 && source.range(level).holds(place) {
                lines.extend(without_start(&line, level, place, source));
            }
            if at + 1 == last && sink.range(level).holds(place) {
                let back: Vec<Point> = line.iter().rev().copied().collect();
                lines.extend(without_start(&back, level, place, sink).map(|mut line| {
                    line.reverse();
                    line
                }));
            }
            lines.push(line);
        }
    }
    lines
}

fn with_piece_at(points: &[Point], at: usize, level: bool, place: f64) -> Vec<Point> {
    let mut line = points.to_vec();
    for point in line.iter_mut().skip(at).take(2) {
        if level {
            point.y = place;
        } else {
            point.x = place;
        }
    }
    line
}

/// The line that leaves along its second piece, from another side of the element.
fn without_start(line: &[Point], level: bool, place: f64, end: End) -> Option<Vec<Point>> {
    let towards = line.get(2)?;
    let mut shorter = line.get(1..)?.to_vec();
    *shorter.first_mut()? = end.edge(level, place, *towards);
    Some(shorter)
}

/// Lines without a bend.
fn straight(source: End, sink: End) -> Vec<Vec<Point>> {
    let mut lines = Vec::new();
    for level in [true, false] {
        for place in source.range(level).shared(sink.range(level)).places(FINE) {
            lines.push(vec![
                source.edge(level, place, sink.rect.centre()),
                sink.edge(level, place, source.rect.centre()),
            ]);
        }
    }
    lines
}

/// Lines with a step between two sides that face one another.
fn stepped(source: End, sink: End) -> Vec<Vec<Point>> {
    let mut lines = Vec::new();
    for level in [true, false] {
        for from in source.range(level).places(FINE) {
            for to in sink.range(level).places(FINE) {
                let start = source.edge(level, from, sink.rect.centre());
                let end = sink.edge(level, to, source.rect.centre());
                for share in STEPS {
                    let between = start.towards(end, share);
                    lines.push(if level {
                        let (one, two) = (Point::new(between.x, from), Point::new(between.x, to));
                        vec![start, one, two, end]
                    } else {
                        let (one, two) = (Point::new(from, between.y), Point::new(to, between.y));
                        vec![start, one, two, end]
                    });
                }
            }
        }
    }
    lines
}

/// Lines that leave level and come upright, with one bend.
fn cornered(source: End, sink: End) -> Vec<Vec<Point>> {
    let mut lines = Vec::new();
    for y in source.level.places(COARSE) {
        for x in sink.upright.places(COARSE) {
            let corner = Point::new(x, y);
            lines.push(vec![
                source.edge(true, y, corner),
                corner,
                sink.edge(false, x, corner),
            ]);
        }
    }
    lines
}

/// Whether it leaves and comes at right angles, from where flows may end, with room for an arrowhead.
fn is_sound(line: &[Point], source: End, sink: End) -> bool {
    let first = Piece::of(line).next();
    let last = Piece::of(line).next_back().map(Piece::turned);
    match (first, last) {
        (Some(first), Some(last)) => leaves(first, source) && leaves(last, sink),
        _ => false,
    }
}

fn leaves(piece: Piece, end: End) -> bool {
    let rect = end.rect;
    let (from, to) = (piece.from, piece.to);
    let away = if piece.is_level() {
        (from.x - rect.right()).abs() < 0.01 && to.x > from.x
            || (from.x - rect.x).abs() < 0.01 && to.x < from.x
    } else {
        (from.y - rect.bottom()).abs() < 0.01 && to.y > from.y
            || (from.y - rect.y).abs() < 0.01 && to.y < from.y
    };
    away && piece.length() >= STUB && end.range(piece.is_level()).holds(piece.place())
}

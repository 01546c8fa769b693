//! Lines with rounded corners and arrowheads.

use serde::{Deserialize, Serialize};

use super::colour::Colour;
use super::item::{Item, Outline, Role, Segment, Shape, Stroke};
use crate::layout::Point;

/// Length of an arrowhead in px.
pub const ARROWHEAD_LENGTH: f64 = 9.0;

/// Width of an arrowhead in px.
const ARROWHEAD_WIDTH: f64 = 7.0;

/// Radius of the corners of a line in px.
const RADIUS: f64 = 8.0;

/// An arrowhead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Arrowhead {
    /// A filled triangle: a request.
    Filled,
    /// Two strokes: a response.
    Open,
}

/// A line through the points, with rounded corners and an arrowhead at either end or none:
/// a shape of [`Role::Line`], then one of [`Role::Arrowhead`] for each head.
pub fn line(
    points: &[Point],
    stroke: Stroke,
    start: Option<Arrowhead>,
    end: Option<Arrowhead>,
) -> Vec<Item> {
    let mut points = points.to_vec();
    let heads = [
        end.and_then(|kind| arrowhead_of(&points, kind, stroke)),
        start.and_then(|kind| {
            let reversed: Vec<Point> = points.iter().rev().copied().collect();
            arrowhead_of(&reversed, kind, stroke)
        }),
    ];
    // A filled head covers the end of its line, which would else show beside the tip.
    if end == Some(Arrowhead::Filled) {
        shorten(&mut points);
    }
    if start == Some(Arrowhead::Filled) {
        points.reverse();
        shorten(&mut points);
        points.reverse();
    }
    let path = Shape {
        role: Role::Line,
        outline: Outline::Path(rounded(&points, RADIUS)),
        fill: None,
        stroke: Some(stroke),
    };
    std::iter::once(path)
        .chain(heads.into_iter().flatten())
        .map(Item::from)
        .collect()
}

/// An arrowhead whose tip lies at `tip`, pointing away from `from`.
pub fn arrowhead(kind: Arrowhead, tip: Point, from: Point, stroke: Stroke) -> Shape {
    let length = tip.distance(from);
    let (dx, dy) = if length > 0.0 {
        ((tip.x - from.x) / length, (tip.y - from.y) / length)
    } else {
        (1.0, 0.0)
    };
    let base = tip.moved(-dx * ARROWHEAD_LENGTH, -dy * ARROWHEAD_LENGTH);
    let half = ARROWHEAD_WIDTH / 2.0;
    let left = base.moved(dy * half, -dx * half).rounded();
    let right = base.moved(-dy * half, dx * half).rounded();
    let points = vec![left, tip.rounded(), right];
    match kind {
        Arrowhead::Filled => Shape {
            role: Role::Arrowhead,
            outline: Outline::Polygon(points),
            fill: Some(stroke.colour),
            stroke: None,
        },
        Arrowhead::Open => Shape {
            role: Role::Arrowhead,
            outline: Outline::Polyline(points),
            fill: None,
            stroke: Some(Stroke::solid(stroke.colour, stroke.width)),
        },
    }
}

/// A path through the points whose corners are rounded, by at most half of the sides at each.
pub fn rounded(points: &[Point], radius: f64) -> Vec<Segment> {
    let Some((&first, rest)) = points.split_first() else {
        return Vec::new();
    };
    let mut segments = vec![Segment::Move(first.rounded())];
    for corner in points.windows(3) {
        let &[before, at, after] = corner else {
            continue;
        };
        let (one, two) = (at.distance(before), at.distance(after));
        let cut = radius.min(one / 2.0).min(two / 2.0);
        if cut < 0.5 {
            segments.push(Segment::Line(at.rounded()));
            continue;
        }
        segments.push(Segment::Line(at.towards(before, cut / one).rounded()));
        segments.push(Segment::Quadratic(
            at.rounded(),
            at.towards(after, cut / two).rounded(),
        ));
    }
    if let Some(last) = rest.last() {
        segments.push(Segment::Line(last.rounded()));
    }
    segments
}

/// The colour and width that flows and messages have.
impl Default for Stroke {
    fn default() -> Stroke {
        Stroke::solid(Colour::Flow, 1.5)
    }
}

fn arrowhead_of(points: &[Point], kind: Arrowhead, stroke: Stroke) -> Option<Shape> {
    match points {
        [.., from, tip] => Some(arrowhead(kind, *tip, *from, stroke)),
        _ => None,
    }
}

fn shorten(points: &mut [Point]) {
    if let [.., from, tip] = points {
        let length = tip.distance(*from);
        if length > ARROWHEAD_LENGTH {
            *tip = tip.towards(*from, (ARROWHEAD_LENGTH - 1.0) / length);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn p(x: f64, y: f64) -> Point {
        Point::new(x, y)
    }

    #[test]
    fn corners_are_rounded_by_no_more_than_half_a_side() {
        let check = |points: &[Point], expected: &[Segment]| {
            assert_eq!(rounded(points, 8.0), expected);
        };
        check(&[], &[]);
        check(
            &[p(0.0, 0.0), p(10.0, 0.0)],
            &[Segment::Move(p(0.0, 0.0)), Segment::Line(p(10.0, 0.0))],
        );
        check(
            &[p(0.0, 0.0), p(10.0, 0.0), p(10.0, 40.0)],
            &[
                Segment::Move(p(0.0, 0.0)),
                Segment::Line(p(5.0, 0.0)),
                Segment::Quadratic(p(10.0, 0.0), p(10.0, 5.0)),
                Segment::Line(p(10.0, 40.0)),
            ],
        );
    }

    #[test]
    fn a_head_has_its_tip_at_the_end_and_the_line_stops_inside_it() {
        let items = line(
            &[p(0.0, 0.0), p(100.0, 0.0)],
            Stroke::default(),
            None,
            Some(Arrowhead::Filled),
        );
        let outlines: Vec<&Outline> = items
            .iter()
            .filter_map(|item| match item {
                Item::Shape(shape) => Some(&shape.outline),
                _ => None,
            })
            .collect();
        assert_eq!(
            outlines,
            [
                &Outline::Path(vec![
                    Segment::Move(p(0.0, 0.0)),
                    Segment::Line(p(92.0, 0.0))
                ]),
                &Outline::Polygon(vec![p(91.0, -3.5), p(100.0, 0.0), p(91.0, 3.5)]),
            ]
        );
    }
}

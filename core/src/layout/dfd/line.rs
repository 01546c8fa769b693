//! Lines of horizontal and vertical segments.

use crate::layout::space::{Point, Rect};

/// A straight segment of a line, in the direction of its flow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Segment {
    /// Where it starts.
    pub(super) from: Point,
    /// Where it ends.
    pub(super) to: Point,
}

impl Segment {
    /// The segments of a line.
    pub(super) fn of(points: &[Point]) -> impl DoubleEndedIterator<Item = Segment> + Clone {
        points.windows(2).filter_map(|pair| match pair {
            [from, to] => Some(Segment {
                from: *from,
                to: *to,
            }),
            _ => None,
        })
    }

    /// Whether it is horizontal; else it is vertical.
    pub(super) fn is_horizontal(self) -> bool {
        (self.from.y - self.to.y).abs() <= (self.from.x - self.to.x).abs()
    }

    /// Where it lies: y of a horizontal segment, x of a vertical one.
    pub(super) fn offset(self) -> f64 {
        if self.is_horizontal() {
            self.from.y
        } else {
            self.from.x
        }
    }

    /// Its length.
    pub(super) fn length(self) -> f64 {
        (self.from.x - self.to.x).abs() + (self.from.y - self.to.y).abs()
    }

    /// The same the other way round.
    pub(super) fn reversed(self) -> Segment {
        Segment {
            from: self.to,
            to: self.from,
        }
    }

    /// The box that it fills.
    pub(super) fn rect(self) -> Rect {
        let spot = |point: Point| Rect::new(point.x, point.y, 0.0, 0.0);
        spot(self.from).union(spot(self.to))
    }
}

/// Without doubled points and points on a straight line; two points are always left.
pub(super) fn simplified(points: &[Point]) -> Vec<Point> {
    let same = |a: f64, b: f64| (a - b).abs() < 0.01;
    let mut simplified: Vec<Point> = Vec::with_capacity(points.len());
    for point in points {
        if simplified
            .last()
            .is_some_and(|last| same(last.x, point.x) && same(last.y, point.y))
        {
            continue;
        }
        if let [.., before, last] = simplified.as_slice() {
            let vertical = same(before.x, last.x) && same(last.x, point.x);
            let horizontal = same(before.y, last.y) && same(last.y, point.y);
            if vertical || horizontal {
                simplified.pop();
            }
        }
        simplified.push(*point);
    }
    if let ([only], Some(last)) = (simplified.as_slice(), points.last()) {
        simplified = vec![*only, *last];
    }
    simplified
}

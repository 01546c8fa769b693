//! Where a line that runs straight at the box of a shape meets its outline.

use crate::layout::space::{Point, Rect, Size};
use crate::views::dfd::NodeShape;

/// Depth of a hexagon's points in px.
pub const HEXAGON_POINT: f64 = 18.0;

/// Height of half the ellipse at the top of a cylinder in px.
pub const RIM: f64 = 8.0;

/// Distance of the two rings of a double circle in px.
pub const RING_GAP: f64 = 5.0;

/// Share of a circle's diameter at both ends of a side where no flow should end.
pub(super) const ROUND_ENDS: f64 = 0.2;

/// The largest radius of a stadium's ends in px: with many flows it is high, and would become a circle
/// as wide as high.
pub(super) const STADIUM_RADIUS: f64 = 72.0;

/// The radius of a stadium's ends.
pub fn stadium_radius(size: Size) -> f64 {
    (size.height.min(size.width) / 2.0).min(STADIUM_RADIUS)
}

/// The centre of the mark of an element's findings: on the outline, at the upper right.
pub fn mark_position(shape: NodeShape, rect: Rect) -> Point {
    let radius = rect.height / 2.0;
    let place = match shape {
        NodeShape::Circle | NodeShape::DoubleCircle => {
            let share = std::f64::consts::FRAC_1_SQRT_2 * radius;
            rect.centre().moved(share, -share)
        }
        NodeShape::Stadium => {
            let radius = stadium_radius(rect.size());
            Point::new(rect.right() - 0.64 * radius, rect.y + 2.0)
        }
        NodeShape::Hexagon => Point::new(rect.right() - HEXAGON_POINT - 12.0, rect.y + 1.0),
        NodeShape::Cylinder => Point::new(rect.right() - 18.0, rect.y + 4.0),
        _ => Point::new(rect.right() - 18.0, rect.y + 1.0),
    };
    place.rounded()
}

/// Moves the end of a line from the edge of the box onto the outline, along the line's last piece.
/// An end that is not on an edge, or whose line comes askew, stays where it is.
pub(super) fn clip(shape: NodeShape, rect: Rect, end: Point, before: Point) -> Point {
    if near(end.y, before.y) {
        let inset = side_inset(shape, rect, end.y);
        if end.x < before.x {
            return Point::new(rect.right() - inset, end.y);
        }
        return Point::new(rect.x + inset, end.y);
    }
    if near(end.x, before.x) {
        if end.y < before.y {
            return Point::new(end.x, rect.bottom() - bottom_inset(shape, rect, end.x));
        }
        return Point::new(end.x, rect.y + top_inset(shape, rect, end.x));
    }
    end
}

/// How far the outline lies inside the left and right edge of the box at that height.
pub(super) fn side_inset(shape: NodeShape, rect: Rect, y: f64) -> f64 {
    let dy = (y - rect.centre().y).abs();
    let half = rect.height / 2.0;
    match shape {
        NodeShape::Circle | NodeShape::DoubleCircle => arc_inset(half, dy),
        NodeShape::Stadium => corner_inset(stadium_radius(rect.size()), half, dy),
        NodeShape::Hexagon if half > 0.0 => HEXAGON_POINT * (dy / half).min(1.0),
        NodeShape::Rounded | NodeShape::NumberBar => corner_inset(12.0, half, dy),
        NodeShape::Cylinder => {
            // Only in the rim, at the top and at the bottom, is it narrower than its box.
            let over = (dy - (half - RIM)).clamp(0.0, RIM) / RIM;
            rect.width / 2.0 * (1.0 - (1.0 - over * over).max(0.0).sqrt())
        }
        _ => 0.0,
    }
}

fn top_inset(shape: NodeShape, rect: Rect, x: f64) -> f64 {
    let dx = (x - rect.centre().x).abs();
    let half = rect.width / 2.0;
    match shape {
        NodeShape::Circle | NodeShape::DoubleCircle => arc_inset(half, dx),
        NodeShape::Stadium => corner_inset(stadium_radius(rect.size()), half, dx),
        NodeShape::Rounded | NodeShape::NumberBar => corner_inset(12.0, half, dx),
        NodeShape::Cylinder if half > 0.0 => {
            let share = (dx / half).min(1.0);
            RIM * (1.0 - (1.0 - share * share).max(0.0).sqrt())
        }
        NodeShape::Hexagon if dx > half - HEXAGON_POINT => {
            (dx - (half - HEXAGON_POINT)) / HEXAGON_POINT * rect.height / 2.0
        }
        _ => 0.0,
    }
}

/// All shapes are symmetrical: the lower side mirrors the upper one.
fn bottom_inset(shape: NodeShape, rect: Rect, x: f64) -> f64 {
    top_inset(shape, rect, x)
}

/// How far a circle lies inside its box, that far from its middle.
fn arc_inset(radius: f64, from_middle: f64) -> f64 {
    let inner = (radius * radius - from_middle * from_middle).max(0.0);
    radius - inner.sqrt()
}

/// The same for a side of half-length `half` whose ends are rounded with that radius.
fn corner_inset(radius: f64, half: f64, from_middle: f64) -> f64 {
    let over = from_middle - (half - radius);
    if over > 0.0 {
        arc_inset(radius, over)
    } else {
        0.0
    }
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.005
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: Rect = Rect::new(0.0, 0.0, 120.0, 80.0);

    fn check(
        shape: NodeShape,
        rect: Rect,
        end: (f64, f64),
        before: (f64, f64),
        expected: (f64, f64),
    ) {
        let met = clip(
            shape,
            rect,
            Point::new(end.0, end.1),
            Point::new(before.0, before.1),
        );
        assert_eq!(
            met.rounded(),
            Point::new(expected.0, expected.1),
            "{shape:?}"
        );
    }

    #[test]
    fn ends_lie_on_the_outline() {
        use NodeShape::*;
        check(Square, BOX, (120.0, 20.0), (200.0, 20.0), (120.0, 20.0));
        check(Stadium, BOX, (120.0, 40.0), (200.0, 40.0), (120.0, 40.0));
        check(Stadium, BOX, (120.0, 16.0), (200.0, 16.0), (112.0, 16.0));
        check(Stadium, BOX, (60.0, 0.0), (60.0, -50.0), (60.0, 0.0));
        check(Stadium, BOX, (8.0, 80.0), (8.0, 90.0), (8.0, 64.0));
        // High ones are round only at their corners.
        let high = Rect::new(0.0, 0.0, 160.0, 1000.0);
        check(
            Stadium,
            high,
            (160.0, 500.0),
            (200.0, 500.0),
            (160.0, 500.0),
        );
        check(Stadium, high, (160.0, 72.0), (200.0, 72.0), (160.0, 72.0));
        check(Stadium, high, (160.0, 0.0), (200.0, 0.0), (88.0, 0.0));
        check(Hexagon, BOX, (0.0, 20.0), (-20.0, 20.0), (9.0, 20.0));
        check(Hexagon, BOX, (9.0, 0.0), (9.0, -20.0), (9.0, 20.0));
        check(Cylinder, BOX, (60.0, 0.0), (60.0, -50.0), (60.0, 0.0));
        check(Cylinder, BOX, (0.0, 0.0), (0.0, -50.0), (0.0, 8.0));
        check(Cylinder, BOX, (0.0, 30.0), (-50.0, 30.0), (0.0, 30.0));
        check(Rounded, BOX, (0.0, 0.0), (-50.0, 0.0), (12.0, 0.0));
        let square = Rect::new(0.0, 0.0, 100.0, 100.0);
        check(Circle, square, (100.0, 20.0), (150.0, 20.0), (90.0, 20.0));
        check(Circle, square, (80.0, 0.0), (150.0, -70.0), (80.0, 0.0));
    }
}

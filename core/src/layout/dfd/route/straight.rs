//! Straight lines from box to box.

use crate::layout::space::{Point, Rect};

/// How far a loop at an element reaches out of its corner, in px.
const LOOP: f64 = 10.0;

/// A line between the middles of two boxes, from edge to edge.
pub(super) fn between(from: Rect, to: Rect) -> Vec<Point> {
    vec![edge_of(from, to.centre()), edge_of(to, from.centre())]
}

/// A loop around the upper right corner of a box; further ones are larger.
pub(super) fn around_corner(rect: Rect, further: u8) -> Vec<Point> {
    let reach = LOOP * (1.0 + f64::from(further));
    let inside = reach.min(rect.width / 2.0).min(rect.height / 2.0);
    let corner = Point::new(rect.right(), rect.y);
    vec![
        corner.moved(-inside, 0.0),
        corner.moved(-inside, -reach),
        corner.moved(reach, -reach),
        corner.moved(reach, inside),
        corner.moved(0.0, inside),
    ]
}

/// Where the line from the middle of a box to a point leaves the box.
fn edge_of(rect: Rect, to: Point) -> Point {
    let centre = rect.centre();
    let (dx, dy) = ((to.x - centre.x).abs(), (to.y - centre.y).abs());
    let across = if dx > 0.0 {
        rect.width / 2.0 / dx
    } else {
        f64::INFINITY
    };
    let down = if dy > 0.0 {
        rect.height / 2.0 / dy
    } else {
        f64::INFINITY
    };
    let share = across.min(down).min(1.0);
    centre.towards(to, share)
}

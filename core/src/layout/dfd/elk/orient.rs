//! Sizes and coordinates for a layout of either direction.
//!
//! ELK always lays out to the right, which it does best. For a layout that runs downwards it is given
//! everything with x and y exchanged, and its result is exchanged back.

use crate::layout::dfd::arranged::Arranged;
use crate::layout::dfd::direction::Direction;
use crate::layout::space::{Point, Rect, Size};

impl Direction {
    /// A size as ELK is to see it.
    pub(super) fn to_elk(self, size: Size) -> Size {
        match self {
            Direction::Right => size,
            Direction::Down => Size::new(size.height, size.width),
        }
    }

    /// What ELK placed, as it is to be drawn.
    pub(super) fn restore(self, mut placed: Arranged) -> Arranged {
        if self == Direction::Right {
            return placed;
        }
        let rects = placed.boundaries.iter_mut().chain(&mut placed.nodes);
        rects.for_each(|rect| *rect = exchanged(*rect));
        for route in &mut placed.routes {
            for point in &mut route.points {
                *point = Point::new(point.y, point.x);
            }
            route.label = route.label.map(exchanged);
        }
        placed
    }
}

fn exchanged(rect: Rect) -> Rect {
    Rect::new(rect.y, rect.x, rect.height, rect.width)
}

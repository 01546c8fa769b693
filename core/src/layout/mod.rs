//! Coordinates for a view.

mod space;

pub use space::{Point, Rect, Size, round};

//! Coordinates for a view.

mod space;
pub mod text;

pub use space::{Point, Rect, Size, round};

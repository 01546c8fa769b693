//! Coordinates for a view.

pub mod dfd;
pub mod sequence;
mod space;
pub mod text;

pub use space::{Point, Rect, Size, round};

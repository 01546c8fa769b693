//! Coordinates for a view.

pub mod dfd;
mod space;
pub mod text;

pub use space::{Point, Rect, Size, round};

//! Text for files: SVG, DOT, PlantUML.

pub mod escape;
pub mod geometry;
pub mod svg;

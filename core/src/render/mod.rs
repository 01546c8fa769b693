//! Text for files: SVG, DOT, PlantUML.

pub mod dot;
pub mod escape;
pub mod geometry;
pub mod svg;

//! Text for files: SVG, DOT, PlantUML.

mod diagram;
pub mod dot;
pub mod escape;
pub mod geometry;
pub mod svg;

pub use diagram::{DataflowDiagram, dataflow_diagram};

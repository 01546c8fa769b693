//! Text for files: SVG, DOT, PlantUML.

mod diagram;
pub mod dot;
pub mod escape;
pub mod geometry;
pub mod puml;
pub mod svg;
mod thumbnail;

pub use diagram::{DataflowDiagram, SequenceDiagram, dataflow_diagram, sequence_diagram};

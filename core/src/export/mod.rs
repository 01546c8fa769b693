//! Files written: the model, its diagrams, and the analysis as JSON.

mod analysis_json;
mod diagram;
mod model_json;

pub use analysis_json::analysis_json;
pub use diagram::{DataflowDiagram, dataflow_diagram, is_open};
pub use model_json::model_json;

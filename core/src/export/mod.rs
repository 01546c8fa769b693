//! Files written: the model, and the analysis as JSON.

mod analysis_json;
mod model_json;
mod tm_py;

pub use analysis_json::analysis_json;
pub use model_json::model_json;
pub use tm_py::tm_py;

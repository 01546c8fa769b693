//! All outputs of core for a model, to be compared between targets.

mod outputs;

pub use outputs::outputs;

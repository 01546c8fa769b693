//! Everything that core makes of a model, to be compared between machines.

mod outputs;

pub use outputs::outputs;

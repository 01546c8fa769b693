//! Threats as data: libraries, their conditions, and what a condition needs to know of a model.

mod facts;
mod threat;

pub use facts::{Fact, Facts, Provenance};
pub use threat::{Library, Severity, Step, Threat};

//! From a model to its findings: order, responses, defaults, judging.
//!
//! ```text
//! analyse(&Model, &Schema, &RuleSet, &Options) -> Analysis
//! ```

mod finding;

pub use finding::{Excuse, Finding, Text};

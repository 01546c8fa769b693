//! Threats as data: libraries, their conditions, and what a condition needs to know of a model.

mod condition;
mod facts;
pub mod library;
mod rules;
mod threat;

pub use condition::{
    STEP_BUDGET, Clause, Completion, Condition, EvaluationError, Connective, CompletionItem, Reading, ReadValue, complete,
};
pub use facts::{Fact, Facts, Provenance, BooleanFacts};
pub use library::Loaded;
#[cfg(feature = "library-toml")]
pub use library::toml;
pub use rules::{Rule, RuleSet};
pub use threat::{Library, SourceLocations, Sample, Severity, Mitigation, Threat};

//! Threats as data: libraries, their conditions, and what a condition needs to know of a model.

mod condition;
mod facts;
pub mod library;
mod rules;
mod threat;

pub use condition::{
    Clause, Completion, CompletionItem, Condition, Connective, EvaluationError, ReadValue, Reading,
    STEP_BUDGET, complete,
};
pub use facts::{BooleanFacts, Fact, Facts, Provenance};
pub use library::Loaded;
#[cfg(feature = "library-toml")]
pub use library::toml;
pub use rules::{Rule, RuleSet};
pub use threat::{Library, Mitigation, Sample, Severity, SourceLocations, Threat};

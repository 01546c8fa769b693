//! Threats as data: libraries, their conditions, and what a condition needs to know of a model.

mod condition;
mod facts;
pub mod library;
mod rules;
mod threat;

pub use condition::{
    BUDGET, Clause, Completion, Condition, EvaluationError, Joint, Offer, Reading, Shown, complete,
};
pub use facts::{Fact, Facts, Provenance, YesNo};
pub use library::Loaded;
#[cfg(feature = "library-toml")]
pub use library::toml;
pub use rules::{Rule, RuleSet};
pub use threat::{Library, Places, Sample, Severity, Step, Threat};

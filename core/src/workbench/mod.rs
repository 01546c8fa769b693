//! A threat while the user writes it: what is wrong with it, where it applies in the open model,
//! and whether its examples evaluate as expected. (Its condition is completed by
//! [`crate::threats::complete`].)
//!
//! ```text
//! review(&Draft, picked)   -> Review       its diagnostics and results
//! excerpt(model, part)     -> Sample       a part with what is around it, to be kept as an example
//! with_threat(library, …)  -> Library      the library with the threat in it
//! ```

mod example;
mod review;
mod save;
mod trial;

#[cfg(test)]
mod tests;

pub use example::{SampleOutcome, excerpt};
pub use review::{Draft, Review, review};
pub use save::{with_threat, without_threat};

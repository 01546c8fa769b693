//! A threat while a person writes it: what is wrong with it, where it applies in the open model, and
//! whether its examples come out as they are meant. (What can be written next in its condition says
//! [`crate::threats::complete`].)
//!
//! ```text
//! review(&Draft, picked)   -> Review       everything that is said of it
//! excerpt(model, part)     -> Sample       a part with what is around it, to be kept as an example
//! with_threat(library, …)  -> Library      the library with the threat in it
//! ```

mod example;
mod review;
mod save;

#[cfg(test)]
mod tests;

pub use example::{Outcome, excerpt};
pub use review::{Draft, Review, review};
pub use save::{with_threat, without_threat};

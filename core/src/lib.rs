//! Threat modelling without a browser: everything of Parapet that is not the page.
//!
//! The pipeline, each step a plain function over plain data:
//! bytes → [`import`] → [`model`] → [`analysis`] (with [`threats`]) → [`explain`] → [`views`] →
//! [`layout`] → [`picture`] → [`render`] → [`report`] → files ([`export`]).
//! [`judge`] does what is needed from a model to its findings.
//! [`schema`] describes what the parts of a model can be. [`python`] and [`json`] read text and know
//! nothing of models; what a step reports is a
//! [`diagnostic::Diagnostic`].

pub mod analysis;
pub mod diagnostic;
pub mod explain;
pub mod export;
pub mod import;
pub mod json;
pub mod layout;
pub mod model;
pub mod picture;
pub mod python;
pub mod render;
pub mod report;
pub mod schema;
pub mod threats;
pub mod views;
pub mod workbench;

pub use analysis::{Judgement, Libraries, ModelRules, judge};

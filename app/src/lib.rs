//! The page and the engine in its worker: two programs of one build, made of these modules.

pub mod engine;
pub mod pages;
pub mod platform;

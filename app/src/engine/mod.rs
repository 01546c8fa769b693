//! The engine in the browser: everything that takes time, outside of the page in its own worker.
//!
//! The page's side is [`client::Engine`], the worker's side is [`worker`]. What they exchange, and
//! the server that answers, is the package `parapet-engine`, which knows no browser.

pub mod client;
pub mod worker;

pub use parapet_engine::{messages, packed_findings, sealed, server};

//! The engine: everything that takes time, outside of the page in its own worker.
//!
//! The page's side is [`client::Engine`], with the [`request_queue`] of waiting requests.
//! The worker's side is [`worker`], a thin shell round [`server::Server`], which knows no browser.
//! Between them travel [`messages`], as postcard bytes in a transferred buffer.

pub mod client;
pub mod messages;
pub mod packed_findings;
pub mod request_queue;
pub mod sealed;
pub mod server;
pub mod worker;

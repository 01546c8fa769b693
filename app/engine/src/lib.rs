//! The engine: everything of the page that takes time, without a browser.
//!
//! [`messages`] travel between page and engine as postcard bytes. [`server::Server`] answers them in
//! a worker; [`request_queue`] is the page's side, with the requests that wait for an answer.

mod codec;
pub mod libraries;
pub mod messages;
pub mod packed_findings;
pub mod request_queue;
pub mod sealed;
pub mod server;

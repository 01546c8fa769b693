//! The engine: everything that takes time, apart from the page, in a worker of its own.
//!
//! The page's side is [`client::Engine`], with the [`conversation`] of what waits and what is known.
//! The worker's side is [`worker`], a thin shell round [`server::Server`], which knows no browser.
//! Between them go [`messages`], as postcard bytes in a transferred buffer.

pub mod client;
pub mod conversation;
pub mod found;
pub mod messages;
pub mod sealed;
pub mod server;
pub mod worker;

//! The engine's side of the conversation: a thin shell round the server.

use crate::platform::{BrowserError, worker_scope};

use super::server::Server;

/// Answers what the page asks, for as long as the worker lives.
///
/// # Errors
/// This is no worker.
pub fn serve() -> Result<(), BrowserError> {
    let mut server = Server::default();
    worker_scope::serve(move |message| server.answer(&message))
}

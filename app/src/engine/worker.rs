//! The engine's side of the message channel: a thin shell around the server.

use crate::platform::{BrowserError, worker_scope};

use super::server::Server;

/// Answers the page's requests for as long as the worker lives.
///
/// # Errors
/// This does not run in a worker.
pub fn serve() -> Result<(), BrowserError> {
    let mut server = Server::default();
    worker_scope::serve(move |message| server.answer(&message))
}

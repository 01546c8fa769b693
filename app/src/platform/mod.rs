//! The browser: every call of it that Parapet makes, each giving back what the browser said.
//!
//! Nothing here knows of threat modelling. Storage and the service worker get files of their own.

pub mod clipboard;
pub mod console;
pub mod crash;
pub mod document;
pub mod downloads;
pub mod files;
pub mod focus;
pub mod html;
pub mod media;
mod refused;
pub mod size;
pub mod svg;
pub mod worker;
pub mod worker_scope;

pub use refused::Refused;

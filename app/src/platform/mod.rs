//! The browser: every call of it that Parapet makes, each returning the answer of the browser.
//!
//! Nothing here knows of threat modelling. What has to be there before this program, or after it, is
//! JavaScript in `public/`, called from here.

pub mod address;
mod browser_error;
pub mod clipboard;
pub mod clock;
pub mod console;
pub mod crash;
pub mod document;
pub mod downloads;
pub mod files;
pub mod focus;
pub mod html;
pub mod media;
pub mod service_worker;
pub mod size;
pub mod storage;
pub mod store;
pub mod svg;
pub mod unload;
pub mod worker;
pub mod worker_scope;

pub use browser_error::BrowserError;

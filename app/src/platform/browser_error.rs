//! An error of the browser.

use std::fmt;

use wasm_bindgen::{JsCast, JsValue};

/// A request that the browser refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrowserError {
    /// What was requested, as "read the file".
    pub action: &'static str,
    /// The reason that the browser gave; empty if it gave none.
    pub reason: String,
}

impl BrowserError {
    /// The value that was thrown, or that a promise was rejected with.
    pub fn thrown(action: &'static str, thrown: &JsValue) -> BrowserError {
        let reason = match thrown.dyn_ref::<js_sys::Error>() {
            Some(error) => String::from(error.message()),
            None => thrown.as_string().unwrap_or_default(),
        };
        BrowserError { action, reason }
    }

    /// The browser does not have the feature.
    pub fn unsupported(action: &'static str) -> BrowserError {
        BrowserError {
            action,
            reason: "this browser does not offer it".to_owned(),
        }
    }
}

impl fmt::Display for BrowserError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "The browser did not {}", self.action)?;
        if self.reason.is_empty() {
            f.write_str(".")
        } else {
            write!(f, ": {}.", self.reason.trim_end_matches('.'))
        }
    }
}

impl std::error::Error for BrowserError {}

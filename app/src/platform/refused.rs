//! What the browser would not do.

use std::fmt;

use wasm_bindgen::{JsCast, JsValue};

/// Something that the browser would not do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What was asked of it, as "read the file".
    pub what: &'static str,
    /// What it said, in its words; empty if it said nothing.
    pub why: String,
}

impl Refused {
    /// It said so by this value that was thrown or that a promise was rejected with.
    pub fn by(what: &'static str, thrown: &JsValue) -> Refused {
        let why = match thrown.dyn_ref::<js_sys::Error>() {
            Some(error) => String::from(error.message()),
            None => thrown.as_string().unwrap_or_default(),
        };
        Refused { what, why }
    }

    /// It has no such thing.
    pub fn missing(what: &'static str) -> Refused {
        Refused {
            what,
            why: "this browser does not offer it".to_owned(),
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "The browser did not {}", self.what)?;
        if self.why.is_empty() {
            f.write_str(".")
        } else {
            write!(f, ": {}.", self.why.trim_end_matches('.'))
        }
    }
}

impl std::error::Error for Refused {}

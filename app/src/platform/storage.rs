//! Short texts that the browser stores for the next visit, by key.
//!
//! Not gloo's storage: that throws where the browser blocks storage, and this reports it.

use leptos::prelude::window;
use web_sys::Storage;

/// The text under that key; `None` also without storage.
pub fn load(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Saves a text; without storage, nothing happens.
pub fn save(key: &str, text: &str) {
    try_save(key, text);
}

/// Saves a text. Returns whether that succeeded: there may be no space for it.
pub fn try_save(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

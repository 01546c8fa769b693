//! What the browser keeps for the next visit: short texts, by a key.

use leptos::prelude::window;
use web_sys::Storage;

/// The text under that key; `None` also where the browser keeps nothing.
pub fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a text. A browser that keeps nothing forgets it when the page is left.
pub fn keep(key: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, text);
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

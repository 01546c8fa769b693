//! What the browser keeps for the next visit: short texts, by a key.

use leptos::prelude::window;
use web_sys::Storage;

/// The text under that key; `None` also where the browser keeps nothing.
pub fn load(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a text. A browser that keeps nothing forgets it when the page is left.
pub fn save(key: &str, text: &str) {
    try_save(key, text);
}

/// Keeps a text, and says whether the browser did: it may have no room for it.
pub fn try_save(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

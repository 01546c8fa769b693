//! The clipboard.

use wasm_bindgen_futures::JsFuture;

use super::{BrowserError, document::window};

/// Puts a text on the clipboard.
///
/// # Errors
/// The browser allows it only soon after a click or a key, and only on a safe origin.
pub async fn write_text(text: &str) -> Result<(), BrowserError> {
    let action = "copy the text";
    let navigator = window()?.navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into())
        .map_err(|thrown| BrowserError::thrown(action, &thrown))?;
    if clipboard.is_undefined() {
        return Err(BrowserError::unsupported(action));
    }
    JsFuture::from(navigator.clipboard().write_text(text))
        .await
        .map(|_| ())
        .map_err(|thrown| BrowserError::thrown(action, &thrown))
}

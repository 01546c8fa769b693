//! What the build wrote into the page for the program to read.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, Window};

use super::BrowserError;

pub(super) fn window() -> Result<Window, BrowserError> {
    web_sys::window().ok_or_else(|| BrowserError::unsupported("give its window"))
}

pub(super) fn document() -> Result<Document, BrowserError> {
    window()?
        .document()
        .ok_or_else(|| BrowserError::unsupported("give the document"))
}

/// The address of the engine of this very build.
///
/// # Errors
/// The page does not say it: it was not finished by the build.
pub fn engine_address() -> Result<String, BrowserError> {
    let root = document()?
        .document_element()
        .and_then(|root| root.dyn_into::<HtmlElement>().ok());
    root.and_then(|root| root.get_attribute("data-engine"))
        .ok_or_else(|| BrowserError::unsupported("name the engine"))
}

/// Names the page, as the browser's tab shows it.
pub fn set_title(title: &str) {
    if let Ok(document) = document() {
        document.set_title(title);
    }
}

//! Nodes of the page made one by one, from data that says which.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{BrowserError, document::document};

/// An element of HTML with these attributes.
///
/// # Errors
/// The browser takes the tag or an attribute's name for none.
pub fn element(tag: &str, attributes: &[(&str, &str)]) -> Result<Element, BrowserError> {
    let action = "make a piece of the page";
    let element = document()?
        .create_element(tag)
        .map_err(|thrown| BrowserError::thrown(action, &thrown))?;
    for (name, value) in attributes {
        element
            .set_attribute(name, value)
            .map_err(|thrown| BrowserError::thrown(action, &thrown))?;
    }
    Ok(element)
}

/// Puts text behind what is in an element. It stays text, whatever it looks like.
///
/// # Errors
/// The browser has no page.
pub fn append_text(parent: &Element, text: &str) -> Result<(), BrowserError> {
    let node = document()?.create_text_node(text);
    parent
        .append_child(&node)
        .map(|_| ())
        .map_err(|thrown| BrowserError::thrown("put text into the page", &thrown))
}

/// Brings the element of that id into view, and gives it the focus without showing that.
pub fn go_to(id: &str) {
    let found = document().ok().and_then(|page| page.get_element_by_id(id));
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.scroll_into_view();
        // Without a tab stop it takes no focus, which is no harm.
        let _ = element.focus();
    }
}

//! SVG nodes made one by one: a drawing of thousands needs no framework to follow each.

use web_sys::Element;

use super::{BrowserError, document::document};

const NAMESPACE: Option<&str> = Some("http://www.w3.org/2000/svg");

/// An element of SVG with these attributes.
///
/// # Errors
/// The browser takes the tag or an attribute's name for none.
pub fn element(tag: &str, attributes: &[(&str, &str)]) -> Result<Element, BrowserError> {
    let action = "make a piece of the drawing";
    let element = document()?
        .create_element_ns(NAMESPACE, tag)
        .map_err(|thrown| BrowserError::thrown(action, &thrown))?;
    for (name, value) in attributes {
        element
            .set_attribute(name, value)
            .map_err(|thrown| BrowserError::thrown(action, &thrown))?;
    }
    Ok(element)
}

/// Puts an element into another, before one that is there; behind all where there is none such.
///
/// # Errors
/// The parent is inside the child.
pub fn insert(
    parent: &Element,
    child: &Element,
    before: Option<&Element>,
) -> Result<(), BrowserError> {
    parent
        .insert_before(child, before.map(AsRef::as_ref))
        .map(|_| ())
        .map_err(|thrown| BrowserError::thrown("put a piece into the drawing", &thrown))
}

/// Puts an element behind the others in another.
///
/// # Errors
/// The parent is inside the child.
pub fn append(parent: &Element, child: &Element) -> Result<(), BrowserError> {
    parent
        .append_child(child)
        .map(|_| ())
        .map_err(|thrown| BrowserError::thrown("put a piece into the drawing", &thrown))
}

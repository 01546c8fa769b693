//! The size of a piece of the page, followed.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, ResizeObserver};

use super::BrowserError;

/// Follows the size of an element until it is dropped.
pub struct SizeObserver {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut(JsValue)>,
}

impl Drop for SizeObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells the element's width and height in px, now and whenever they change.
///
/// # Errors
/// The browser cannot follow sizes.
pub fn observe(
    element: &Element,
    on_resize: impl Fn(f64, f64) + 'static,
) -> Result<SizeObserver, BrowserError> {
    let followed = element.clone();
    let callback = Closure::<dyn FnMut(JsValue)>::new(move |_| {
        let (width, height) = (followed.client_width(), followed.client_height());
        on_resize(f64::from(width), f64::from(height));
    });
    let observer = ResizeObserver::new(callback.as_ref().unchecked_ref())
        .map_err(|thrown| BrowserError::thrown("follow the size of the page", &thrown))?;
    observer.observe(element);
    Ok(SizeObserver {
        observer,
        _callback: callback,
    })
}

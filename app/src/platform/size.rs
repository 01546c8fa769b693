//! The size of a piece of the page, followed.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, ResizeObserver};

use super::Refused;

/// Follows the size of an element until it is dropped.
pub struct Followed {
    observer: ResizeObserver,
    _heard: Closure<dyn FnMut(JsValue)>,
}

impl Drop for Followed {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells the element's width and height in px, now and whenever they change.
///
/// # Errors
/// The browser cannot follow sizes.
pub fn follow(element: &Element, tell: impl Fn(f64, f64) + 'static) -> Result<Followed, Refused> {
    let followed = element.clone();
    let heard = Closure::<dyn FnMut(JsValue)>::new(move |_| {
        let (width, height) = (followed.client_width(), followed.client_height());
        tell(f64::from(width), f64::from(height));
    });
    let observer = ResizeObserver::new(heard.as_ref().unchecked_ref())
        .map_err(|thrown| Refused::by("follow the size of the page", &thrown))?;
    observer.observe(element);
    Ok(Followed {
        observer,
        _heard: heard,
    })
}

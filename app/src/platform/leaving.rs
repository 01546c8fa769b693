//! The moments at which a person leaves the page, for a while or for good.

use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, VisibilityState};

use super::document::{document, window};
use gloo_events::{EventListener, EventListenerOptions};

/// Calls `hidden` when the page goes out of sight, and has the browser ask before it leaves the
/// page while `asks` says so. For as long as the page lives.
pub fn listen(asks: impl Fn() -> bool + 'static, hidden: impl Fn() + 'static) {
    let (Ok(window), Ok(document)) = (window(), document()) else {
        return;
    };
    let shown = document.clone();
    EventListener::new(&document, "visibilitychange", move |_| {
        if shown.visibility_state() == VisibilityState::Hidden {
            hidden();
        }
    })
    .forget();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window, "beforeunload", options, move |event| {
        if asks() {
            event.prevent_default();
            // What older browsers go by.
            if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                event.set_return_value("unsaved");
            }
        }
    })
    .forget();
}

//! The moments at which the user leaves the page, for a while or for good.

use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, VisibilityState};

use super::document::{document, window};
use gloo::events::{EventListener, EventListenerOptions};

/// Calls `hidden` when the page goes out of sight, and has the browser ask before it leaves the
/// page while `asks` says so. For as long as the page lives.
pub fn listen(should_confirm: impl Fn() -> bool + 'static, on_hidden: impl Fn() + 'static) {
    let (Ok(window), Ok(document)) = (window(), document()) else {
        return;
    };
    let observed = document.clone();
    EventListener::new(&document, "visibilitychange", move |_| {
        if observed.visibility_state() == VisibilityState::Hidden {
            on_hidden();
        }
    })
    .forget();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window, "beforeunload", options, move |event| {
        if should_confirm() {
            event.prevent_default();
            // What older browsers go by.
            if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                event.set_return_value("unsaved");
            }
        }
    })
    .forget();
}

//! The page that a crash leaves behind, and the copy of the model that it offers.
//!
//! Both live in `crash.js`, outside of this program, so that they are there when it is not.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::ErrorEvent;

use super::document::window;

#[wasm_bindgen(js_namespace = parapetCrash)]
extern "C" {
    #[wasm_bindgen(js_name = keep)]
    fn keep_copy(bytes: &[u8]);

    #[wasm_bindgen(js_name = show)]
    fn show_page(why: &str);
}

/// Keeps the bytes of `model.json` for the case of a crash.
pub fn keep(bytes: &[u8]) {
    keep_copy(bytes);
}

/// Puts the crash page in place of the page.
pub fn show(why: &str) {
    show_page(why);
}

/// Calls `heard` with the words of whatever is thrown in the page and not caught, and does not end
/// the program. For as long as the page lives.
pub fn listen(heard: impl Fn(String) + 'static) {
    let Ok(window) = window() else { return };
    EventListener::new(&window, "error", move |event| {
        let thrown = event.dyn_ref::<ErrorEvent>();
        // What ends the program has a page of its own; a file that did not load throws nothing.
        let is_fatal = |error: &ErrorEvent| {
            error
                .error()
                .is_instance_of::<js_sys::WebAssembly::RuntimeError>()
        };
        if let Some(error) = thrown.filter(|error| !is_fatal(error)) {
            heard(error.message());
        }
    })
    .forget();
}

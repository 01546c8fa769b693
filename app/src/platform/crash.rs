//! The page that a crash leaves behind, and the copy of the model that it offers.
//!
//! Both live in `crash.js`, outside of this program, so that they are there when it is not.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::ErrorEvent;

use super::document::window;

#[wasm_bindgen(js_namespace = parapetCrash)]
extern "C" {
    #[wasm_bindgen(js_name = saveCopy)]
    fn js_save_copy(bytes: &[u8]);

    #[wasm_bindgen(js_name = show)]
    fn js_show(why: &str);
}

/// Keeps the bytes of `model.json` for the case of a crash.
pub fn save_copy(bytes: &[u8]) {
    js_save_copy(bytes);
}

/// Replaces the page with the crash page.
pub fn show(why: &str) {
    js_show(why);
}

/// Calls `on_error` with the words of whatever is thrown in the page and not caught, and does not end
/// the program. For as long as the page lives.
pub fn listen(on_error: impl Fn(String) + 'static) {
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
            on_error(error.message());
        }
    })
    .forget();
}

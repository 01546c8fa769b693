//! The page that a crash leaves behind, and the copy of the model that it offers.
//!
//! Both live in `crash.js`, outside of this program, so that they are there when it is not.

use wasm_bindgen::prelude::wasm_bindgen;

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

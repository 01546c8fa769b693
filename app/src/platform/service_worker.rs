//! Working without the server, new versions, and being installed.
//!
//! All of it lives in `offline.js`, which hears the browser before this program is there.

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

use super::files::{GivenFile, given};

#[wasm_bindgen(js_namespace = parapetOffline)]
extern "C" {
    #[wasm_bindgen(js_name = start)]
    fn start_worker(hear: &Closure<dyn Fn(String)>, open: &Closure<dyn Fn(Array)>);

    #[wasm_bindgen(js_name = load)]
    fn load_newer();

    #[wasm_bindgen(js_name = install)]
    fn install_page();
}

/// What there is to know, as it comes to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// The browser is taking in the files of the page for the first time.
    Preparing,
    /// All files are in the browser: the page works without its server.
    Kept,
    /// The browser does not keep the page.
    NotKept,
    /// A newer version than this one waits, or is at work in another page.
    Newer,
    /// Whether the browser offers to install the page.
    Installable(bool),
}

impl Told {
    fn from_word(word: &str) -> Option<Told> {
        Some(match word {
            "preparing" => Told::Preparing,
            "ready" => Told::Kept,
            "online" => Told::NotKept,
            "newer" => Told::Newer,
            "installable" => Told::Installable(true),
            "not-installable" => Told::Installable(false),
            _ => return None,
        })
    }
}

/// Starts the service worker. `hear` is told what becomes known, `open` gets the files that the
/// system opens with the page; both for as long as the page lives.
pub fn start(hear: impl Fn(Told) + 'static, open: impl Fn(Vec<GivenFile>) + 'static) {
    let hear = Closure::<dyn Fn(String)>::new(move |word: String| {
        if let Some(told) = Told::from_word(&word) {
            hear(told);
        }
    });
    let open = Closure::<dyn Fn(Array)>::new(move |files: Array| open(given(&files)));
    start_worker(&hear, &open);
    hear.forget();
    open.forget();
}

/// Loads the page again, in the new version.
pub fn load() {
    load_newer();
}

/// Takes the browser's offer to install the page.
pub fn install() {
    install_page();
}

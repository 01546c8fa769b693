//! Working without the server, new versions, and being installed.
//!
//! All of it lives in `offline.js`, which listens to the browser before this program is loaded.

use js_sys::Array;
use serde::Deserialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

use super::files::{UserFile, from_array};

#[wasm_bindgen(js_namespace = parapetOffline)]
extern "C" {
    #[wasm_bindgen(js_name = start)]
    fn js_start(on_status: &Closure<dyn Fn(JsValue)>, on_files: &Closure<dyn Fn(Array)>);

    #[wasm_bindgen(js_name = loadNewVersion)]
    fn js_load_new_version();

    #[wasm_bindgen(js_name = install)]
    fn js_install();
}

/// What the service worker reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfflineStatus {
    /// The browser is taking in the files of the page for the first time.
    Preparing,
    /// All files are in the browser: the page works without its server.
    Ready,
    /// The browser does not keep the page.
    #[serde(rename = "online")]
    OnlineOnly,
    /// A newer version than this one waits, or is at work in another page.
    #[serde(rename = "newer")]
    NewVersion,
    /// The browser offers to install the page.
    Installable,
    /// The browser offers it no more.
    NotInstallable,
}

/// Starts the service worker. `on_status` gets every status, `on_files` the files that the
/// system opens with the page; both for as long as the page lives.
pub fn start(
    on_status: impl Fn(OfflineStatus) + 'static,
    on_files: impl Fn(Vec<UserFile>) + 'static,
) {
    let on_status = Closure::<dyn Fn(JsValue)>::new(move |report: JsValue| {
        // `offline.js` reports more than the page has to know.
        if let Ok(status) = serde_wasm_bindgen::from_value(report) {
            on_status(status);
        }
    });
    let on_files = Closure::<dyn Fn(Array)>::new(move |files: Array| on_files(from_array(&files)));
    js_start(&on_status, &on_files);
    on_status.forget();
    on_files.forget();
}

/// Loads the page again, in the new version.
pub fn load_new_version() {
    js_load_new_version();
}

/// Takes the browser's offer to install the page.
pub fn install() {
    js_install();
}

//! The address of the page: which kept model it shows stands behind its `#`, so that a reload, a
//! bookmark and the browser's own back button lead where a person expects.

use gloo_events::EventListener;
use wasm_bindgen::JsValue;

use super::document::window;

/// What stands before the id.
const BEFORE: &str = "#model=";

/// Whether the page before stays one step back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It does.
    Forward,
    /// The address takes the place of the one before.
    InPlace,
}

/// The id of the model that the address names.
pub fn model() -> Option<String> {
    let hash = window().ok()?.location().hash().ok()?;
    let id = hash.strip_prefix(BEFORE)?;
    let is_id = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric());
    is_id.then(|| id.to_owned())
}

/// Names a model in the address, or none.
pub fn name_model(id: Option<&str>, step: Step) {
    let Ok(window) = window() else { return };
    if model().as_deref() == id {
        return;
    }
    let location = window.location();
    let path = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    let address = match id {
        Some(id) => format!("{path}{BEFORE}{id}"),
        None => path,
    };
    // It fails only where the browser keeps no history; the address is a comfort there.
    let _ = window.history().and_then(|history| match step {
        Step::Forward => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
        Step::InPlace => history.replace_state_with_url(&JsValue::NULL, "", Some(&address)),
    });
}

/// Calls `changed` whenever a person goes to another address of the page.
pub fn follow(changed: impl Fn() + 'static) -> Option<EventListener> {
    let window = window().ok()?;
    Some(EventListener::new(&window, "popstate", move |_| changed()))
}

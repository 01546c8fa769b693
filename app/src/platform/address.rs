//! The address of the page: which saved model it shows is behind its `#`, so that a reload, a
//! bookmark and the browser's own back button lead where the user expects.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

use super::document::window;

/// What stands before the id.
const PREFIX: &str = "#model=";

/// Whether the page before stays one step back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryStep {
    /// It does.
    Push,
    /// The address takes the place of the one before.
    Replace,
}

/// The id of the model that the address names.
pub fn model_id() -> Option<String> {
    let hash = window().ok()?.location().hash().ok()?;
    let id = hash.strip_prefix(PREFIX)?;
    let is_id = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric());
    is_id.then(|| id.to_owned())
}

/// Names a model in the address, or none.
pub fn set_model_id(id: Option<&str>, step: HistoryStep) {
    let Ok(window) = window() else { return };
    if model_id().as_deref() == id {
        return;
    }
    let location = window.location();
    let path = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    let address = match id {
        Some(id) => format!("{path}{PREFIX}{id}"),
        None => path,
    };
    // It fails only where the browser keeps no history; the address is a comfort there.
    let _ = window.history().and_then(|history| match step {
        HistoryStep::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
        HistoryStep::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(&address)),
    });
}

/// Calls `changed` whenever the user goes to another address of the page.
pub fn on_navigation(changed: impl Fn() + 'static) -> Option<EventListener> {
    let window = window().ok()?;
    Some(EventListener::new(&window, "popstate", move |_| changed()))
}

//! Keys run commands.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{COMMANDS, Scope};
use crate::state::Workspace;

/// Where text is typed.
const FIELDS: &str =
    "input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]";

/// Listens to the keys of the whole page, for as long as the page lives.
pub(crate) fn listen(workspace: Workspace) {
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        if event.default_prevented() || event.is_composing() {
            return;
        }
        let Some(scopes) = active_scopes(&event) else {
            return;
        };
        let pressed = COMMANDS.iter().find(|command| {
            scopes.contains(&command.scope)
                && command.keys.iter().any(|chord| chord.is_pressed(&event))
        });
        if let Some(command) = pressed {
            event.prevent_default();
            if (command.disabled_reason)(workspace).is_empty() {
                (command.run)(workspace);
            }
        }
    });
    on_cleanup(move || listener.remove());
    block_single_letters(workspace);
}

/// Keeps single letters from everything that would act on them, while the user has switched them
/// off: with speech input, they would be typed by accident. What the browser does with them,
/// as typing, stays.
fn block_single_letters(workspace: Workspace) {
    let letters = workspace.preferences.single_letter_keys;
    let silence = move |event: &web_sys::Event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if !letters.get_untracked() && is_single_character(event) && !is_in(event, FIELDS) {
            event.stop_propagation();
        }
    };
    let listener = EventListener::new_with_options(
        &window(),
        "keydown",
        EventListenerOptions::run_in_capture_phase(),
        silence,
    );
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || listener.set_value(None));
}

/// Whether a single letter, number or sign was pressed.
fn is_single_character(event: &KeyboardEvent) -> bool {
    let key = event.key();
    key.chars().count() == 1
        && key != " "
        && !(event.ctrl_key() || event.meta_key() || event.alt_key())
}

/// Whether what the event is for lies in something of that selector.
fn is_in(event: &KeyboardEvent, selector: &str) -> bool {
    let focus = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    focus.is_some_and(|focus| focus.closest(selector).ok().flatten().is_some())
}

/// Where the focus is: which places' keys count. A dialog keeps the keys to itself, a letter in a
/// field is text, and a field that does not change the model keeps its own undo.
fn active_scopes(event: &KeyboardEvent) -> Option<&'static [Scope]> {
    if is_in(event, "dialog") || is_single_character(event) && is_in(event, FIELDS) {
        return None;
    }
    let modified = event.ctrl_key() || event.meta_key();
    if modified && event.key().eq_ignore_ascii_case("z") && is_in(event, "input[type=search]") {
        return None;
    }
    Some(if is_in(event, ".canvas-drawing") {
        &[Scope::Canvas, Scope::Page]
    } else {
        &[Scope::Page]
    })
}

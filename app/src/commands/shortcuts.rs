//! Keys run commands.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{COMMANDS, Place};
use crate::state::Workspace;

/// Listens to the keys of the whole page, for as long as the page lives.
pub(crate) fn listen(workspace: Workspace) {
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        if event.default_prevented() || event.is_composing() {
            return;
        }
        let Some(places) = places(&event) else {
            return;
        };
        let pressed = COMMANDS.iter().find(|command| {
            places.contains(&command.place)
                && command.keys.iter().any(|chord| chord.is_pressed(&event))
        });
        if let Some(command) = pressed {
            event.prevent_default();
            if (command.off)(workspace).is_empty() {
                (command.run)(workspace);
            }
        }
    });
    on_cleanup(move || listener.remove());
}

/// Where the focus is: which places' keys count. A dialog keeps the keys to itself, and a field
/// that does not change the model keeps its own undo.
fn places(event: &KeyboardEvent) -> Option<&'static [Place]> {
    let focus = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let inside = |selector: &str| {
        focus
            .as_ref()
            .is_some_and(|focus| focus.closest(selector).ok().flatten().is_some())
    };
    if inside("dialog") {
        return None;
    }
    let modified = event.ctrl_key() || event.meta_key();
    if inside("input[type=search]") && modified && event.key().eq_ignore_ascii_case("z") {
        return None;
    }
    Some(if inside(".canvas-drawing") {
        &[Place::Canvas, Place::Page]
    } else {
        &[Place::Page]
    })
}

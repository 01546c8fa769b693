//! Keys on a diagram: arrows go from part to part, with Shift they move the drawing.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::commands;
use crate::pages::picture::bounds::{Placed, neighbour};
use crate::state::Workspace;
use crate::state::ui::{CanvasState, Ui};

/// How far an arrow moves the drawing, in px.
const STEP: f64 = 48.0;

/// Walks through the diagram.
pub(super) fn walk(
    event: &KeyboardEvent,
    workspace: Workspace,
    canvas: CanvasState,
    parts: Memo<Vec<Placed>>,
) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let key = event.key();
    let handled = match direction(&key) {
        Some((dx, dy)) if event.shift_key() => {
            canvas.update(|viewport| viewport.translated(-dx * STEP, -dy * STEP));
            true
        }
        Some(direction) => {
            step(workspace.ui, parts, direction);
            true
        }
        None => command(workspace, &key),
    };
    if handled {
        event.prevent_default();
        event.stop_propagation();
    }
}

fn direction(key: &str) -> Option<(f64, f64)> {
    match key {
        "ArrowRight" => Some((1.0, 0.0)),
        "ArrowLeft" => Some((-1.0, 0.0)),
        "ArrowDown" => Some((0.0, 1.0)),
        "ArrowUp" => Some((0.0, -1.0)),
        _ => None,
    }
}

/// Selects the nearest part that way; the first one where none is selected.
fn step(ui: Ui, parts: Memo<Vec<Placed>>, direction: (f64, f64)) {
    let selected = ui.selected_untracked();
    let next = parts.with_untracked(|parts| {
        let here = parts
            .iter()
            .find(|one| Some(&one.part) == selected.as_ref());
        let next = match here {
            Some(here) => neighbour(parts, here.bounds.centre(), direction),
            None => parts.first(),
        };
        next.map(|one| one.part.clone())
    });
    if next.is_some() {
        ui.select(next);
    }
}

fn command(workspace: Workspace, key: &str) -> bool {
    let id = match key {
        "Enter" => "inspect",
        "F2" => "rename",
        "Delete" | "Backspace" => "delete",
        _ => return false,
    };
    commands::run(workspace, id);
    true
}

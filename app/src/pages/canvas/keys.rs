//! Keys on a diagram: arrows go from part to part, with Shift they move the drawing.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::commands;
use crate::pages::picture::bounds::{PartBounds, neighbour};
use crate::state::Workspace;
use crate::state::ui::{CanvasState, Ui};

/// How far an arrow moves the drawing, in px.
const PAN_STEP: f64 = 48.0;

/// Walks through the diagram.
pub(super) fn handle_key(
    event: &KeyboardEvent,
    workspace: Workspace,
    canvas: CanvasState,
    parts: Memo<Vec<PartBounds>>,
) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let key = event.key();
    let handled = match direction(&key) {
        Some((dx, dy)) if event.shift_key() => {
            canvas.update(|viewport| viewport.translated(-dx * PAN_STEP, -dy * PAN_STEP));
            true
        }
        Some(direction) => {
            select_neighbour(workspace.ui, parts, direction);
            true
        }
        None => run_command(workspace, &key),
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
fn select_neighbour(ui: Ui, parts: Memo<Vec<PartBounds>>, direction: (f64, f64)) {
    let selected = ui.selected_untracked();
    let next = parts.with_untracked(|parts| {
        let current = parts
            .iter()
            .find(|one| Some(&one.part) == selected.as_ref());
        let next = match current {
            Some(current) => neighbour(parts, current.bounds.centre(), direction),
            None => parts.first(),
        };
        next.map(|one| one.part.clone())
    });
    if next.is_some() {
        ui.select(next);
    }
}

fn run_command(workspace: Workspace, key: &str) -> bool {
    let id = match key {
        "Enter" => "inspect",
        "F2" => "rename",
        "Delete" | "Backspace" => "delete",
        _ => return false,
    };
    commands::run(workspace, id);
    true
}

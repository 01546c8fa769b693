//! The zoom, at the lower right of a diagram.

use leptos::prelude::*;

use crate::commands::{self, command};
use crate::components::button::{Height, IconButton};
use crate::state::ui::CanvasState;
use crate::state::workspace;

/// Smaller, the scale, larger, all of it.
#[component]
pub(super) fn ZoomBar(canvas: CanvasState) -> impl IntoView {
    let workspace = workspace();
    let button = move |id: &'static str, icon: &'static str| {
        let (name, key) =
            command(id).map_or(("", String::new()), |command| (command.name, command.key()));
        view! {
            <IconButton
                name=name
                icon=icon
                key=key
                height=Height::Bar
                command=id
                on_press=move |_| commands::run(workspace, id)
            />
        }
    };
    view! {
        <div
            class="zoom"
            role="group"
            aria-label="Zoom"
            data-toasts-over=move || workspace.ui.narrow.get().then_some("")
        >
            {button("zoom-out", "minus")}
            <button
                type="button"
                class="zoom-value"
                data-command="zoom-whole"
                data-tip="Show at its own size"
                data-tip-key="0"
                on:click=move |_| commands::run(workspace, "zoom-whole")
            >
                {move || canvas.viewport.get().percent()}
            </button>
            {button("zoom-in", "plus")}
            {button("zoom-fit", "maximize")}
        </div>
    }
}

//! The zoom, at the lower right of a diagram.

use leptos::prelude::*;

use crate::commands;
use crate::engine::messages::Diagram;
use crate::pages::command_item::CommandIcon;
use crate::state::ui::CanvasState;
use crate::state::workspace;
use crate::words::canvas as words;

/// Smaller, the scale, larger, all of it.
#[component]
pub(super) fn ZoomBar(canvas: CanvasState, which: Diagram) -> impl IntoView {
    let workspace = workspace();
    view! {
        <div
            class="zoom"
            role="group"
            aria-label=words::ZOOM
            data-toasts-over=move || workspace.ui.is_narrow.get().then_some("")
        >
            <CommandIcon id="zoom-out" />
            <button
                type="button"
                class="zoom-value"
                data-command="zoom-whole"
                data-tip=words::SHOW_AT_ITS_OWN_SIZE
                data-tip-key="0"
                on:click=move |_| commands::run(workspace, "zoom-whole")
            >
                {move || canvas.viewport.get().percent()}
            </button>
            <CommandIcon id="zoom-in" />
            <CommandIcon id="zoom-fit" />
            {(which == Diagram::Dataflow).then(|| view! { <CommandIcon id="diagram-table" /> })}
        </div>
    }
}

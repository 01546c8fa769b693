//! The button that opens the outline where it is a drawer.

use leptos::prelude::*;

use crate::components::button::{Height, IconButton};
use crate::platform::focus;
use crate::state::workspace;

/// Where the focus goes back to when the drawer closes.
pub(super) const TOGGLE: &str = "outline-toggle";

/// The button. The focus goes into the drawer that it opens.
#[component]
pub(super) fn OutlineToggle() -> impl IntoView {
    let drawer = workspace().ui.drawer;
    let on_press = move |_| {
        drawer.update(|open| *open = !*open);
        if drawer.get_untracked() {
            // The drawer takes the focus only once it is seen.
            request_animation_frame(|| focus::first_in("outline-rows"));
        }
    };
    view! {
        <span id=TOGGLE>
            <IconButton
                name="Outline"
                icon="menu"
                height=Height::Bar
                pressed=Signal::derive(move || drawer.get())
                on_press=on_press
            />
        </span>
    }
}

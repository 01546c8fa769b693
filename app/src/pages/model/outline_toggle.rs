//! The button that opens the left panel where it is a drawer: the outline, or the filters
//! of the findings.

use leptos::prelude::*;

use crate::components::button::{Height, IconButton};
use crate::platform::focus;
use crate::state::ui::View;
use crate::state::workspace;
use crate::words::model as words;

/// Where the focus goes back to when the drawer closes.
pub(crate) const TOGGLE: &str = "outline-toggle";

/// The button. The focus goes into the drawer that it opens.
#[component]
pub(super) fn OutlineToggle() -> impl IntoView {
    let ui = workspace().ui;
    let drawer = ui.drawer;
    let on_findings = Signal::derive(move || ui.view.get() == View::Findings);
    let on_press = move |_| {
        drawer.update(|open| *open = !*open);
        if drawer.get_untracked() {
            // The drawer takes the focus only once it is seen.
            let inside = if on_findings.get_untracked() {
                "filters"
            } else {
                "outline-rows"
            };
            request_animation_frame(move || focus::first_in(inside));
        }
    };
    view! {
        <span id=TOGGLE>
            <IconButton
                name=Signal::derive(move || {
                    if on_findings.get() { words::FILTERS } else { words::OUTLINE }.to_owned()
                })
                icon=Signal::derive(move || {
                    if on_findings.get() { "sliders-horizontal" } else { "menu" }.to_owned()
                })
                height=Height::Bar
                pressed=Signal::derive(move || drawer.get())
                on_press=on_press
            />
        </span>
    }
}

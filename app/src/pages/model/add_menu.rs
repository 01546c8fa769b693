//! What can be added to the model.

use leptos::prelude::*;

use crate::components::button::{Height, IconButton};
use crate::components::menu::{Menu, MenuState};
use crate::pages::command_item::CommandItem;
use crate::words::model as words;

/// The commands that add something.
const ENTRIES: [&str; 4] = ["add-element", "add-boundary", "add-flow", "add-data"];

/// A button that opens them.
#[component]
pub(crate) fn AddMenu() -> impl IntoView {
    let menu = MenuState::new();
    let entry = move |id| view! { <CommandItem menu=menu id=id /> };
    view! {
        <IconButton
            name=words::ADD_TO_THE_MODEL
            icon="plus"
            height=Height::Bar
            expanded=Signal::derive(move || menu.is_open())
            on_press=move |event| menu.toggle(&event)
        />
        <Menu state=menu name=words::ADD_TO_THE_MODEL>
            {ENTRIES.into_iter().map(entry).collect_view()}
        </Menu>
    }
}

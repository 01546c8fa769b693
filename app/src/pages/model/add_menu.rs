//! What can be added to the model.

use leptos::prelude::*;

use crate::commands::{self, command};
use crate::components::button::{Height, IconButton};
use crate::components::menu::{Menu, MenuItem, MenuState};
use crate::state::workspace;

/// The commands that add something, with the icon of what they add.
const ENTRIES: &[(&str, &str)] = &[
    ("add-element", "server"),
    ("add-boundary", "square-dashed"),
    ("add-flow", "move-right"),
    ("add-data", "file-text"),
];

/// A button that opens them.
#[component]
pub(crate) fn AddMenu() -> impl IntoView {
    let workspace = workspace();
    let menu = MenuState::new();
    let entry = move |(id, icon): (&'static str, &'static str)| {
        let found = command(id);
        view! {
            <MenuItem
                state=menu
                label=found.map_or("", |command| command.name)
                icon=icon
                command=id
                off=Signal::derive(move || {
                    found.map(|command| (command.off)(workspace)).unwrap_or_default()
                })
                on_press=move |()| commands::run(workspace, id)
            />
        }
    };
    view! {
        <IconButton
            name="Add to the model"
            icon="plus"
            height=Height::Bar
            expanded=Signal::derive(move || menu.is_open())
            on_press=move |event| menu.toggle(&event)
        />
        <Menu state=menu name="Add to the model">
            {ENTRIES.iter().copied().map(entry).collect_view()}
        </Menu>
    }
}

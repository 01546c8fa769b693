//! The menu of files that can be downloaded.

use leptos::prelude::*;

use crate::commands::{self, command};
use crate::components::button::{Button, Height};
use crate::components::menu::{Menu, MenuItem, MenuState};
use crate::state::workspace;

/// The files, as commands, with what each is.
const FILES: &[(&str, &str, &str)] = &[
    ("download-model", "file-text", "The model, to go on with"),
    ("download-report", "file-text", "The report"),
    ("download-dfd-svg", "workflow", "The diagram, as a picture"),
    (
        "download-seq-svg",
        "arrow-left-right",
        "The sequence, as a picture",
    ),
    ("download-dfd-dot", "workflow", "The diagram, for Graphviz"),
    (
        "download-seq-puml",
        "arrow-left-right",
        "The sequence, for PlantUML",
    ),
];

/// A button that opens the files.
#[component]
pub(crate) fn DownloadMenu() -> impl IntoView {
    let menu = MenuState::new();
    view! {
        <Button
            label="Download"
            icon="download"
            height=Height::Bar
            expanded=Signal::derive(move || menu.is_open())
            on_press=move |event| menu.toggle(&event)
        />
        <Menu state=menu name="Download">
            <DownloadEntries menu=menu />
        </Menu>
    }
}

/// The files as entries of a menu.
#[component]
pub(crate) fn DownloadEntries(menu: MenuState) -> impl IntoView {
    let workspace = workspace();
    let entry = move |(id, icon, words): (&'static str, &'static str, &'static str)| {
        let (name, key) =
            command(id).map_or(("", String::new()), |command| (command.name, command.key()));
        view! {
            <MenuItem
                state=menu
                label=name
                note=words
                icon=icon
                key=key
                command=id
                on_press=move |()| commands::run(workspace, id)
            />
        }
    };
    FILES.iter().copied().map(entry).collect_view()
}

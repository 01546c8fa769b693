//! The menu of files that can be downloaded.

use leptos::prelude::*;

use crate::components::button::{Button, Height};
use crate::components::menu::{Menu, MenuState};
use crate::pages::command_item::CommandItem;
use crate::words::model as words;

/// The files, as commands.
const FILES: [&str; 7] = [
    "download-model",
    "download-report",
    "download-dfd-svg",
    "download-seq-svg",
    "download-dfd-dot",
    "download-seq-puml",
    "download-tm-py",
];

/// A button that opens the files.
#[component]
pub(crate) fn DownloadMenu() -> impl IntoView {
    let menu = MenuState::new();
    view! {
        <Button
            label=words::DOWNLOAD
            icon="download"
            height=Height::Bar
            expanded=Signal::derive(move || menu.is_open())
            on_press=move |event| menu.toggle(&event)
        />
        <Menu state=menu name=words::DOWNLOAD>
            <DownloadEntries menu=menu />
        </Menu>
    }
}

/// The files as entries of a menu.
#[component]
pub(crate) fn DownloadEntries(menu: MenuState) -> impl IntoView {
    let entry = move |id| view! { <CommandItem menu=menu id=id with_note=true /> };
    FILES.into_iter().map(entry).collect_view()
}

//! The menu that holds, on narrow screens, what the top bar has no room for.

use leptos::prelude::*;

use super::download_menu::DownloadEntries;
use crate::commands::{self, command};
use crate::components::button::{Height, IconButton};
use crate::components::menu::{Menu, MenuItem, MenuState};
use crate::pages::theme_menu::ThemeEntries;
use crate::state::workspace;

/// A button that opens it.
#[component]
pub(super) fn MoreMenu() -> impl IntoView {
    let workspace = workspace();
    let menu = MenuState::new();
    let entry = move |id: &'static str, icon: &'static str| {
        view! {
            <MenuItem
                state=menu
                label=command(id).map_or("", |command| command.name)
                icon=icon
                command=id
                on_press=move |()| commands::run(workspace, id)
            />
        }
    };
    view! {
        <IconButton
            name="More"
            icon="ellipsis"
            height=Height::Bar
            expanded=Signal::derive(move || menu.is_open())
            on_press=move |event| menu.toggle(&event)
        />
        <Menu state=menu name="More">
            {entry("open", "file-input")}
            {entry("close", "x")}
            <hr class="menu-rule" />
            <div role="group" aria-label="Download">
                <p class="menu-head" aria-hidden="true">"Download"</p>
                <DownloadEntries menu=menu />
            </div>
            <hr class="menu-rule" />
            <div role="group" aria-label="Theme">
                <p class="menu-head" aria-hidden="true">"Theme"</p>
                <ThemeEntries menu=menu />
            </div>
        </Menu>
    }
}

//! The menu that holds, on narrow screens, what does not fit the top bar.

use leptos::prelude::*;

use super::download_menu::DownloadEntries;
use crate::components::button::{Height, IconButton};
use crate::components::menu::{Menu, MenuState};
use crate::pages::command_item::CommandItem;
use crate::pages::theme_menu::ThemeEntries;
use crate::words::model as words;

/// A button that opens it.
#[component]
pub(super) fn MoreMenu() -> impl IntoView {
    let menu = MenuState::new();
    let entry = move |id: &'static str| view! { <CommandItem menu=menu id=id /> };
    view! {
        <IconButton
            name=words::MORE
            icon="ellipsis"
            height=Height::Bar
            expanded=Signal::derive(move || menu.is_open())
            on_press=move |event| menu.toggle(&event)
        />
        <Menu state=menu name=words::MORE>
            {entry("palette")}
            {entry("help")}
            {entry("keys")}
            <hr class="menu-rule" />
            {entry("open")}
            {entry("close")}
            <hr class="menu-rule" />
            <div role="group" aria-label=words::DOWNLOAD>
                <p class="menu-head" aria-hidden="true">{words::DOWNLOAD}</p>
                <DownloadEntries menu=menu />
            </div>
            <hr class="menu-rule" />
            <div role="group" aria-label=words::THEME>
                <p class="menu-head" aria-hidden="true">{words::THEME}</p>
                <ThemeEntries menu=menu />
            </div>
        </Menu>
    }
}

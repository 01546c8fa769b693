//! The menu of themes.

use leptos::prelude::*;

use crate::components::button::{Height, IconButton};
use crate::components::menu::{Menu, MenuState};
use crate::pages::command_item::CommandItem;
use crate::state::preferences::Theme;
use crate::state::workspace;
use crate::words::page as words;

/// A button that opens the themes.
#[component]
pub(crate) fn ThemeMenu() -> impl IntoView {
    let menu = MenuState::new();
    view! {
        <IconButton
            name=words::THEME
            icon="contrast"
            height=Height::Bar
            expanded=Signal::derive(move || menu.is_open())
            on_press=move |event| menu.toggle(&event)
        />
        <Menu state=menu name=words::THEME>
            <ThemeEntries menu=menu />
        </Menu>
    }
}

/// The themes as entries of a menu.
#[component]
pub(crate) fn ThemeEntries(menu: MenuState) -> impl IntoView {
    let preferences = workspace().preferences;
    let entry = move |theme: Theme| {
        view! {
            <CommandItem
                menu=menu
                id=theme.command()
                checked=Signal::derive(move || preferences.theme.get() == theme)
            />
        }
    };
    Theme::ALL.into_iter().map(entry).collect_view()
}

//! A command as an entry of a menu or as a button: its name, icon and key come from the table, and
//! while it is off its tooltip says why.

use leptos::prelude::*;

use crate::commands::{self, command, disabled_reason};
use crate::components::button::{Height, IconButton};
use crate::components::menu::{MenuItem, MenuState};
use crate::state::workspace;

/// The command of that id as an entry of a menu.
#[component]
pub(crate) fn CommandItem(
    menu: MenuState,
    id: &'static str,
    /// Whether the entry says in a few more words what the command is about.
    #[prop(optional)]
    noted: bool,
    /// Whether it is the one that is on, in a menu that chooses one of a few.
    #[prop(into, optional)]
    checked: Option<Signal<bool>>,
) -> impl IntoView {
    let workspace = workspace();
    let found = command(id)?;
    let note = (noted && !found.description.is_empty()).then_some(found.description);
    Some(view! {
        <MenuItem
            state=menu
            label=found.label()
            note=note
            icon=checked.is_none().then_some(found.icon)
            key=found.key()
            command=id
            checked=checked
            off=Signal::derive(move || disabled_reason(workspace, id))
            on_press=move |()| commands::run(workspace, id)
        />
    })
}

/// The command of that id as an icon with a tooltip.
#[component]
pub(crate) fn CommandIcon(id: &'static str) -> impl IntoView {
    let workspace = workspace();
    let found = command(id)?;
    Some(view! {
        <IconButton
            name=found.label()
            icon=found.icon
            key=found.key()
            height=Height::Bar
            command=id
            off=Signal::derive(move || disabled_reason(workspace, id))
            on_press=move |_| commands::run(workspace, id)
        />
    })
}

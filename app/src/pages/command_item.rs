//! A command as an entry of a menu or as a button: its name, icon and key come from the table, and
//! while it is disabled its tooltip says why.

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
    /// Whether the entry shows the command's note.
    #[prop(optional)]
    with_note: bool,
    /// Whether it is the one that is on, in a menu that chooses one of a few.
    #[prop(into, optional)]
    checked: Option<Signal<bool>>,
) -> impl IntoView {
    let workspace = workspace();
    let entry = command(id)?;
    let note = (with_note && !entry.description.is_empty()).then_some(entry.description);
    Some(view! {
        <MenuItem
            state=menu
            label=entry.label()
            note=note
            icon=checked.is_none().then_some(entry.icon)
            key=entry.key()
            command=id
            checked=checked
            disabled_reason=Signal::derive(move || disabled_reason(workspace, id))
            on_press=move |()| commands::run(workspace, id)
        />
    })
}

/// The command of that id as an icon with a tooltip.
#[component]
pub(crate) fn CommandIcon(id: &'static str) -> impl IntoView {
    let workspace = workspace();
    let entry = command(id)?;
    Some(view! {
        <IconButton
            name=entry.label()
            icon=entry.icon
            key=entry.key()
            height=Height::Bar
            command=id
            disabled_reason=Signal::derive(move || disabled_reason(workspace, id))
            on_press=move |_| commands::run(workspace, id)
        />
    })
}

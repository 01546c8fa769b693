//! The button that opens the palette: as wide as a field where there is space, else an icon.

use leptos::prelude::*;

use crate::commands::{self, command};
use crate::components::icon::Icon;
use crate::components::keys::Keys;
use crate::state::workspace;

/// The button.
#[component]
pub(crate) fn SearchButton() -> impl IntoView {
    let workspace = workspace();
    let (name, key) = command("palette").map_or(("", String::new()), |it| (it.name, it.key()));
    view! {
        <button
            type="button"
            class="search-button"
            data-command="palette"
            data-tip=name
            data-tip-key=key.clone()
            aria-haspopup="dialog"
            on:click=move |_| commands::run(workspace, "palette")
        >
            <Icon name="search" />
            <span class="search-button-words">{name}</span>
            <Keys text=key.clone() />
        </button>
    }
    .into_any()
}

//! The name of a part as a button that selects the part.

use leptos::prelude::*;
use parapet_core::model::Id;

use crate::state::workspace;
use crate::words::terms::part_name;

/// The colour of the link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tint {
    Plain,
    /// That of boundaries.
    Boundary,
}

/// The name of a part.
#[component]
pub(crate) fn PartLink(id: Id, tint: Tint) -> impl IntoView {
    let workspace = workspace();
    let id = StoredValue::new(id);
    let name = move || id.with_value(|id| part_name(&workspace.project.model(), id));
    view! {
        <button
            type="button"
            class="link"
            class:link-boundary=tint == Tint::Boundary
            on:click=move |_| workspace.ui.show_part(id.get_value())
        >
            {name}
        </button>
    }
}

//! Entries of a list that have several fields each.

use leptos::prelude::*;

use crate::components::button::{Button, Height, IconButton};

/// The fields of an entry, with a button that removes it.
#[component]
pub(super) fn EntryCard(
    name: &'static str,
    #[prop(into)] on_remove: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="entry">
            <div class="entry-fields">{children()}</div>
            <IconButton
                name=name
                icon="x"
                height=Height::Row
                on_press=move |_| on_remove.run(())
            />
        </div>
    }
    .into_any()
}

/// A button that adds an entry.
pub(super) fn add_button(label: &'static str, add: impl Fn() + Send + Sync + 'static) -> AnyView {
    view! { <Button label=label icon="plus" height=Height::Bar on_press=move |_| add() /> }
        .into_any()
}

//! A field that searches while the user types.

use leptos::prelude::*;

use super::icon::Icon;

/// The field, with its sign.
#[component]
pub(crate) fn SearchField(
    /// What it searches: "Search findings".
    name: &'static str,
    /// Its placeholder; its name where this is not given.
    #[prop(optional)]
    placeholder: Option<&'static str>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    /// Whether it takes the focus when it appears.
    #[prop(optional)]
    autofocus: bool,
    #[prop(optional)] class: &'static str,
) -> impl IntoView {
    view! {
        <label class=format!("search {class}")>
            <Icon name="search" />
            <input
                class="input"
                type="search"
                autofocus=autofocus
                aria-label=name
                placeholder=placeholder.unwrap_or(name)
                prop:value=move || value.get()
                on:input=move |event| on_input.run(event_target_value(&event))
            />
        </label>
    }
    .into_any()
}

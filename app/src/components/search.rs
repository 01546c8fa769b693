//! A field that searches as a person types.

use leptos::prelude::*;

use super::icon::Icon;

/// The field, with its sign.
#[component]
pub(crate) fn SearchField(
    /// What it searches: "Search findings".
    name: &'static str,
    /// What stands in it while it is empty; its name where this is not given.
    #[prop(optional)]
    placeholder: Option<&'static str>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    /// Whether the focus begins here.
    #[prop(optional)]
    is_first: bool,
    #[prop(optional)] class: &'static str,
) -> impl IntoView {
    view! {
        <label class=format!("search {class}")>
            <Icon name="search" />
            <input
                class="input"
                type="search"
                autofocus=is_first
                aria-label=name
                placeholder=placeholder.unwrap_or(name)
                prop:value=move || value.get()
                on:input=move |event| on_input.run(event_target_value(&event))
            />
        </label>
    }
    .into_any()
}

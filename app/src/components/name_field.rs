//! A name, edited in place.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// A name in a field that looks like text until it is pointed at. Every input is reported, but
/// never an empty name; Enter ends the edit, Escape restores the text from before.
#[component]
pub(crate) fn NameField(
    /// CSS class for its position and size.
    class: &'static str,
    /// What it names, as screen readers announce it.
    label: &'static str,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    /// Called when Enter or blur ends the edit.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let previous = StoredValue::new(String::new());
    let emit = move |typed: String| {
        if !typed.trim().is_empty() {
            on_input.run(typed);
        }
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            on_done.run(());
            previous.set_value(value.get_untracked());
        }
        "Escape" => {
            let previous = previous.get_value();
            let field = event_target::<HtmlInputElement>(&event);
            if field.value() != previous {
                event.prevent_default();
                event.stop_propagation();
                field.set_value(&previous);
                emit(previous);
            }
        }
        _ => (),
    };
    let on_blur = move |event: FocusEvent| {
        on_done.run(());
        // A field left empty shows the current name.
        event_target::<HtmlInputElement>(&event).set_value(&value.get_untracked());
    };
    view! {
        <input
            class=class
            type="text"
            dir="auto"
            autocomplete="off"
            spellcheck="false"
            aria-label=label
            prop:value=move || value.get()
            on:focus=move |_| previous.set_value(value.get_untracked())
            on:input=move |event| emit(event_target_value(&event))
            on:keydown=on_key
            on:blur=on_blur
        />
    }
}

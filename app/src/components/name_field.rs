//! A name, changed where it stands.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// A name in a field that looks like text until it is pointed at. Typing reports as it goes, but
/// never an empty name; Enter is done with it, Escape brings back what stood there before.
#[component]
pub(crate) fn NameField(
    /// Class that gives it its place and size.
    class: &'static str,
    /// What it names, as screen readers say it.
    label: &'static str,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    /// Told when Enter or leaving ends the change.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let before = StoredValue::new(String::new());
    let report = move |typed: String| {
        if !typed.trim().is_empty() {
            on_input.run(typed);
        }
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            on_done.run(());
            before.set_value(value.get_untracked());
        }
        "Escape" => {
            let was = before.get_value();
            let field = event_target::<HtmlInputElement>(&event);
            if field.value() != was {
                event.prevent_default();
                event.stop_propagation();
                field.set_value(&was);
                report(was);
            }
        }
        _ => (),
    };
    let on_leave = move |event: FocusEvent| {
        on_done.run(());
        // A field left empty shows the name that counts.
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
            on:focus=move |_| before.set_value(value.get_untracked())
            on:input=move |event| report(event_target_value(&event))
            on:keydown=on_key
            on:blur=on_leave
        />
    }
}

//! A field for text, on one line or several.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// A field for text. It reports every input; Escape restores the text that it had when it got the
/// focus. In a dialog, Escape closes the dialog instead.
#[component]
pub(crate) fn TextField(
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    /// Its name, as screen readers announce it.
    #[prop(into)]
    name: Signal<String>,
    #[prop(into, optional)] placeholder: Signal<String>,
    /// Whether it has several lines.
    #[prop(optional)]
    multiline: bool,
    /// Whether it takes the focus when its dialog opens.
    #[prop(optional)]
    autofocus: bool,
    /// Called when the focus leaves it.
    #[prop(into, optional)]
    on_blur: Option<Callback<()>>,
    /// The error in its value; empty when there is none.
    #[prop(into, optional)]
    error: Signal<String>,
) -> impl IntoView {
    let initial = StoredValue::new(String::new());
    let save_initial = move || initial.set_value(value.get_untracked());
    let on_key = move |event: KeyboardEvent| {
        let changed =
            || initial.with_value(|initial| value.with_untracked(|current| current != initial));
        if event.key() == "Escape" && changed() && !is_in_dialog(&event) {
            event.prevent_default();
            event.stop_propagation();
            on_input.run(initial.get_value());
        } else if event.key() == "Enter" && !multiline {
            save_initial();
        }
    };
    let invalid = move || error.with(|error| (!error.is_empty()).then_some("true"));
    let blur = move |_| {
        if let Some(on_blur) = on_blur {
            on_blur.run(());
        }
    };
    let emit = move |event| on_input.run(event_target_value(&event));
    if multiline {
        view! {
            <textarea
                class="input"
                rows="2"
                dir="auto"
                prop:value=move || value.get()
                aria-label=move || name.get()
                aria-invalid=invalid
                placeholder=move || placeholder.get()
                on:focus=move |_| save_initial()
                on:blur=blur
                on:input=emit
                on:keydown=on_key
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                class="input"
                type="text"
                autocomplete="off"
                dir="auto"
                autofocus=autofocus
                prop:value=move || value.get()
                aria-label=move || name.get()
                aria-invalid=invalid
                placeholder=move || placeholder.get()
                on:focus=move |_| save_initial()
                on:blur=blur
                on:input=emit
                on:keydown=on_key
            />
        }
        .into_any()
    }
}

fn is_in_dialog(event: &KeyboardEvent) -> bool {
    let field = event_target::<web_sys::Element>(event);
    field.closest("dialog").ok().flatten().is_some()
}

/// A caption above a field.
#[component]
pub(crate) fn Labelled(#[prop(into)] label: Signal<String>, children: Children) -> impl IntoView {
    view! {
        <div class="field">
            <span class="field-label" aria-hidden="true">{move || label.get()}</span>
            {children()}
        </div>
    }
}

/// The error of a field, in a sentence under it.
#[component]
pub(crate) fn FieldError(#[prop(into)] text: Signal<String>) -> impl IntoView {
    let shown = move || text.with(|text| !text.is_empty());
    view! {
        <Show when=shown>
            <p class="field-error" role="alert">{move || text.get()}</p>
        </Show>
    }
}

//! A field for text, on one line or several.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// A field for text. It reports as one types; Escape asks for what stood there when it got the
/// focus. In a dialog, Escape closes that instead.
#[component]
pub(crate) fn TextField(
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    /// Its name, as screen readers say it.
    #[prop(into)]
    name: Signal<String>,
    #[prop(into, optional)] placeholder: Signal<String>,
    /// Whether it has several lines.
    #[prop(optional)]
    multiline: bool,
    /// Whether it takes the focus when its dialog opens.
    #[prop(optional)]
    autofocus: bool,
    /// Told when the focus leaves it.
    #[prop(into, optional)]
    on_leave: Option<Callback<()>>,
    /// What is wrong with what stands in it; empty when all is well.
    #[prop(into, optional)]
    error: Signal<String>,
) -> impl IntoView {
    let before = StoredValue::new(String::new());
    let remember = move || before.set_value(value.get_untracked());
    let on_key = move |event: KeyboardEvent| {
        let changed = || before.with_value(|before| value.with_untracked(|now| now != before));
        if event.key() == "Escape" && changed() && !is_in_dialog(&event) {
            event.prevent_default();
            event.stop_propagation();
            on_input.run(before.get_value());
        } else if event.key() == "Enter" && !multiline {
            remember();
        }
    };
    let invalid = move || error.with(|error| (!error.is_empty()).then_some("true"));
    let leave = move |_| {
        if let Some(on_leave) = on_leave {
            on_leave.run(());
        }
    };
    let report = move |event| on_input.run(event_target_value(&event));
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
                on:focus=move |_| remember()
                on:blur=leave
                on:input=report
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
                on:focus=move |_| remember()
                on:blur=leave
                on:input=report
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

/// What is wrong with a field, in a sentence under it.
#[component]
pub(crate) fn FieldError(#[prop(into)] text: Signal<String>) -> impl IntoView {
    let shown = move || text.with(|text| !text.is_empty());
    view! {
        <Show when=shown>
            <p class="field-error" role="alert">{move || text.get()}</p>
        </Show>
    }
}

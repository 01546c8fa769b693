//! One of a few, as joined segments: a radio group with arrow and letter keys.

use leptos::ev::KeyboardEvent;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// A segment: its value, its label, and the keys that choose it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Segment<T> {
    pub(crate) value: T,
    pub(crate) label: &'static str,
    /// Lower-case letters or names of keys, as `y` or `Delete`.
    pub(crate) keys: &'static [&'static str],
    /// Whether it means "nothing chosen" and so is drawn muted.
    pub(crate) unset: bool,
}

/// A radio group. `value` is the chosen segment, if any.
#[component]
pub(crate) fn Segments<T>(
    /// Name of the group, as screen readers announce it.
    #[prop(into)]
    name: Signal<String>,
    segments: Vec<Segment<T>>,
    #[prop(into)] value: Signal<Option<T>>,
    #[prop(into)] on_choose: Callback<T>,
    /// Whether the segments fill the width on narrow screens.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let group = NodeRef::<Div>::new();
    let chosen = {
        let segments = segments.clone();
        Memo::new(move |_| {
            let value = value.get();
            segments.iter().position(|one| Some(one.value) == value)
        })
    };
    let values: Vec<T> = segments.iter().map(|one| one.value).collect();
    let keys: Vec<&'static [&'static str]> = segments.iter().map(|one| one.keys).collect();
    let on_key = move |event: KeyboardEvent| {
        let count = values.len();
        let current = chosen.get_untracked();
        let target = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => Some(current.map_or(0, |at| (at + 1) % count)),
            "ArrowLeft" | "ArrowUp" => {
                Some(current.map_or(count - 1, |at| (at + count - 1) % count))
            }
            "Home" => Some(0),
            "End" => Some(count - 1),
            key if !(event.ctrl_key() || event.meta_key() || event.alt_key()) => keys
                .iter()
                .position(|keys| keys.iter().any(|one| one.eq_ignore_ascii_case(key))),
            _ => None,
        };
        if let Some((at, value)) = target.and_then(|at| Some((at, *values.get(at)?))) {
            event.prevent_default();
            event.stop_propagation();
            on_choose.run(value);
            focus_child(group, at);
        }
    };
    let buttons: Vec<_> = segments
        .into_iter()
        .enumerate()
        .map(|(at, segment)| {
            let on = move || chosen.get() == Some(at);
            // With nothing chosen, Tab reaches the first.
            let stop = move || chosen.get().unwrap_or(0) == at;
            view! {
                <button
                    type="button"
                    role="radio"
                    class="segment"
                    class:segment-unset=segment.unset
                    aria-checked=move || on().to_string()
                    tabindex=move || if stop() { "0" } else { "-1" }
                    on:click=move |_| on_choose.run(segment.value)
                >
                    {segment.label}
                </button>
            }
        })
        .collect();
    view! {
        <div
            node_ref=group
            role="radiogroup"
            class="segments"
            class:segments-wide=wide
            aria-label=move || name.get()
            on:keydown=on_key
        >
            {buttons}
        </div>
    }
}

fn focus_child(group: NodeRef<Div>, at: usize) {
    let child = group
        .get_untracked()
        .and_then(|group| group.children().item(u32::try_from(at).ok()?))
        .and_then(|child| child.dyn_into::<HtmlElement>().ok());
    if let Some(child) = child {
        // Focus that fails leaves it where it was, which is no harm.
        let _ = child.focus();
    }
}

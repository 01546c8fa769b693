//! One of a list that drops down: the browser's own select, which every device can show.

use leptos::prelude::*;

use super::icon::Icon;

/// An entry of a select, perhaps under the heading of a group.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Choice {
    /// Its value.
    pub(crate) value: String,
    pub(crate) label: String,
    /// Heading that it is under; empty for none.
    pub(crate) group: String,
}

impl Choice {
    /// An entry under no heading.
    pub(crate) fn new(value: impl Into<String>, label: impl Into<String>) -> Choice {
        Choice {
            value: value.into(),
            label: label.into(),
            group: String::new(),
        }
    }

    /// The same under a heading.
    pub(crate) fn in_group(self, group: impl Into<String>) -> Choice {
        Choice {
            group: group.into(),
            ..self
        }
    }
}

/// A longer list is in the page only while the select has the focus: an inspector has several selects, and a
/// model thousands of parts.
const MAX_UNFOCUSED: usize = 60;

/// A select. `value` is that of the entry chosen.
#[component]
pub(crate) fn Select(
    #[prop(into)] name: Signal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_choose: Callback<String>,
    /// The error in the choice; empty when there is none.
    #[prop(into, optional)]
    error: Signal<String>,
) -> impl IntoView {
    let invalid = move || error.with(|error| (!error.is_empty()).then_some("true"));
    let choices = Memo::new(move |_| choices.get());
    let is_focused = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        if is_focused.get() || choices.with(Vec::len) <= MAX_UNFOCUSED {
            return choices.get();
        }
        let chosen = choices.with(|choices| {
            value.with(|value| choices.iter().find(|one| one.value == *value).cloned())
        });
        chosen.into_iter().collect()
    });
    // Entries of a group are consecutive, in the order of the first one.
    let entries = move || {
        let choices = shown.get();
        let mut groups: Vec<(String, Vec<Choice>)> = Vec::new();
        for choice in choices {
            match groups.last_mut() {
                Some((group, list)) if *group == choice.group => list.push(choice),
                _ => groups.push((choice.group.clone(), vec![choice])),
            }
        }
        groups
            .into_iter()
            .map(|(group, list)| {
                let list = list.into_iter();
                let list = list.map(|choice| option(choice, value)).collect_view();
                if group.is_empty() {
                    list.into_any()
                } else {
                    view! { <optgroup label=group>{list}</optgroup> }.into_any()
                }
            })
            .collect_view()
    };
    view! {
        <span class="select">
            <select
                class="input"
                aria-label=move || name.get()
                aria-invalid=invalid
                on:pointerdown=move |_| is_focused.set(true)
                on:focus=move |_| is_focused.set(true)
                on:blur=move |_| is_focused.set(false)
                on:change=move |event| on_choose.run(event_target_value(&event))
            >
                {entries}
            </select>
            <Icon name="chevron-down" />
        </span>
    }
}

/// `selected` is set on the option: `value` on the select would be set before its options exist.
fn option(choice: Choice, chosen: Signal<String>) -> impl IntoView {
    let value = choice.value.clone();
    let on = move || chosen.with(|chosen| *chosen == value);
    view! {
        <option value=choice.value prop:selected=on>
            {choice.label}
        </option>
    }
}

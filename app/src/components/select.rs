//! One of a list that folds away: the browser's own select, which every device knows how to show.

use leptos::prelude::*;

use super::icon::Icon;

/// An entry of a select, perhaps under the heading of a group.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Choice {
    /// What it stands for.
    pub(crate) value: String,
    pub(crate) label: String,
    /// Heading that it stands under; empty for none.
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
    pub(crate) fn under(self, group: impl Into<String>) -> Choice {
        Choice {
            group: group.into(),
            ..self
        }
    }
}

/// A longer list is in the page only while the select is used: an inspector has several selects, and a
/// model thousands of parts.
const MANY: usize = 60;

/// A select. `value` is that of the entry chosen.
#[component]
pub(crate) fn Select(
    #[prop(into)] name: Signal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_choose: Callback<String>,
    /// What is wrong with what is chosen; empty when all is well.
    #[prop(into, optional)]
    error: Signal<String>,
) -> impl IntoView {
    let invalid = move || error.with(|error| (!error.is_empty()).then_some("true"));
    let choices = Memo::new(move |_| choices.get());
    let is_used = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        if is_used.get() || choices.with(Vec::len) <= MANY {
            return choices.get();
        }
        let chosen = choices.with(|choices| {
            value.with(|value| choices.iter().find(|one| one.value == *value).cloned())
        });
        chosen.into_iter().collect()
    });
    // Groups stand together, in the order of their first entry.
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
                on:pointerdown=move |_| is_used.set(true)
                on:focus=move |_| is_used.set(true)
                on:blur=move |_| is_used.set(false)
                on:change=move |event| on_choose.run(event_target_value(&event))
            >
                {entries}
            </select>
            <Icon name="chevron-down" />
        </span>
    }
}

/// `selected` stands on the option: `value` on the select would be set before its options are there.
fn option(choice: Choice, chosen: Signal<String>) -> impl IntoView {
    let value = choice.value.clone();
    let on = move || chosen.with(|chosen| *chosen == value);
    view! {
        <option value=choice.value prop:selected=on>
            {choice.label}
        </option>
    }
}

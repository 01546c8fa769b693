//! One row of the outline.

use leptos::prelude::*;
use parapet_core::model::Kind;

use super::rows::{OutlineRow, PartRow, Section};
use crate::components::icon::Icon;
use crate::pages::severity_glyph::FindingsBadge;

/// What a row looks like inside; the frame round it belongs to the list.
pub(crate) fn row_content(row: OutlineRow, fold: Callback<String>) -> AnyView {
    match row {
        OutlineRow::Section(section) => section_content(&section, fold),
        OutlineRow::Part(part) => part_content(part, fold),
    }
}

fn section_content(section: &Section, fold: Callback<String>) -> AnyView {
    view! {
        <Chevron id=section.id.to_owned() open=section.open fold=fold />
        <span class="outline-name">{section.label}</span>
        <span class="outline-end">{section.count}</span>
    }
    .into_any()
}

fn part_content(part: PartRow, fold: Callback<String>) -> AnyView {
    let chevron = part
        .open
        .map(|open| view! { <Chevron id=part.id.to_string() open=open fold=fold /> }.into_any());
    // Names are aligned, whether a row can be folded or not.
    let chevron = chevron.unwrap_or_else(|| {
        view! { <span class="outline-fold" aria-hidden="true"></span> }.into_any()
    });
    let sign = match (part.kind, part.number) {
        (Kind::Dataflow, Some(number)) => {
            view! { <span class="number-badge">{number}</span> }.into_any()
        }
        _ => view! { <Icon name=part.icon /> }.into_any(),
    };
    view! {
        {chevron}
        {sign}
        <span class="outline-name" dir="auto">{part.name}</span>
        {part.mark.map(|mark| view! { <FindingsBadge mark=mark /> })}
        {(!part.end.is_empty()).then(|| view! { <span class="outline-end">{part.end}</span> })}
    }
    .into_any()
}

/// Folds a row. Keys fold through the row itself, so it takes no focus.
#[component]
fn Chevron(id: String, open: bool, fold: Callback<String>) -> impl IntoView {
    view! {
        <span
            class="outline-fold"
            aria-hidden="true"
            on:click=move |event| {
                event.stop_propagation();
                fold.run(id.clone());
            }
        >
            <Icon name="chevron-down" turns=if open { 0 } else { 3 } />
        </span>
    }
}

//! The filters of the findings: severity, element, class. The panel on the left.

use leptos::prelude::*;
use parapet_core::model::Id;
use parapet_core::threats::Severity;

use super::filtered::top_parts;
use super::list_state::FindingsList;
use crate::components::icon::Icon;
use crate::pages::panels::LeftPanel;
use crate::pages::severity_glyph::{Glyph, GlyphSize};
use crate::state::workspace;
use crate::words::findings as words;
use crate::words::terms::class_label;

/// How many elements the list has at first, and at most.
const INITIAL_ELEMENTS: usize = 6;
const MAX_ELEMENTS: usize = 100;

/// The panel.
#[component]
pub(crate) fn Filters() -> impl IntoView {
    let ui = workspace().ui;
    let narrows = move || ui.findings.filter.with(|filter| filter.hides_open());
    let head = view! {
        <Show when=narrows>
            <button type="button" class="link" on:click=move |_| ui.findings.clear()>
                {words::CLEAR}
            </button>
        </Show>
    };
    view! {
        <LeftPanel id="filters" region="filters" title=words::FILTERS close=words::CLOSE_THE_FILTERS head=head.into_any()>
            <div class="panel-body facets">
                <Facet name=words::SEVERITY><Severities /></Facet>
                <Facet name=words::ELEMENT><Parts /></Facet>
                <Facet name=words::CLASS><Classes /></Facet>
            </div>
        </LeftPanel>
    }
    .into_any()
}

#[component]
fn Facet(name: &'static str, children: Children) -> impl IntoView {
    view! {
        <details class="facet" open data-facet=name>
            <summary class="facet-head">
                <Icon name="chevron-down" />
                {name}
            </summary>
            {children()}
        </details>
    }
    .into_any()
}

/// A filter: checked, only findings of it and of other checked ones are shown.
fn filter_checkbox(
    sign: AnyView,
    name: String,
    count: u32,
    on: bool,
    toggle: Callback<()>,
) -> AnyView {
    view! {
        <label class="filter">
            <input type="checkbox" prop:checked=on on:change=move |_| toggle.run(()) />
            {sign}
            <span class="filter-name" dir="auto">{name}</span>
            <span class="numbers">{count}</span>
        </label>
    }
    .into_any()
}

#[component]
fn Severities() -> impl IntoView {
    let ui = workspace().ui;
    let filter = ui.findings.filter;
    let shown = FindingsList::from_context().filtered;
    move || {
        let (chosen, counts) = (
            filter.with(|filter| filter.severities.clone()),
            shown.with(|shown| shown.counts.severities),
        );
        // "Not rated" is offered only where there is such a finding.
        let all = (0..=5u8).rev().zip(counts.into_iter().rev());
        let all = all.filter(|(severity, count)| *severity > 0 || *count > 0);
        all.map(|(severity, count)| {
            let toggle = move |()| {
                filter.update(|filter| {
                    if !filter.severities.remove(&severity) {
                        filter.severities.insert(severity);
                    }
                });
            };
            let (on, severity) = (chosen.contains(&severity), Severity(severity));
            let sign = view! { <Glyph severity=severity size=GlyphSize::Detail /> }.into_any();
            filter_checkbox(
                sign,
                severity.word().to_owned(),
                count,
                on,
                Callback::new(toggle),
            )
        })
        .collect_view()
    }
}

#[component]
fn Parts() -> impl IntoView {
    let workspace = workspace();
    let filter = workspace.ui.findings.filter;
    let shown = FindingsList::from_context().filtered;
    let limit = RwSignal::new(INITIAL_ELEMENTS);
    let toggle = move |id: &Id| {
        filter.update(|filter| {
            if !filter.parts.remove(id) {
                filter.parts.insert(id.clone());
            }
        });
    };
    move || {
        let judged = workspace.answers.judged.get();
        let current = filter.get();
        let counts = shown.get();
        let (parts, more) = top_parts(&judged.model, &current, &counts.counts.parts, limit.get());
        let rows: Vec<AnyView> = parts
            .into_iter()
            .map(|(part, count)| {
                let (id, on) = (part.id.clone(), current.parts.contains(&part.id));
                let flow = judged.flows.get(&part.id);
                let sign =
                    flow.map(|flow| view! { <span class="number-badge">{flow.number}</span> });
                let toggle = Callback::new(move |()| toggle(&id));
                filter_checkbox(sign.into_any(), part.name.clone(), count, on, toggle)
            })
            .collect();
        let rest = match (more, limit.get()) {
            (0, _) => None,
            (more, INITIAL_ELEMENTS) => Some(
                view! {
                    <button type="button" class="link facet-more" on:click=move |_| limit.set(MAX_ELEMENTS)>
                        {words::more(&more)}
                    </button>
                }
                .into_any(),
            ),
            (more, _) => Some(
                view! {
                    <p class="caption facet-more">
                        {words::more_elements(&more)}
                    </p>
                }
                .into_any(),
            ),
        };
        view! {
            {rows}
            {rest}
        }
    }
}

#[component]
fn Classes() -> impl IntoView {
    let workspace = workspace();
    let filter = workspace.ui.findings.filter;
    let shown = FindingsList::from_context().filtered;
    move || {
        let schema = workspace.schema.get();
        let chosen = filter.with(|filter| filter.classes.clone());
        let counts = shown.with(|shown| shown.counts.classes.clone());
        counts
            .into_iter()
            .map(|(class, count)| {
                let on = chosen.contains(&class);
                let label = class_label(&schema, &class);
                let toggle = move |()| {
                    filter.update(|filter| {
                        if !filter.classes.remove(&class) {
                            filter.classes.insert(class.clone());
                        }
                    });
                };
                filter_checkbox(().into_any(), label, count, on, Callback::new(toggle))
            })
            .collect_view()
    }
}

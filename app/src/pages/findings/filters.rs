//! What narrows the list of findings: severity, element, class. The panel on the left.

use leptos::prelude::*;
use parapet_core::model::{Id, Schema};
use parapet_core::threats::Severity;

use super::listed::Listed;
use super::shown::leading;
use crate::components::icon::Icon;
use crate::pages::panels::LeftPanel;
use crate::pages::signs::{Glyph, GlyphSize};
use crate::pages::words::class_label;
use crate::state::workspace;

/// How many elements stand in the list at first, and at most.
const FEW: usize = 6;
const MANY: usize = 100;

/// The panel.
#[component]
pub(crate) fn Filters() -> impl IntoView {
    let ui = workspace().ui;
    let narrows = move || ui.findings.filter.with(|filter| filter.hides_open());
    let head = view! {
        <Show when=narrows>
            <button type="button" class="link" on:click=move |_| ui.findings.clear()>
                "Clear"
            </button>
        </Show>
    };
    view! {
        <LeftPanel id="filters" region="filters" title="Filters" close="Close the filters" head=head.into_any()>
            <div class="panel-body facets">
                <Facet name="Severity"><Severities /></Facet>
                <Facet name="Element"><Parts /></Facet>
                <Facet name="Class"><Classes /></Facet>
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

/// A filter: pressed, only findings of this kind and of others chosen beside it are shown.
fn choice(sign: AnyView, name: String, count: u32, on: bool, toggle: Callback<()>) -> AnyView {
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
    let shown = Listed::here().shown;
    move || {
        let (chosen, counts) = (
            filter.with(|filter| filter.severities.clone()),
            shown.with(|shown| shown.counts.severities),
        );
        // That a finding is not rated is offered only where there is one.
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
            choice(
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
    let shown = Listed::here().shown;
    let most = RwSignal::new(FEW);
    let toggle = move |id: &Id| {
        filter.update(|filter| {
            if !filter.parts.remove(id) {
                filter.parts.insert(id.clone());
            }
        });
    };
    move || {
        let judged = workspace.derived.judged.get();
        let asked = filter.get();
        let counts = shown.get();
        let (parts, more) = leading(&judged.model, &asked, &counts.counts.parts, most.get());
        let rows: Vec<AnyView> = parts
            .into_iter()
            .map(|(part, count)| {
                let (id, on) = (part.id.clone(), asked.parts.contains(&part.id));
                let flow = judged.flows.get(&part.id);
                let sign =
                    flow.map(|flow| view! { <span class="number-badge">{flow.number}</span> });
                let toggle = Callback::new(move |()| toggle(&id));
                choice(sign.into_any(), part.name.clone(), count, on, toggle)
            })
            .collect();
        let rest = match (more, most.get()) {
            (0, _) => None,
            (more, FEW) => Some(
                view! {
                    <button type="button" class="link facet-more" on:click=move |_| most.set(MANY)>
                        {format!("{more} more")}
                    </button>
                }
                .into_any(),
            ),
            (more, _) => Some(
                view! {
                    <p class="caption facet-more">
                        {format!("{more} more. Search for them by name.")}
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
    let shown = Listed::here().shown;
    move || {
        let model = workspace.project.model();
        let (schema, _) = Schema::of(&model);
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
                choice(().into_any(), label, count, on, Callback::new(toggle))
            })
            .collect_view()
    }
}

//! Above the list: the search, the grouping, and the active filters.

use leptos::prelude::*;
use parapet_core::threats::Severity;

use crate::components::icon::Icon;
use crate::components::search::SearchField;
use crate::components::select::{Choice, Select};
use crate::state::findings_view::{Filter, Grouping};
use crate::state::workspace;
use crate::words::findings as words;
use crate::words::terms::{class_label, part_name};

/// The bar.
#[component]
pub(super) fn Bar() -> impl IntoView {
    let view = workspace().ui.findings;
    let groupings = Grouping::ALL
        .map(|one| Choice::new(one.id(), words::group_by_grouping(&one.id())))
        .to_vec();
    view! {
        <div class="findings-bar">
            <SearchField
                name=words::SEARCH_FINDINGS
                value=Signal::derive(move || view.filter.with(|filter| filter.query.clone()))
                on_input=move |query| view.filter.update(|filter| filter.query = query)
            />
            <Select
                name=words::GROUP_BY
                choices=Signal::stored(groupings)
                value=Signal::derive(move || view.grouping.get().id().to_owned())
                on_choose=move |word: String| view.group_by(Grouping::from_id(&word))
            />
            <Chips />
        </div>
    }
    .into_any()
}

/// The active filters, each with a button that removes it.
#[component]
fn Chips() -> impl IntoView {
    let workspace = workspace();
    let filter = workspace.ui.findings.filter;
    let chips = move || {
        let model = workspace.project.model();
        let schema = workspace.schema.get();
        let current = filter.get();
        let mut all: Vec<AnyView> = Vec::new();
        for severity in current.severities.iter().rev().copied() {
            let name = Severity(severity).word();
            all.push(chip(name, filter, move |filter| {
                filter.severities.remove(&severity);
            }));
        }
        for part in current.parts {
            all.push(chip(&part_name(&model, &part), filter, move |filter| {
                filter.parts.remove(&part);
            }));
        }
        for class in current.classes {
            all.push(chip(&class_label(&schema, &class), filter, move |filter| {
                filter.classes.remove(&class);
            }));
        }
        all
    };
    let is_empty = move || {
        filter.with(|filter| {
            filter.severities.is_empty() && filter.parts.is_empty() && filter.classes.is_empty()
        })
    };
    view! {
        <div class="chips findings-chips" class:findings-no-chips=is_empty>
            {chips}
        </div>
    }
}

fn chip(
    name: &str,
    filter: RwSignal<Filter>,
    remove: impl Fn(&mut Filter) + Send + Sync + 'static,
) -> AnyView {
    view! {
        <span class="chip chip-on">
            {name.to_owned()}
            <button
                type="button"
                class="chip-remove"
                aria-label=words::stop_filtering_by(&name)
                on:click=move |_| filter.update(|filter| remove(filter))
            >
                <Icon name="x" />
            </button>
        </span>
    }
    .into_any()
}

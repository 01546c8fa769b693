//! The findings: filters, the list, one in detail.

mod detail;
mod filters;
mod list;
mod shown;
mod threat_text;

use std::sync::Arc;

use leptos::prelude::*;

pub(crate) use self::detail::FindingDetail;
use self::filters::Filters;
use self::list::List;
use self::shown::{Filter, shown};
use crate::components::button::Button;
use crate::components::empty::Empty;
use crate::pages::words::counted;
use crate::state::workspace;

/// The view of all findings.
#[component]
pub(crate) fn Findings() -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let excluded = RwSignal::new(false);
    let rows = Memo::new(move |_| {
        let judged = workspace.derived.judged.get();
        let filter = Filter {
            query: ui.query.get(),
            severities: ui.severities.get(),
            excluded: excluded.get(),
        };
        Arc::new(shown(&judged, &filter))
    });
    let total = Memo::new(move |_| workspace.derived.judged.with(|judged| judged.rows.len()));
    let hidden = Memo::new(move |_| {
        workspace
            .derived
            .judged
            .with(|judged| judged.excluded.len())
    });
    let clear = move || {
        ui.query.set(String::new());
        ui.severities.update(std::collections::BTreeSet::clear);
    };
    let nothing_shown = Memo::new(move |_| rows.with(|rows| rows.is_empty()));
    let foot = move || {
        let seen = rows.with(|rows| rows.iter().filter(|one| !one.is_excluded).count());
        match total.get() {
            all if all == seen => counted(all, "finding", "findings"),
            all => format!("{seen} of {} shown", counted(all, "finding", "findings")),
        }
    };
    view! {
        <div class="findings">
            <Filters />
            {move || match (total.get(), nothing_shown.get()) {
                (0, true) => view! { <NoFindings /> }.into_any(),
                (all, true) => view! {
                    <Empty
                        icon="search"
                        text=format!(
                            "Nothing matches these filters. {} hidden.",
                            match all {
                                1 => "1 finding is".to_owned(),
                                all => format!("{all} findings are"),
                            }
                        )
                    >
                        <Button label="Clear filters" on_press=move |_| clear() />
                    </Empty>
                }
                .into_any(),
                _ => view! { <List rows=rows /> }.into_any(),
            }}
            <div class="findings-foot">
                <span role="status">{foot}</span>
                <Show when=move || { hidden.get() > 0 }>
                    <button
                        type="button"
                        class="link"
                        aria-pressed=move || excluded.get().to_string()
                        on:click=move |_| excluded.update(|shown| *shown = !*shown)
                    >
                        {move || {
                            let verb = if excluded.get() { "Hide" } else { "Show" };
                            format!("{verb} {} excluded by assumptions", hidden.get())
                        }}
                    </button>
                </Show>
            </div>
        </div>
    }
    .into_any()
}

/// No findings at all: nothing was drawn, nothing was judged yet, or nothing was found.
#[component]
fn NoFindings() -> impl IntoView {
    let workspace = workspace();
    let text = move || {
        let model = workspace.project.model();
        if model.elements.is_empty() {
            "No findings yet. Draw an element, or drop in a model."
        } else if workspace.is_behind() {
            "The model is being judged."
        } else {
            "No threat of the library applies to this model as it is answered now."
        }
    };
    view! { <Empty icon="shield-check" text=Signal::derive(move || text().to_owned()) /> }
}

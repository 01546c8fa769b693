//! The findings: filters, the list, one in detail.

mod detail;
mod filters;
mod list;
mod shown;
mod threat_text;

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::model::Status;

pub(crate) use self::detail::FindingDetail;
use self::filters::Filters;
use self::list::List;
use self::shown::{Beside, Filter, ShownRow, Sorts, shown, sorts};
pub(crate) use self::threat_text::ThreatText;
use crate::commands;
use crate::components::button::{Button, Emphasis};
use crate::components::empty::Empty;
use crate::pages::words::counted;
use crate::state::workspace;

/// The view of all findings.
#[component]
pub(crate) fn Findings() -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let beside = RwSignal::new(Beside::default());
    let rows = Memo::new(move |_| {
        let judged = workspace.derived.judged.get();
        let filter = Filter {
            query: ui.query.get(),
            severities: ui.severities.get(),
            beside: beside.get(),
        };
        Arc::new(shown(&judged, &filter))
    });
    let all = Memo::new(move |_| workspace.derived.judged.with(|judged| sorts(judged)));
    let is_filtered = Memo::new(move |_| {
        ui.query.with(|query| !query.trim().is_empty()) || ui.severities.with(|all| !all.is_empty())
    });
    let clear = move || {
        ui.query.set(String::new());
        ui.severities.update(std::collections::BTreeSet::clear);
    };
    let nothing_shown = Memo::new(move |_| rows.with(|rows| rows.is_empty()));
    view! {
        <div class="findings">
            <Filters beside=beside />
            {move || match (nothing_shown.get(), is_filtered.get(), all.get()) {
                (false, _, _) => view! { <List rows=rows /> }.into_any(),
                (true, _, Sorts { open: 0, decided: 0, excluded: 0 }) => {
                    view! { <NoFindings /> }.into_any()
                }
                (true, true, all) => view! {
                    <Empty
                        icon="search"
                        text=format!(
                            "Nothing matches these filters. {} hidden.",
                            match all.open {
                                1 => "1 open finding is".to_owned(),
                                open => format!("{open} open findings are"),
                            }
                        )
                    >
                        <Button label="Clear filters" on_press=move |_| clear() />
                    </Empty>
                }
                .into_any(),
                (true, false, all) => view! {
                    <Empty icon="shield-check" text=format!("No finding is open. {}", rest(all)) />
                }
                .into_any(),
            }}
            <Foot rows=rows all=all beside=beside />
        </div>
    }
    .into_any()
}

/// How many findings are open and shown, and the step to those that are not.
#[component]
fn Foot(
    rows: Memo<Arc<Vec<ShownRow>>>,
    all: Memo<Sorts>,
    beside: RwSignal<Beside>,
) -> impl IntoView {
    let open = move || {
        let is_open = |one: &&ShownRow| !one.is_excluded && one.row.status == Status::Open;
        let seen = rows.with(|rows| rows.iter().filter(is_open).count());
        let open = all.get().open;
        match open == seen {
            true => counted(open, "open finding", "open findings"),
            false => format!(
                "{seen} of {}",
                counted(open, "open finding", "open findings")
            ),
        }
    };
    let verb = |is_shown: bool| if is_shown { "Hide" } else { "Show" };
    let toggle_decided = move |_| beside.update(|beside| beside.decided = !beside.decided);
    let toggle_excluded = move |_| beside.update(|beside| beside.excluded = !beside.excluded);
    view! {
        <div class="findings-foot" data-toasts-over>
            <span role="status">{open}</span>
            <Show when=move || { all.get().decided > 0 }>
                <button type="button" class="link" on:click=toggle_decided>
                    {move || format!("{} {} decided", verb(beside.get().decided), all.get().decided)}
                </button>
            </Show>
            <Show when=move || { all.get().excluded > 0 }>
                <button type="button" class="link" on:click=toggle_excluded>
                    {move || {
                        let (verb, count) = (verb(beside.get().excluded), all.get().excluded);
                        format!("{verb} {count} excluded by assumptions")
                    }}
                </button>
            </Show>
        </div>
    }
}

/// What there is where nothing is open: "3 are decided, 8 are excluded by assumptions."
fn rest(all: Sorts) -> String {
    let part = |count: usize, what: &str| {
        let verb = if count == 1 { "is" } else { "are" };
        (count > 0).then(|| format!("{count} {verb} {what}"))
    };
    let parts = [
        part(all.decided, "decided"),
        part(all.excluded, "excluded by assumptions"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{}.", parts.join(", "))
}

/// No findings at all: nothing was drawn, nothing was judged yet, or nothing was found.
#[component]
fn NoFindings() -> impl IntoView {
    let workspace = workspace();
    let text = move || {
        let model = workspace.project.model();
        if model.elements.is_empty() {
            "No findings yet. Add an element, or drop in a model."
        } else if workspace.is_behind() {
            "The model is being judged."
        } else {
            "No threat of the library applies to this model as it is answered now."
        }
    };
    let nothing_drawn = move || workspace.project.model().elements.is_empty();
    view! {
        <Empty icon="shield-check" text=Signal::derive(move || text().to_owned())>
            <Show when=nothing_drawn>
                <Button
                    label="Add an element"
                    icon="plus"
                    emphasis=Emphasis::Primary
                    command="add-element"
                    on_press=move |_| commands::run(workspace, "add-element")
                />
            </Show>
        </Empty>
    }
}

//! The findings: filters, the list, one in detail.

mod bar;
pub(crate) mod clauses;
mod detail;
mod filtered;
mod filters;
mod list;
mod list_state;
mod rows;

use leptos::prelude::*;

use self::bar::Bar;
pub(crate) use self::detail::FindingDetail;
pub(crate) use self::filters::Filters;
use self::list::List;
pub(crate) use self::list_state::FindingsList;
use crate::commands;
use crate::components::button::{Button, Emphasis};
use crate::components::empty_state::EmptyState;
use crate::state::judged::Judged;
use crate::state::workspace;
use crate::words::findings as words;
use crate::words::terms::part_name;

/// How many findings have each status, regardless of the filters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct StatusCounts {
    open: usize,
    decided: usize,
    excluded: usize,
}

fn status_counts(judged: &Judged) -> StatusCounts {
    StatusCounts {
        open: judged.open,
        decided: judged.found.len() - judged.open,
        excluded: judged.excluded.len(),
    }
}

/// The view of all findings.
#[component]
pub(crate) fn Findings() -> impl IntoView {
    let workspace = workspace();
    let view = workspace.ui.findings;
    let filtered = FindingsList::from_context().filtered;
    let all = Memo::new(move |_| {
        workspace
            .answers
            .judged
            .with(|judged| status_counts(judged))
    });
    let is_filtered = Memo::new(move |_| view.filter.with(|filter| filter.hides_open()));
    let nothing_shown = Memo::new(move |_| filtered.with(|filtered| filtered.order.is_empty()));
    view! {
        <div class="findings">
            <Bar />
            {move || match (nothing_shown.get(), is_filtered.get(), all.get()) {
                (false, _, _) => view! { <List /> }.into_any(),
                (true, _, StatusCounts { open: 0, decided: 0, excluded: 0 }) => {
                    view! { <NoFindings /> }.into_any()
                }
                (true, true, all) => view! {
                    <EmptyState
                        icon="search"
                        text=words::nothing_matches(all.open)
                    >
                        <Button label=words::CLEAR_FILTERS on_press=move |_| view.clear() />
                    </EmptyState>
                }
                .into_any(),
                (true, false, all) => view! {
                    <EmptyState icon="shield-check" text=words::nothing_open(all.decided, all.excluded) />
                }
                .into_any(),
            }}
            <FindingsFooter all=all />
        </div>
    }
    .into_any()
}

/// How many findings are open and shown, and buttons to show the others.
#[component]
fn FindingsFooter(all: Memo<StatusCounts>) -> impl IntoView {
    let filter = workspace().ui.findings.filter;
    let filtered = FindingsList::from_context().filtered;
    let open = move || {
        let shown_open = filtered.with(|filtered| filtered.open);
        let open = all.get().open;
        words::open_findings(shown_open, open)
    };
    let beside = Memo::new(move |_| filter.with(|filter| filter.also_show));
    let toggle_decided =
        move |_| filter.update(|filter| filter.also_show.decided = !filter.also_show.decided);
    let toggle_excluded =
        move |_| filter.update(|filter| filter.also_show.excluded = !filter.also_show.excluded);
    view! {
        <div class="findings-foot" data-toasts-over>
            <span role="status">{open}</span>
            <Show when=move || { all.get().decided > 0 }>
                <button type="button" class="link" on:click=toggle_decided>
                    {move || words::toggle_decided(beside.get().decided, all.get().decided)}
                </button>
            </Show>
            <Show when=move || { all.get().excluded > 0 }>
                <button type="button" class="link" on:click=toggle_excluded>
                    {move || words::toggle_excluded(beside.get().excluded, all.get().excluded)}
                </button>
            </Show>
            <OnlySelectedButton />
            <span class="findings-keys" aria-hidden="true">
                <kbd>"J"</kbd>
                <kbd>"K"</kbd>
                {words::KEYS_MOVE}
            </span>
        </div>
    }
}

/// A button for the findings of the selected part alone, where that leaves any out. It is in the
/// footer, so that nothing moves when something else is selected.
#[component]
fn OnlySelectedButton() -> impl IntoView {
    let workspace = workspace();
    let view = workspace.ui.findings;
    let offered = Memo::new(move |_| {
        let id = workspace.ui.selected.get()?;
        let is_on = view.filter.with(|filter| filter.parts.contains(&id));
        let marks = |judged: &Judged| judged.marks.len() > 1 && judged.marks.contains_key(&id);
        let has_any = workspace.answers.judged.with(|judged| marks(judged));
        (has_any && !is_on).then_some(id)
    });
    move || {
        offered.get().map(|id| {
            let name = part_name(&workspace.project.model(), &id);
            view! {
                <button
                    type="button"
                    class="link"
                    data-command="only-selected"
                    on:click=move |_| view.show_only_part(id.clone())
                >
                    {words::only_those_of(&name)}
                </button>
            }
        })
    }
}

/// No findings at all: nothing was drawn, nothing was judged yet, or nothing was found.
#[component]
fn NoFindings() -> impl IntoView {
    let workspace = workspace();
    let text = move || {
        let model = workspace.project.model();
        if model.elements.is_empty() {
            words::NO_FINDINGS_YET
        } else if workspace.is_outdated() {
            words::THE_MODEL_IS_BEING_JUDGED
        } else {
            words::NO_THREAT_APPLIES
        }
    };
    let nothing_drawn = move || workspace.project.model().elements.is_empty();
    view! {
        <EmptyState icon="shield-check" text=Signal::derive(move || text().to_owned())>
            <Show when=nothing_drawn>
                <Button
                    label=words::ADD_AN_ELEMENT
                    icon="plus"
                    emphasis=Emphasis::Primary
                    command="add-element"
                    on_press=move |_| commands::run(workspace, "add-element")
                />
            </Show>
        </EmptyState>
    }
}

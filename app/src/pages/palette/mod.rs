//! The palette: one field that finds commands, parts of the model, threats and help.

mod fuzzy;
mod index;
mod option;
mod results;

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::html::{self, Input};
use leptos::prelude::*;

use self::index::Index;
use self::option::{More, Row, RowContent};
use self::results::{GroupResults, ResultGroup, Search, results};
use crate::commands;
use crate::components::button::IconButton;
use crate::components::icon::{Icon, IconSize};
use crate::components::keys::Keys;
use crate::components::modal::Modal;
use crate::platform::focus;
use crate::state::ui::{Overlay, View};
use crate::state::{Workspace, workspace};
use crate::words::palette as words;
use crate::words::terms;

/// Id of the list of results; that of an option follows from it and its position.
const LIST: &str = "palette-list";

/// How far Page Up and Page Down go.
const PAGE: usize = 8;

/// What a result is.
#[derive(Clone, Debug, PartialEq)]
enum Choice {
    /// The item at that position in its list of the index, and whether it is disabled.
    Item {
        which: ResultGroup,
        at: usize,
        is_disabled: bool,
    },
    /// The rest of a group.
    More(ResultGroup),
}

/// The palette, open while [`Overlay::Palette`] is.
#[component]
pub(crate) fn Palette() -> impl IntoView {
    let ui = workspace().ui;
    let dialog = NodeRef::<html::Dialog>::new();
    let open = Memo::new(move |_| ui.overlay.with(|it| *it == Some(Overlay::Palette)));
    view! {
        <Modal
            node=dialog
            class="dialog palette"
            label=words::SEARCH_OR_RUN_A_COMMAND
            open=open
            on_close=move |()| ui.overlay.set(None)
        >
            <Body dialog=dialog />
        </Modal>
    }
}

#[component]
fn Body(dialog: NodeRef<html::Dialog>) -> impl IntoView {
    let workspace = workspace();
    let field = NodeRef::<Input>::new();
    let typed = RwSignal::new(String::new());
    let only = RwSignal::new(None::<ResultGroup>);
    // Where keys or the pointer went; before that the first result that can be chosen counts.
    let chosen = RwSignal::new(None::<usize>);
    workspace.requests.help();
    let index = Memo::new_with_compare(
        move |_| {
            let judged = workspace.answers.judged.get();
            let (model, schema) = (workspace.project.model(), workspace.schema.get());
            let help = workspace.answers.help.get().and_then(|help| help.open());
            Arc::new(Index::of(
                &model,
                &schema,
                &judged,
                &help.unwrap_or_default(),
            ))
        },
        |_, _| true,
    );
    let found = Memo::new(move |_| {
        let (typed, recent) = (typed.get(), workspace.preferences.recent.get());
        let search = Search {
            typed: &typed,
            only: only.get(),
            recent: &recent,
            disabled_reason: &|command| (command.disabled_reason)(workspace),
        };
        Arc::new(results(&index.get(), &search))
    });
    let choices = Memo::new(move |_| found.with(|found| choices(found, only.get())));
    let current = Memo::new(move |_| {
        choices.with(|choices| match chosen.get() {
            Some(at) => at.min(choices.len().saturating_sub(1)),
            None => choices.iter().position(is_enabled).unwrap_or(0),
        })
    });
    // The field takes the focus as soon as both it and its dialog are there.
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    Effect::new(move |_| {
        focus::scroll_row_into_view(LIST, &option_id(current.get()));
    });
    let narrow = move |to: Option<ResultGroup>| {
        only.set(to);
        chosen.set(None);
    };
    let run = move |at: usize| {
        let Some(choice) = choices.with_untracked(|choices| choices.get(at).cloned()) else {
            return;
        };
        match choice {
            Choice::More(which) => narrow(Some(which)),
            Choice::Item {
                is_disabled: true, ..
            } => (),
            Choice::Item { which, at, .. } => {
                // The dialog gives the focus back first: the command may move it.
                if let Some(dialog) = dialog.get_untracked() {
                    dialog.close();
                }
                workspace.ui.overlay.set(None);
                index.with_untracked(|index| run_result(workspace, index, which, at));
            }
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let last = choices.with_untracked(Vec::len).saturating_sub(1);
        let here = current.get_untracked();
        let to = match event.key().as_str() {
            "ArrowDown" if here >= last => 0,
            "ArrowDown" => here + 1,
            "ArrowUp" if here == 0 => last,
            "ArrowUp" => here - 1,
            "PageDown" => (here + PAGE).min(last),
            "PageUp" => here.saturating_sub(PAGE),
            "Home" if !event.shift_key() => 0,
            "End" if !event.shift_key() => last,
            "Enter" if !event.is_composing() => {
                event.prevent_default();
                return run(here);
            }
            "Tab" if !event.shift_key() && only.get_untracked().is_some() => {
                event.prevent_default();
                return narrow(None);
            }
            "Tab" if !event.shift_key() => {
                let group = choices.with_untracked(|choices| choices.get(here).map(group_of));
                if let Some(group) = group.filter(|_| typed.with_untracked(|it| !it.is_empty())) {
                    event.prevent_default();
                    narrow(Some(group));
                }
                return;
            }
            "k" | "K" if event.ctrl_key() || event.meta_key() => {
                event.prevent_default();
                return workspace.ui.overlay.set(None);
            }
            _ => return,
        };
        event.prevent_default();
        chosen.set(Some(to));
    };
    let result_count = move || {
        let count = found.with(|found| found.iter().map(|one| one.hits.len() + one.more).sum());
        match typed.with(|typed| typed.trim().is_empty()) {
            true => String::new(),
            false => terms::RESULT.counted(count),
        }
    };
    let list = move || {
        let (found, only) = (found.get(), only.get());
        let mut at = 0;
        let groups = found.iter().map(|group| {
            let start = at;
            at += group.hits.len() + usize::from(group.more > 0 && only.is_none());
            group_view(
                group,
                index,
                start,
                only,
                current,
                chosen,
                Callback::new(run),
            )
        });
        groups.collect_view()
    };
    view! {
        <div class="palette-field">
            <Icon name="search" size=IconSize::Title />
            <input
                node_ref=field
                class="palette-input"
                type="text"
                role="combobox"
                aria-label=words::SEARCH_OR_RUN_A_COMMAND
                aria-autocomplete="list"
                aria-expanded=move || found.with(|found| !found.is_empty()).to_string()
                aria-controls=LIST
                aria-activedescendant=move || {
                    choices.with(|all| !all.is_empty()).then(|| option_id(current.get()))
                }
                placeholder=words::SEARCH_OR_RUN_A_COMMAND
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                prop:value=move || typed.get()
                on:input=move |event| {
                    typed.set(event_target_value(&event));
                    narrow(None);
                }
                on:keydown=on_key
            />
            <span class="palette-count" role="status">{result_count}</span>
            <span class="palette-close">
                <IconButton
                    name=words::CLOSE
                    icon="x"
                    on_press=move |_| workspace.ui.overlay.set(None)
                />
            </span>
        </div>
        <div
            class="palette-list"
            id=LIST
            role="listbox"
            aria-label=words::RESULTS
            hidden=move || found.with(|found| found.is_empty())
        >
            {list}
        </div>
        <Show when=move || found.with(|found| found.is_empty())>
            <p class="palette-nothing">{move || no_results_text(workspace)}</p>
        </Show>
        <footer class="palette-foot" aria-hidden="true">
            <span><Keys text="↑ ↓" /> {words::KEY_CHOOSES}</span>
            <span><Keys text="Enter" /> {words::KEY_RUNS}</span>
            <Show when=move || typed.with(|typed| !typed.is_empty())>
                <span>
                    <Keys text="Tab" />
                    {move || if only.get().is_some() { words::ALL_GROUPS } else { words::ONLY_THIS_GROUP }}
                </span>
            </Show>
            <span class="grow"></span>
            <span><Keys text="Esc" /> {words::KEY_CLOSES}</span>
        </footer>
    }
    .into_any()
}

fn group_view(
    group: &GroupResults,
    index: Memo<Arc<Index>>,
    start: usize,
    only: Option<ResultGroup>,
    current: Memo<usize>,
    chosen: RwSignal<Option<usize>>,
    run: Callback<usize>,
) -> AnyView {
    let label = group.which.label();
    let rest = start + group.hits.len();
    let row = |(at, hit): (usize, &results::Hit)| {
        let at = start + at;
        let title =
            index.with_untracked(|index| RowContent::of(workspace(), index, group.which, hit));
        title.map(|title| view! { <Row title=title at=at current=current chosen=chosen run=run /> })
    };
    let more = match (group.more, only) {
        (0, _) => None,
        (more, None) => Some(
            view! { <More more=more at=rest current=current chosen=chosen run=run /> }.into_any(),
        ),
        (more, Some(_)) => Some(
            view! { <p class="palette-rest" aria-hidden="true">{words::more_results(&more)}</p> }
                .into_any(),
        ),
    };
    view! {
        <div role="group" aria-label=label>
            <p class="palette-head" aria-hidden="true">{label}</p>
            {group.hits.iter().enumerate().map(row).collect_view()}
            {more}
        </div>
    }
    .into_any()
}

fn choices(found: &[GroupResults], only: Option<ResultGroup>) -> Vec<Choice> {
    let mut choices = Vec::new();
    for group in found {
        let which = group.which;
        choices.extend(group.hits.iter().map(|hit| Choice::Item {
            which,
            at: hit.at,
            is_disabled: !hit.disabled_reason.is_empty(),
        }));
        if group.more > 0 && only.is_none() {
            choices.push(Choice::More(which));
        }
    }
    choices
}

fn is_enabled(choice: &Choice) -> bool {
    !matches!(
        choice,
        Choice::Item {
            is_disabled: true,
            ..
        }
    )
}

fn group_of(choice: &Choice) -> ResultGroup {
    match choice {
        Choice::Item { which, .. } | Choice::More(which) => *which,
    }
}

fn option_id(at: usize) -> String {
    format!("{LIST}-{at}")
}

fn no_results_text(workspace: Workspace) -> String {
    match workspace.project.is_open() {
        true => words::NO_MATCHES_IN_MODEL.to_owned(),
        false => words::NO_MATCHING_COMMAND.to_owned(),
    }
}

/// Runs a result.
fn run_result(workspace: Workspace, index: &Index, which: ResultGroup, at: usize) {
    let ui = workspace.ui;
    match which {
        ResultGroup::Recent | ResultGroup::Commands => {
            if let Some(entry) = index.commands.get(at) {
                workspace.preferences.add_recent(entry.item.id);
                commands::run(workspace, entry.item.id);
            }
        }
        ResultGroup::Parts => {
            if let Some(entry) = index.parts.get(at) {
                // Elsewhere nothing would show that it is selected.
                if !ui.view.get_untracked().is_drawing() {
                    ui.show_view(View::Diagram);
                }
                ui.show_part(entry.item.1.id.clone());
            }
        }
        ResultGroup::Threats => {
            if let Some(entry) = index.threats.get(at) {
                let sid = &entry.item.head.sid;
                match entry.item.count {
                    0 => ui.show_threat(sid.clone()),
                    _ => show_findings(workspace, sid),
                }
            }
        }
        ResultGroup::Topics => {
            if let Some(entry) = index.topics.get(at) {
                ui.open_help(&entry.item.anchor);
            }
        }
    }
}

/// The findings of a threat, the first of them in detail.
fn show_findings(workspace: Workspace, sid: &str) {
    let ui = workspace.ui;
    ui.findings.search(sid);
    let judged = workspace.answers.judged.get_untracked();
    match judged.most_severe(sid) {
        Some(row) => ui.show_finding(row.key()),
        None => ui.show_view(View::Findings),
    }
}

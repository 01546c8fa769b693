//! The outline: everything in the model as a tree. Arrows move and fold, Delete deletes, F2 renames.

mod row;
pub(crate) mod rows;

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use parapet_core::model::Kind;

use self::row::row_content;
use self::rows::{OutlineRow, PartRow, outline_rows, parts_between};
use super::add_menu::AddMenu;
use crate::commands;
use crate::components::button::{Height, IconButton};
use crate::components::search::SearchField;
use crate::components::virtual_list::{ListRole, VirtualList};
use crate::pages::panels::LeftPanel;
use crate::state::{Workspace, workspace};
use crate::words::model as words;

/// The panel on the left.
#[component]
pub(crate) fn Outline() -> impl IntoView {
    let query = RwSignal::new(None::<String>);
    let head = view! {
        <IconButton
            name=words::SEARCH_THE_OUTLINE
            icon="search"
            height=Height::Bar
            pressed=Signal::derive(move || query.with(Option::is_some))
            on_press=move |_| {
                query.update(|query| {
                    *query = match query { Some(_) => None, None => Some(String::new()) };
                });
            }
        />
        <AddMenu />
    };
    view! {
        <LeftPanel id="outline" title=words::OUTLINE close=words::CLOSE_THE_OUTLINE head=head.into_any()>
            <div class="outline">
                <Show when=move || query.with(Option::is_some)>
                    <SearchField
                        name=words::SEARCH_THE_OUTLINE
                        placeholder=words::NAME
                        autofocus=true
                        class="outline-search"
                        value=Signal::derive(move || query.get().unwrap_or_default())
                        on_input=move |text| query.set(Some(text))
                    />
                </Show>
                <Tree query=Signal::derive(move || query.get().unwrap_or_default()) />
            </div>
        </LeftPanel>
    }
    .into_any()
}

#[component]
fn Tree(query: Signal<String>) -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let rows = Memo::new(move |_| {
        let model = workspace.project.model();
        let schema = workspace.schema.get();
        let judged = workspace.answers.judged.get();
        let rows = ui.folded.with(|folded| {
            query.with(|query| outline_rows(&model, &schema, &judged, folded, query))
        });
        Arc::new(rows)
    });
    // The row that keys move from: that of the selected part, or a section header.
    let heading = RwSignal::new(None::<String>);
    let current = Memo::new(move |_| {
        let selected = ui.selected.get().map(|id| id.to_string());
        let at = heading.get().or(selected)?;
        rows.with(|rows| rows.iter().position(|row| row.id() == at))
    });
    let fold = Callback::new(move |id: String| toggle_fold(workspace, id));
    let on_move = Callback::new(move |at: usize| {
        let row = rows.with_untracked(|rows| rows.get(at).cloned());
        match row {
            Some(OutlineRow::Part(part)) => {
                heading.set(None);
                ui.select(Some(part.id));
            }
            Some(OutlineRow::Section(section)) => heading.set(Some(section.id.to_owned())),
            None => (),
        }
    });
    let on_key = Callback::new(move |event: KeyboardEvent| {
        let row = current
            .get_untracked()
            .and_then(|at| rows.with_untracked(|rows| rows.get(at).cloned()));
        let Some(row) = row else { return };
        let level = row.level();
        let go_to_parent = move || {
            let above = rows.with_untracked(|rows| {
                let at = current.get_untracked()?;
                (0..at)
                    .rev()
                    .find(|at| rows.get(*at).is_some_and(|above| above.level() < level))
            });
            if let Some(at) = above {
                on_move.run(at);
            }
        };
        match (event.key().as_str(), row.open()) {
            ("ArrowRight", Some(false)) | ("ArrowLeft", Some(true)) | (" ", Some(_)) => {
                fold.run(row.id().to_owned());
            }
            ("ArrowLeft", _) => go_to_parent(),
            ("ArrowRight", Some(true)) => {
                if let Some(at) = current.get_untracked() {
                    on_move.run(at + 1);
                }
            }
            ("Enter", _) => commands::run(workspace, "inspect"),
            ("F2", _) => commands::run(workspace, "rename"),
            ("Delete" | "Backspace", _) => {
                let at = current.get_untracked();
                commands::run(workspace, "delete");
                // The row that moved up is selected next.
                if let Some(at) = at {
                    on_move.run(at.min(rows.with_untracked(|rows| rows.len() - 1)));
                }
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    });
    let draw_row = Callback::new(move |at: usize| {
        let row = Memo::new(move |_| rows.with(|rows| rows.get(at).cloned()));
        view! { <TreeRow at=at rows=rows row=row current=current fold=fold heading=heading /> }
            .into_any()
    });
    let height = Signal::derive(move || if ui.is_narrow.get() { 44.0 } else { 28.0 });
    view! {
        <VirtualList
            role=ListRole::Tree
            multiple=true
            name=words::PARTS_OF_THE_MODEL
            id="outline"
            region="outline"
            count=Signal::derive(move || rows.with(|rows| rows.len()))
            height=height
            row=draw_row
            current=current
            on_move=on_move
            on_key=on_key
        />
    }
}

#[component]
fn TreeRow(
    at: usize,
    rows: Memo<Arc<Vec<OutlineRow>>>,
    row: Memo<Option<OutlineRow>>,
    current: Memo<Option<usize>>,
    fold: Callback<String>,
    heading: RwSignal<Option<String>>,
) -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let get =
        move |read: fn(&OutlineRow) -> Option<String>| row.with(|row| row.as_ref().and_then(read));
    let selected = move || {
        row.with(|row| {
            row.as_ref()
                .and_then(OutlineRow::part)
                .is_some_and(|part| ui.is_selected(&part.id))
        })
    };
    let is = move |test: fn(&OutlineRow) -> bool| row.with(|row| row.as_ref().is_some_and(test));
    // Ctrl or Cmd adds the part or removes it, Shift adds all parts up to it.
    let on_press = move |event: MouseEvent| match row.get_untracked() {
        Some(OutlineRow::Part(part)) => {
            heading.set(None);
            if event.ctrl_key() || event.meta_key() {
                ui.toggle_selected(part.id);
            } else if event.shift_key() {
                ui.extend_selection(rows.with_untracked(|rows| {
                    parts_between(rows, current.get_untracked().unwrap_or(at), at)
                }));
            } else {
                ui.show_part(part.id);
            }
        }
        Some(OutlineRow::Section(section)) => fold.run(section.id.to_owned()),
        None => (),
    };
    view! {
        <div
            class="row outline-row"
            id=format!("outline-row-{at}")
            role="treeitem"
            class:row-current=move || current.get() == Some(at)
            class:outline-section=move || is(|row| row.part().is_none())
            class:outline-boundary=move || {
                is(|row| row.part().is_some_and(|part| part.kind == Kind::Boundary))
            }
            class:outline-quiet=move || is(|row| row.part().is_some_and(|part| part.is_dimmed))
            style=("--level", move || {
                get(|row| Some(row.level().saturating_sub(2).to_string())).unwrap_or_default()
            })
            data-part=move || get(|row| row.part().map(|part| part.id.to_string()))
            attr:aria-level=move || get(|row| Some(row.level().to_string()))
            aria-expanded=move || get(|row| row.open().map(|open| open.to_string()))
            aria-selected=move || selected().to_string()
            aria-label=move || get(|row| row.part().map(PartRow::accessible_name))
            data-tip=move || get(|row| {
                row.part().filter(|part| part.name.chars().count() > 24).map(|part| part.name.clone())
            })
            on:click=on_press
            on:dblclick=move |_| commands::run(workspace, "rename")
        >
            {move || row.get().map(|row| row_content(row, fold))}
        </div>
    }
}

fn toggle_fold(workspace: Workspace, id: String) {
    workspace.ui.folded.update(|folded| {
        if !folded.remove(&id) {
            folded.insert(id);
        }
    });
}

//! The libraries that the model is judged by: switched on or off, saved for all models, downloaded as a
//! file, and the user's own ones removed.

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::model::Edit;

use super::filter::libraries;
use crate::commands;
use crate::components::button::{Button, Emphasis, Height, IconButton};
use crate::components::menu::{Menu, MenuItem, MenuState};
use crate::engine::messages::LibraryFormat;
use crate::state::toasts::Toast;
use crate::state::workspace;
use crate::words::library as words;
use crate::words::terms;

/// A library in the list.
#[derive(Clone, Debug, PartialEq)]
struct LibraryRow {
    name: String,
    /// Whether the model carries it.
    is_own: bool,
    /// Whether this model is judged by it.
    is_on: bool,
    /// Whether this browser has it saved for all models, with its text.
    is_for_all: bool,
    /// Whether no model is judged by it.
    is_off_for_all: bool,
    /// How many of its threats are judged.
    threats: usize,
}

/// The list.
#[component]
pub(super) fn Sources() -> impl IntoView {
    let workspace = workspace();
    let library_rows = Memo::new(move |_| {
        let model = workspace.project.model();
        let judged = workspace.answers.judged.get();
        let for_all = workspace.for_all.get();
        let kept = for_all.libraries.iter().map(|one| one.name.clone());
        let carried = model.libraries.iter().map(|one| one.name.clone());
        let mut library_rows: Vec<LibraryRow> = Vec::new();
        for name in libraries(&judged).into_iter().chain(kept).chain(carried) {
            if library_rows.iter().any(|one| one.name == name) {
                continue;
            }
            let used = model.libraries.iter().find(|one| one.name == name);
            let kept = for_all.libraries.iter().find(|one| one.name == name);
            let is_own = used.is_some_and(|one| one.text.is_some());
            let is_off_for_all = !is_own && kept.is_some_and(|one| !one.on);
            let of_it = judged.threats.iter().filter(|it| it.library == name);
            library_rows.push(LibraryRow {
                is_own,
                is_on: used.is_none_or(|one| one.on) && !is_off_for_all,
                is_for_all: kept.is_some_and(|one| one.text.is_some()),
                is_off_for_all,
                threats: of_it.filter(|threat| threat.judged).count(),
                name,
            });
        }
        library_rows
    });
    view! {
        <div class="sources">
            <ul aria-label=words::LIBRARIES>
                {move || library_rows.get().into_iter().map(row_view).collect_view()}
            </ul>
            <div class="sources-more">
                <Button
                    label=words::WRITE_A_THREAT
                    icon="plus"
                    height=Height::Bar
                    command="write-threat"
                    on_press=move |_| commands::run(workspace, "write-threat")
                />
                <Button
                    label=words::ADD_A_LIBRARY
                    emphasis=Emphasis::Quiet
                    height=Height::Bar
                    on_press=move |_| workspace.ui.pick_files()
                />
            </div>
        </div>
    }
    .into_any()
}

fn row_view(library_row: LibraryRow) -> AnyView {
    let workspace = workspace();
    let menu = MenuState::new();
    let threats = terms::THREAT.counted(library_row.threats);
    let words = match (
        library_row.is_off_for_all,
        library_row.is_on,
        library_row.is_for_all,
    ) {
        (true, ..) => words::OFF_FOR_ALL_MODELS.to_owned(),
        (_, false, _) => "off".to_owned(),
        (.., true) => words::all_models(&threats),
        _ => threats,
    };
    let name = library_row.name.clone();
    let (is_on, library_row) = (library_row.is_on, StoredValue::new(library_row));
    let switch = move |on: bool| {
        let name = library_row.with_value(|library_row| library_row.name.clone());
        match library_row.with_value(|library_row| library_row.is_off_for_all) {
            true => workspace.for_all.set_enabled(&name, on),
            false => {
                workspace.commit(Edit::UseLibrary { name, on });
            }
        }
    };
    view! {
        <li class="source">
            <label class="source-switch">
                <input
                    type="checkbox"
                    data-library=name.clone()
                    prop:checked=is_on
                    on:change=move |event| switch(event_target_checked(&event))
                />
                <span class="cut grow" data-tip=name.clone()>{name.clone()}</span>
            </label>
            <span class="caption">{words}</span>
            <IconButton
                name=words::more_about(&name)
                icon="ellipsis"
                height=Height::Row
                expanded=Signal::derive(move || menu.is_open())
                on_press=move |event| menu.toggle(&event)
            />
            <Menu state=menu name=words::more_about(&name)>
                {move || library_row.with_value(|library_row| entries(menu, library_row))}
            </Menu>
        </li>
    }
    .into_any()
}

/// Further actions on a library.
fn entries(menu: MenuState, library_row: &LibraryRow) -> AnyView {
    let workspace = workspace();
    let (answers, for_all) = (workspace.answers, workspace.for_all);
    let name = StoredValue::new(library_row.name.clone());
    let entry = move |label: &'static str, note, act: Callback<String>| {
        let press = move |()| act.run(name.get_value());
        view! { <MenuItem state=menu label=label note=note on_press=press /> }
    };
    let keep = match (library_row.is_own, library_row.is_for_all) {
        (_, true) => Some(entry(
            words::STOP_USING_IT_FOR_ALL_MODELS,
            None,
            Callback::new(move |name: String| for_all.remove_library(&name)),
        )),
        (true, false) => Some(entry(
            words::USE_IT_FOR_ALL_MODELS,
            Some(words::IN_THIS_BROWSER),
            Callback::new(move |name: String| keep_for_all(&name)),
        )),
        (false, false) => None,
    };
    let is_off = library_row.is_off_for_all;
    let switch = (!library_row.is_own).then(|| {
        let label = match is_off {
            true => words::JUDGE_ALL_MODELS_BY_IT,
            false => words::JUDGE_NO_MODEL_BY_IT,
        };
        let act = move |name: String| for_all.set_enabled(&name, is_off);
        entry(label, None, Callback::new(act))
    });
    let take_out = library_row.is_own.then(|| {
        let act = move |name: String| {
            answers.clear_diagnostics_of(&name);
            workspace.commit(Edit::RemoveLibrary { name });
        };
        entry(words::REMOVE_IT_FROM_THIS_MODEL, None, Callback::new(act))
    });
    let save = move |label, note, form| {
        let act = move |name| workspace.requests.download_library(name, form);
        entry(label, Some(note), Callback::new(act))
    };
    view! {
        {keep}
        {switch}
        {take_out}
        <hr class="menu-rule" />
        {save(words::SAVE_AS_A_LIBRARY, words::PARAPETS_FORM_WITH_EVERYTHING, LibraryFormat::Parapet)}
        {save(words::SAVE_AS_THREATS_JSON, words::THE_FORM_THAT_PYTM_READS, LibraryFormat::Pytm)}
    }
    .into_any()
}

/// Saves a library that the model carries for all models.
fn keep_for_all(name: &str) {
    let workspace = workspace();
    let model = workspace.project.model_untracked();
    let found = model.libraries.iter().find(|one| one.name == *name);
    let text: Option<Arc<str>> = found.and_then(|one| one.text.clone());
    let Some(text) = text else { return };
    let text = match workspace.for_all.save_library(name, text) {
        true => words::judges_all_models_by(&name),
        false => {
            let words = words::no_space_left_for(&name);
            return workspace.toasts.show(Toast::error(words));
        }
    };
    workspace.toasts.show(Toast::info("info", text));
}

//! The header of the form: title, library, and saving.

use leptos::prelude::*;
use parapet_core::diagnostic::Level;

use super::problems::{Problems, problems_for};
use crate::components::button::{Button, Emphasis, Height};
use crate::components::field::{Labelled, TextField};
use crate::components::select::{Choice, Select};
use crate::state::toasts::Toast;
use crate::state::{Workspace, workspace};
use crate::words::workbench as words;

/// The value that means a new library in the list of libraries.
const NEW_LIBRARY: &str = "\u{1f}";

/// Closes the form. Unsaved input can be restored.
pub(in crate::pages::library) fn close(workspace: Workspace) {
    let desk = workspace.ui.threat_editor;
    let Some(draft) = desk.0.get_untracked() else {
        return;
    };
    desk.0.set(None);
    if draft.is_changed() {
        let reopen = move || desk.0.set(Some(draft.clone()));
        let toast = Toast::info("info", words::THE_THREAT_IS_NOT_SAVED)
            .with_action(words::CONTINUE_EDITING, reopen);
        workspace
            .toasts
            .show(toast.while_valid(move || !desk.is_open()));
    }
}

#[component]
pub(super) fn Head() -> impl IntoView {
    let workspace = workspace();
    let (desk, requests) = (workspace.ui.threat_editor, workspace.requests);
    let library = Memo::new(move |_| {
        desk.0
            .with(|draft| {
                let draft = draft.as_ref();
                draft.map(|draft| draft.content.library.clone())
            })
            .unwrap_or_default()
    });
    let title = move || {
        let was = desk
            .0
            .with(|draft| draft.as_ref().map(|it| it.content.previous_sid.clone()));
        match was.unwrap_or_default().as_str() {
            "" => words::A_NEW_THREAT.to_owned(),
            sid => words::change(&sid),
        }
    };
    let own = Memo::new(move |_| {
        let model = workspace.project.model();
        let carried = model.embedded_libraries();
        carried.map(|one| one.name.clone()).collect::<Vec<_>>()
    });
    let choices = move || {
        let existing = own.get().into_iter();
        let mut choices: Vec<Choice> = existing.map(|one| Choice::new(one.clone(), one)).collect();
        choices.push(Choice::new(NEW_LIBRARY, words::A_NEW_LIBRARY));
        choices
    };
    let is_new = Memo::new(move |_| !own.with(|own| own.contains(&library.get())));
    let name_it = move |name: String| desk.update(|draft| draft.content.library = name);
    let sid_problems = problems_for("sid");
    let disabled_reason = move || {
        let is_bad =
            sid_problems.with(|problems| problems.iter().any(|one| one.level == Level::Error));
        match () {
            () if is_bad => words::GIVE_IT_A_SID_FIRST,
            () if library.with(|name| name.trim().is_empty()) => words::NAME_ITS_LIBRARY_FIRST,
            () => "",
        }
        .to_owned()
    };
    let save = move |_| {
        if let Some(draft) = desk.0.get_untracked() {
            requests.save_threat(
                draft.content.library,
                draft.content.previous_sid,
                Some(draft.content.threat),
            );
        }
    };
    view! {
        <header class="workbench-head">
            <h2 class="workbench-title">{title}</h2>
            <span class="grow"></span>
            <Button label=words::CLOSE emphasis=Emphasis::Quiet height=Height::Bar on_press=move |_| close(workspace) />
            <Button
                label=words::SAVE
                emphasis=Emphasis::Primary
                height=Height::Bar
                disabled_reason=Signal::derive(disabled_reason)
                on_press=save
            />
        </header>
        <div class="workbench-row">
            <Labelled label=words::LIBRARY>
                <Select
                    name=words::LIBRARY_TO_SAVE_IN
                    choices=Signal::derive(choices)
                    value=Signal::derive(move || match is_new.get() {
                        true => NEW_LIBRARY.to_owned(),
                        false => library.get(),
                    })
                    on_choose=move |name: String| name_it(match name.as_str() {
                        NEW_LIBRARY => String::new(),
                        _ => name,
                    })
                />
            </Labelled>
            <Show when=move || is_new.get()>
                <Labelled label=words::ITS_NAME>
                    <TextField
                        name=words::NAME_OF_THE_NEW_LIBRARY
                        placeholder=words::OUR_THREATS
                        value=library
                        on_input=name_it
                    />
                </Labelled>
            </Show>
        </div>
        <Problems key="" />
    }
}

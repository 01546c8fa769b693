//! The header of the form: title, library, and saving.

use leptos::prelude::*;
use parapet_core::diagnostic::Level;

use super::problems::{Problems, problems_for};
use crate::components::button::{Button, Emphasis, Height};
use crate::components::field::{Labelled, TextField};
use crate::components::select::{Choice, Select};
use crate::components::toast::Toast;
use crate::state::{Workspace, workspace};

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
        let toast =
            Toast::info("info", "The threat is not saved.").with_action("Continue editing", reopen);
        workspace
            .toasts
            .show(toast.while_valid(move || !desk.is_open()));
    }
}

#[component]
pub(super) fn Head() -> impl IntoView {
    let workspace = workspace();
    let (desk, derived) = (workspace.ui.threat_editor, workspace.derived);
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
            "" => "A new threat".to_owned(),
            sid => format!("Change {sid}"),
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
        choices.push(Choice::new(NEW_LIBRARY, "A new library"));
        choices
    };
    let is_new = Memo::new(move |_| !own.with(|own| own.contains(&library.get())));
    let name_it = move |name: String| desk.update(|draft| draft.content.library = name);
    let sid_problems = problems_for("sid");
    let disabled_reason = move || {
        let is_bad =
            sid_problems.with(|problems| problems.iter().any(|one| one.level == Level::Error));
        match () {
            () if is_bad => "Give it a SID first",
            () if library.with(|name| name.trim().is_empty()) => "Name its library first",
            () => "",
        }
        .to_owned()
    };
    let save = move |_| {
        if let Some(draft) = desk.0.get_untracked() {
            derived.save_threat(
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
            <Button label="Close" emphasis=Emphasis::Quiet height=Height::Bar on_press=move |_| close(workspace) />
            <Button
                label="Save"
                emphasis=Emphasis::Primary
                height=Height::Bar
                disabled_reason=Signal::derive(disabled_reason)
                on_press=save
            />
        </header>
        <div class="workbench-row">
            <Labelled label="Library">
                <Select
                    name="Library to save in"
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
                <Labelled label="Its name">
                    <TextField
                        name="Name of the new library"
                        placeholder="Our threats"
                        value=library
                        on_input=name_it
                    />
                </Labelled>
            </Show>
        </div>
        <Problems key="" />
    }
}

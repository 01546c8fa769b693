//! What stands above the form: what is written, for which library, and saving it.

use leptos::prelude::*;
use parapet_core::diagnostic::Level;

use super::problems::{Problems, said_of};
use crate::components::button::{Button, Emphasis, Height};
use crate::components::field::{Labelled, TextField};
use crate::components::select::{Choice, Select};
use crate::components::toast::Toast;
use crate::state::{Workspace, workspace};

/// What the list of libraries calls one that is not there yet.
const NEW: &str = "\u{1f}";

/// Closes the form. What was not saved can be had again.
pub(in crate::pages::library) fn close(workspace: Workspace) {
    let desk = workspace.ui.desk;
    let Some(draft) = desk.0.get_untracked() else {
        return;
    };
    desk.0.set(None);
    if draft.is_changed() {
        let back = move || desk.0.set(Some(draft.clone()));
        let said = Toast::note("info", "The threat is not saved.").offer("Write on", back);
        workspace
            .toasts
            .show(said.while_true(move || !desk.is_used()));
    }
}

#[component]
pub(super) fn Head() -> impl IntoView {
    let workspace = workspace();
    let (desk, derived) = (workspace.ui.desk, workspace.derived);
    let library = Memo::new(move |_| {
        desk.0
            .with(|draft| {
                let draft = draft.as_ref();
                draft.map(|draft| draft.of.library.clone())
            })
            .unwrap_or_default()
    });
    let title = move || {
        let was = desk
            .0
            .with(|draft| draft.as_ref().map(|it| it.of.previous_sid.clone()));
        match was.unwrap_or_default().as_str() {
            "" => "A new threat".to_owned(),
            sid => format!("Change {sid}"),
        }
    };
    let own = Memo::new(move |_| {
        let model = workspace.project.model();
        let carried = model.carried_libraries();
        carried.map(|one| one.name.clone()).collect::<Vec<_>>()
    });
    let choices = move || {
        let there = own.get().into_iter();
        let mut choices: Vec<Choice> = there.map(|one| Choice::new(one.clone(), one)).collect();
        choices.push(Choice::new(NEW, "A new library"));
        choices
    };
    let is_new = Memo::new(move |_| !own.with(|own| own.contains(&library.get())));
    let name_it = move |name: String| desk.update(|draft| draft.of.library = name);
    let sid_problems = said_of("sid");
    let off = move || {
        let is_bad = sid_problems.with(|said| said.iter().any(|one| one.level == Level::Error));
        match () {
            () if is_bad => "Give it a SID first",
            () if library.with(|name| name.trim().is_empty()) => "Name its library first",
            () => "",
        }
        .to_owned()
    };
    let save = move |_| {
        if let Some(draft) = desk.0.get_untracked() {
            derived.save_threat(draft.of.library, draft.of.previous_sid, Some(draft.of.threat));
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
                off=Signal::derive(off)
                on_press=save
            />
        </header>
        <div class="workbench-row">
            <Labelled label="Library">
                <Select
                    name="Library to save in"
                    choices=Signal::derive(choices)
                    value=Signal::derive(move || match is_new.get() {
                        true => NEW.to_owned(),
                        false => library.get(),
                    })
                    on_choose=move |name: String| name_it(match name.as_str() {
                        NEW => String::new(),
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

//! The form for a part: to add an element, a boundary, a flow or data, and to rename or move one.

mod draft;
mod fields;

use leptos::prelude::*;

use self::draft::Draft;
use self::fields::Fields;
use crate::commands;
use crate::components::button::{Button, Emphasis};
use crate::components::dialog::Dialog;
use crate::platform::focus;
use crate::state::ui::PartForm;
use crate::state::{Committed, Workspace, workspace};
use crate::words::model as words;

/// The dialog with the form; it is open while [`crate::state::ui::Ui::form`] names one.
#[component]
pub(crate) fn PartFormDialog() -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let draft = RwSignal::new(Draft::default());
    // Input is applied only when the form is submitted: the draft starts anew each time it opens.
    Effect::new(move |_| {
        if let Some(form) = ui.form.get() {
            let model = workspace.project.model_untracked();
            draft.set(Draft::of(&form, &model, ui.selected_untracked()));
        }
    });
    let is_new = move || matches!(ui.form.get(), Some(PartForm::Add(_)));
    let title = move || draft.with(|draft| draft.title(is_new()));
    let close = move |()| ui.form.set(None);
    let submit = move |()| {
        if submit_draft(workspace, draft) {
            ui.form.set(None);
        }
    };
    let foot = move || {
        let delete = move |_| {
            ui.form.set(None);
            commands::run(workspace, "delete");
        };
        view! {
            <Show when=move || !is_new()>
                <Button label=words::DELETE emphasis=Emphasis::Danger on_press=delete />
            </Show>
            <span class="grow"></span>
            <Button label=words::CANCEL emphasis=Emphasis::Quiet on_press=move |_| close(()) />
            <Button
                label=Signal::derive(move || if is_new() { words::ADD } else { words::SAVE }.to_owned())
                emphasis=Emphasis::Primary
                submits=true
                on_press=|_| ()
            />
        }
    };
    view! {
        <Dialog
            title=Signal::derive(title)
            open=Signal::derive(move || ui.form.with(Option::is_some))
            on_close=close
            on_submit=submit
            footer=foot
        >
            <div class="part-form" id="part-form">
                <Fields draft=draft />
            </div>
        </Dialog>
    }
    .into_any()
}

/// Makes an edit of the draft. Returns whether the form can close.
fn submit_draft(workspace: Workspace, draft: RwSignal<Draft>) -> bool {
    let Some(form) = workspace.ui.form.get_untracked() else {
        return true;
    };
    let model = workspace.project.model_untracked();
    let schema = workspace.schema.get_untracked();
    if !draft.with_untracked(|draft| draft.is_complete(&model)) {
        draft.update(|draft| draft.is_submitted = true);
        // The first invalid field is marked by then.
        request_animation_frame(|| focus::first_invalid_in("part-form"));
        return false;
    }
    workspace.project.end_merging();
    let (id, edit) = draft.with_untracked(|draft| draft.edit(&form, &model, &schema));
    let Some(edit) = edit else { return true };
    if workspace.commit(edit) == Committed::Rejected {
        return false;
    }
    workspace.ui.show_part(id);
    true
}

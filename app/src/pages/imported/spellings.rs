//! Answers of a script that are spelled as in older releases of pytm.

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::model::Edit;

use crate::components::button::{Button, Height};
use crate::components::icon::Icon;
use crate::engine::messages::OpenedScript;
use crate::state::toasts::Toast;
use crate::state::{Committed, workspace};
use crate::words::import as words;

/// How many answers are spelled as in older releases of pytm, and the action that makes them count.
#[component]
pub(super) fn OldSpellings(script: Memo<Option<Arc<OpenedScript>>>) -> impl IntoView {
    let workspace = workspace();
    let count = Memo::new(move |_| {
        let script = script.get();
        script.map_or(0, |script| script.old_spellings)
    });
    let accept = move |_| {
        let Some(script) = script.get_untracked() else {
            return;
        };
        workspace.project.end_merging();
        let edit = Edit::Batch {
            name: words::ACCEPT_OLD_SPELLINGS.to_owned(),
            edits: script.edits.clone(),
        };
        if workspace.commit(edit) == Committed::Changed {
            workspace.answers.clear_old_spelling_diagnostics();
            let toast = Toast::info("info", words::THE_OLD_SPELLINGS_COUNT_NOW);
            let undo = toast.with_action(words::UNDO, move || workspace.project.undo());
            workspace.toasts.show(undo);
        }
    };
    let count_text = move || words::old_spellings(count.get());
    view! {
        <Show when=move || count.get() != 0>
            <div class="imported-note">
                <Icon name="info" />
                <div class="grow">
                    <strong>{count_text}</strong>
                    <span class="secondary">
                        {words::PYTM_IGNORES_THEM_TOO}
                    </span>
                </div>
                <Button label=words::ACCEPT_ALL command="accept-spellings" height=Height::Bar on_press=accept />
            </div>
        </Show>
    }
    .into_any()
}

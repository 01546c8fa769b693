//! Answers of a script that are spelled as in older releases of pytm.

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::model::Edit;

use crate::components::button::{Button, Height};
use crate::components::icon::Icon;
use crate::components::toast::Toast;
use crate::engine::messages::OpenedScript;
use crate::state::workspace;

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
            name: "Accept old spellings".to_owned(),
            edits: script.edits.clone(),
        };
        if workspace.commit(edit) {
            workspace.derived.clear_old_spelling_diagnostics();
            let toast = Toast::info("info", "The old spellings count now.");
            let undo = toast.with_action("Undo", move || workspace.project.undo());
            workspace.toasts.show(undo);
        }
    };
    let count_text = move || match count.get() {
        1 => "1 answer is spelled as in older pytm and does not count".to_owned(),
        count => format!("{count} answers are spelled as in older pytm and do not count"),
    };
    view! {
        <Show when=move || count.get() != 0>
            <div class="imported-note">
                <Icon name="info" />
                <div class="grow">
                    <strong>{count_text}</strong>
                    <span class="secondary">
                        "pytm 1.4 ignores them too, so its findings are the same. Accept them to make them count."
                    </span>
                </div>
                <Button label="Accept all" command="accept-spellings" height=Height::Bar on_press=accept />
            </div>
        </Show>
    }
    .into_any()
}

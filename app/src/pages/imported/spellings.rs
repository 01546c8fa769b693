//! What a script spells as older releases of pytm did.

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::model::Edit;

use crate::components::button::{Button, Height};
use crate::components::icon::Icon;
use crate::components::toast::Toast;
use crate::engine::messages::OpenedScript;
use crate::state::workspace;

/// How many answers are spelled as in older releases of pytm, and the step that makes them heard.
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
        workspace.project.settle();
        let edit = Edit::Several {
            name: "Accept old spellings".to_owned(),
            edits: script.edits.clone(),
        };
        if workspace.commit(edit) {
            workspace.derived.forget_spellings();
            let said = Toast::note("info", "The old spellings are heard now.");
            let undo = said.offer("Undo", move || workspace.project.undo());
            workspace.toasts.show(undo);
        }
    };
    let words = move || match count.get() {
        1 => "1 answer is spelled as in older pytm, and not heard".to_owned(),
        count => format!("{count} answers are spelled as in older pytm, and not heard"),
    };
    view! {
        <Show when=move || count.get() != 0>
            <div class="imported-note">
                <Icon name="info" />
                <div class="grow">
                    <strong>{words}</strong>
                    <span class="secondary">
                        "pytm 1.4 does not hear them either, so its findings are the same. Accept them to have them count."
                    </span>
                </div>
                <Button label="Accept all" command="accept-spellings" height=Height::Bar on_press=accept />
            </div>
        </Show>
    }
    .into_any()
}

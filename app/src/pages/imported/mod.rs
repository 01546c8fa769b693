//! The summary of an import: counts, diagnostics, and undo.

mod diagnostics;
mod source;
mod spellings;

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::model::Judging;

use crate::components::button::{Button, Emphasis};
use crate::components::icon::Icon;
use crate::components::modal::{Modal, ModalHead};
use crate::state::ui::Overlay;
use crate::state::workspace;
use diagnostics::Diagnostics;
use source::Source;
use spellings::OldSpellings;

/// The dialog, open while [`Overlay::Imported`] is.
#[component]
pub(crate) fn ImportedDialog() -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let close = move |()| ui.overlay.set(None);
    let file = Memo::new(move |_| match ui.overlay.get() {
        Some(Overlay::Imported(file)) => Some(file),
        _ => None,
    });
    let script = Memo::new(move |_| {
        let script = workspace.derived.script.get()?.open();
        script.map(Arc::new)
    });
    let has_script = Memo::new(move |_| script.with(Option::is_some));
    // The selected line of the script.
    let line = RwSignal::new(None::<u32>);
    Effect::new(move |_| {
        script.track();
        line.set(None);
    });
    let undo = move |_| {
        ui.overlay.set(None);
        workspace.saving.undo_import();
    };
    let title = Signal::derive(move || format!("{} is open", file.get().unwrap_or_default()));
    view! {
        <Modal
            class="dialog dialog-wide"
            label=title
            open=Signal::derive(move || file.with(Option::is_some))
            on_close=close
        >
            <ModalHead title=title on_close=close autofocus=true />
            <div class="dialog-body imported" tabindex="0">
                <Counts is_script=has_script />
                <OldSpellings script=script />
                <div class="imported-columns">
                    <Diagnostics file=file line=line has_source=has_script />
                    <Show when=move || has_script.get()>
                        <Source script=script line=line />
                    </Show>
                </div>
                <PytmJudgingNote />
            </div>
            <footer class="dialog-foot">
                <p class="caption">"These messages stay in Problems until they are resolved."</p>
                <Button label="Undo the import" command="undo-import" on_press=undo />
                <Button
                    label="Go to the diagram"
                    emphasis=Emphasis::Primary
                    on_press=move |_| close(())
                />
            </footer>
        </Modal>
    }
    .into_any()
}

/// The name of the model, and how much is in it.
#[component]
fn Counts(
    /// Whether it was a script.
    is_script: Memo<bool>,
) -> impl IntoView {
    let workspace = workspace();
    let model = move || workspace.project.model();
    let findings = move || {
        let current = workspace.project.snapshot().map(|current| current.revision);
        workspace.derived.judged.with(|judged| {
            let is_current = Some(judged.revision) == current;
            is_current.then(|| judged.found.len())
        })
    };
    let counts = move || {
        let model = model();
        let counts = [
            (Some(model.elements.len()), "element", "elements"),
            (Some(model.flows.len()), "flow", "flows"),
            (Some(model.boundaries.len()), "boundary", "boundaries"),
            (Some(model.data.len()), "data", "data"),
            (findings(), "finding", "findings"),
        ];
        counts
            .map(|(count, one, many)| {
                let words = if count == Some(1) { one } else { many };
                let count = count.map_or_else(|| "…".to_owned(), |count| count.to_string());
                view! {
                    <div class="imported-count">
                        <dd>{count}</dd>
                        <dt class="secondary">{words}</dt>
                    </div>
                }
            })
            .collect_view()
    };
    view! {
        <p class="secondary">
            {move || is_script.get().then_some("A script of pytm, read and not run. ")}
            {move || format!("The model is called “{}”.", model().name)}
        </p>
        <dl class="imported-counts">{counts}</dl>
    }
    .into_any()
}

/// A note that the model is judged as pytm judges.
#[component]
fn PytmJudgingNote() -> impl IntoView {
    let workspace = workspace();
    let is_judged_as_pytm = move || workspace.project.model().judging == Judging::Pytm;
    view! {
        <Show when=is_judged_as_pytm>
            <div class="imported-note">
                <Icon name="info" />
                <p>
                    <strong>"Judged as pytm judges"</strong>
                    <span class="secondary">
                        "So the numbers are the ones you know. With nothing selected, the inspector has the choice."
                    </span>
                </p>
            </div>
        </Show>
    }
    .into_any()
}

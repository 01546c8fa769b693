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
use crate::words::import as words;
use crate::words::terms;
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
        let script = workspace.answers.script.get()?.open();
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
        workspace.opening.undo_import();
    };
    let title = Signal::derive(move || words::is_open(&file.get().unwrap_or_default()));
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
                <p class="caption">{words::MESSAGES_STAY_IN_PROBLEMS}</p>
                <Button label=words::UNDO_THE_IMPORT command="undo-import" on_press=undo />
                <Button
                    label=words::GO_TO_THE_DIAGRAM
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
        workspace.answers.judged.with(|judged| {
            let is_current = Some(judged.revision) == current;
            is_current.then(|| judged.found.len())
        })
    };
    let counts = move || {
        let model = model();
        let counts = [
            (Some(model.elements.len()), terms::ELEMENT),
            (Some(model.flows.len()), terms::FLOW),
            (Some(model.boundaries.len()), terms::BOUNDARY),
            (Some(model.data.len()), terms::DATA),
            (findings(), terms::FINDING),
        ];
        counts
            .map(|(count, noun)| {
                let words = noun.form(count.unwrap_or_default());
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
            {move || is_script.get().then_some(words::SCRIPT_NOT_RUN)}
            {move || words::the_model_is_called(&model().name)}
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
                    <strong>{words::JUDGED_AS_PYTM_JUDGES}</strong>
                    <span class="secondary">
                        {words::SAME_NUMBERS_AS_PYTM}
                    </span>
                </p>
            </div>
        </Show>
    }
    .into_any()
}

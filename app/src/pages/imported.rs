//! What was read of a file that was not all as it should be: counts, what there is to say, a way back.

use std::sync::Arc;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use parapet_core::diagnostic::{Diagnostic, Level};
use parapet_core::model::Judging;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::components::button::{Button, Emphasis, Height};
use crate::components::icon::Icon;
use crate::components::modal::{Modal, ModalHead};
use crate::components::toast::Toast;
use crate::pages::model::problems::{Problem, count, counted_level};
use crate::platform::clipboard;
use crate::state::ui::Overlay;
use crate::state::workspace;

/// The most lines that stand here; the strip of problems has them all.
const MOST: usize = 100;

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
    let undo = move |_| {
        ui.overlay.set(None);
        workspace.saving.undo_import();
    };
    view! {
        <Modal
            class="dialog dialog-wide"
            label=Signal::derive(move || title(file.get()))
            open=Signal::derive(move || file.with(Option::is_some))
            on_close=close
        >
            <ModalHead
                title=Signal::derive(move || title(file.get()))
                on_close=close
                is_first=true
            />
            <div class="dialog-body imported" tabindex="0">
                <Counts />
                <Said />
                <PytmsWay />
            </div>
            <footer class="dialog-foot">
                <p class="caption">"What is said here stays in Problems until it is settled."</p>
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

fn title(file: Option<String>) -> String {
    format!("{} is open", file.unwrap_or_default())
}

/// The name of the model, and how much is in it.
#[component]
fn Counts() -> impl IntoView {
    let workspace = workspace();
    let model = move || workspace.project.model();
    let findings = move || {
        let now = workspace.project.snapshot().map(|now| now.revision);
        workspace.derived.judged.with(|judged| {
            let is_there = Some(judged.revision) == now;
            is_there.then(|| judged.found.len())
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
        <p class="secondary">{move || format!("It is the model “{}” now.", model().name)}</p>
        <dl class="imported-counts">{counts}</dl>
    }
    .into_any()
}

/// What there is to say about the file, the worst first.
#[component]
fn Said() -> impl IntoView {
    let workspace = workspace();
    let notes = Memo::new(move |_| {
        let mut notes = Vec::clone(&workspace.derived.notes.get());
        notes.sort_by_key(|one| std::cmp::Reverse(one.level));
        Arc::new(notes)
    });
    let list = move || {
        let notes = notes.get();
        let shown = notes.iter().take(MOST);
        shown
            .map(|one| view! { <Problem diagnostic=one.clone() /> })
            .collect_view()
    };
    let rest = move || {
        let more = notes.with(|notes| notes.len().saturating_sub(MOST));
        (more > 0).then(|| {
            let words = format!("{more} more stand in Problems.");
            view! { <p class="caption">{words}</p> }
        })
    };
    let copy = move |_| {
        let text = notes.with_untracked(|notes| as_text(notes));
        spawn_local(async move {
            let toast = match clipboard::write_text(&text).await {
                Ok(()) => Toast::note("info", "Copied."),
                Err(refused) => Toast::error(refused.to_string()),
            };
            workspace.toasts.show(toast);
        });
    };
    // A line that is pressed shows what it is about, which lies under the dialog.
    let on_click = move |event: MouseEvent| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let row = target.and_then(|it| it.closest("button.problem").ok().flatten());
        if row.is_some() {
            workspace.ui.overlay.set(None);
        }
    };
    view! {
        <section class="imported-said">
            <header class="imported-head">
                <h3 class="grow">{move || notes.with(|notes| how_many(notes))}</h3>
                <Button label="Copy" emphasis=Emphasis::Quiet height=Height::Bar on_press=copy />
            </header>
            <ul on:click=on_click>{list}</ul>
            {rest}
        </section>
    }
    .into_any()
}

/// "1 error, 2 warnings".
fn how_many(notes: &[Diagnostic]) -> String {
    let levels = [Level::Error, Level::Warning, Level::Remark];
    let words = levels.into_iter().filter_map(|level| {
        let count = count(notes, level);
        (count > 0).then(|| counted_level(count, level))
    });
    words.collect::<Vec<_>>().join(", ")
}

fn as_text(notes: &[Diagnostic]) -> String {
    notes.iter().map(|one| format!("{one}\n")).collect()
}

/// A word on the way of judging, where it is pytm's.
#[component]
fn PytmsWay() -> impl IntoView {
    let workspace = workspace();
    let is_pytms = move || workspace.project.model().judging == Judging::Pytm;
    view! {
        <Show when=is_pytms>
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_counted_by_its_level() {
        let check = |notes: &[Diagnostic], expected: &str| assert_eq!(how_many(notes), expected);
        let error = Diagnostic::error("a", "A.");
        let remark = Diagnostic::remark("b", "B.");
        check(&[], "");
        check(&[remark.clone(), error.clone()], "1 error, 1 remark");
        check(&[error.clone(), error], "2 errors");
        assert_eq!(as_text(&[remark]), "remark b -: B.\n");
    }
}

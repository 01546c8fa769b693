//! Whether the work is saved: an indicator in the top bar, and a banner under it on errors.

use leptos::prelude::*;

use crate::commands;
use crate::components::button::{Button, Height};
use crate::components::icon::Icon;
use crate::pages::dates::time_of_day;
use crate::state::saving::SaveStatus;
use crate::state::workspace;
use crate::words::model as words;

/// "Saved", with the time in its tooltip.
#[component]
pub(crate) fn SaveIndicator() -> impl IntoView {
    let keeping = workspace().saving.status;
    // While a change is being written the indicator stays: it takes a few milliseconds.
    let last = RwSignal::new(None::<f64>);
    Effect::new(move |_| match keeping.get() {
        SaveStatus::Saved(time) => last.set(Some(time)),
        SaveStatus::Saving => (),
        _ => last.set(None),
    });
    let has_failed = move || {
        matches!(
            keeping.get(),
            SaveStatus::Failed(..) | SaveStatus::TakenOver
        )
    };
    let tip = move || match last.get() {
        Some(time) => words::saved_in_this_browser(&time_of_day(time)),
        None => String::new(),
    };
    view! {
        <Show when=move || last.with(Option::is_some) || has_failed()>
            <span
                class="saved"
                class:saved-not=has_failed
                data-save-status=move || match keeping.get() {
                    SaveStatus::Saved(_) => "saved",
                    SaveStatus::Saving => "writing",
                    _ => "not",
                }
                data-tip=tip
            >
                <Icon name=Signal::derive(move || if has_failed() { "triangle-alert" } else { "check" }) />
                <span class="saved-word">{move || if has_failed() { words::NOT_SAVED } else { words::SAVED }}</span>
            </span>
        </Show>
    }
    .into_any()
}

/// Why the work is not saved, and what to do.
#[component]
pub(crate) fn SaveErrorBanner() -> impl IntoView {
    let workspace = workspace();
    let saving = workspace.saving;
    let words = Memo::new(move |_| match saving.status.get() {
        SaveStatus::Failed(edits, why) => Some(words::not_saved(edits, &why)),
        SaveStatus::TakenOver => Some(words::taken_over_by_another_tab(
            &workspace.project.model().name,
        )),
        _ => None,
    });
    let is_taken_over = Memo::new(move |_| saving.status.get() == SaveStatus::TakenOver);
    let take_back = move |_| {
        if let Some(id) = saving.saved_id() {
            workspace.opening.take_over(id);
        }
    };
    view! {
        <div role="alert">
            <Show when=move || words.with(Option::is_some)>
                <div class="banner">
                    <Icon name="triangle-alert" />
                    <p class="banner-words">{move || words.get()}</p>
                    <Show
                        when=move || is_taken_over.get()
                        fallback=move || view! {
                            <Button
                                label=words::DOWNLOAD_THE_MODEL
                                height=Height::Bar
                                on_press=move |_| commands::run(workspace, "download-model")
                            />
                        }
                    >
                        <Button label=words::TAKE_IT_BACK height=Height::Bar on_press=take_back />
                        <Button
                            label=words::SAVE_AS_A_COPY
                            height=Height::Bar
                            on_press=move |_| workspace.opening.save_as_copy()
                        />
                    </Show>
                </div>
            </Show>
        </div>
    }
    .into_any()
}

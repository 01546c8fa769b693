//! Whether the work is saved: an indicator in the top bar, and a banner under it on errors.

use leptos::prelude::*;

use crate::commands;
use crate::components::button::{Button, Height};
use crate::components::icon::Icon;
use crate::pages::dates::time_of_day;
use crate::pages::words::plural;
use crate::state::saving::SaveStatus;
use crate::state::workspace;

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
        Some(time) => format!("Saved in this browser, {}", time_of_day(time)),
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
                <span class="saved-word">{move || if has_failed() { "Not saved" } else { "Saved" }}</span>
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
        SaveStatus::Failed(edits, why) => Some(save_error_text(edits, &why)),
        SaveStatus::TakenOver => Some(format!(
            "Another tab took {} over. Your changes here are not saved.",
            workspace.project.model().name
        )),
        _ => None,
    });
    let is_taken_over = Memo::new(move |_| saving.status.get() == SaveStatus::TakenOver);
    let take_back = move |_| {
        if let Some(id) = saving.saved_id() {
            saving.take_over(id);
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
                                label="Download the model"
                                height=Height::Bar
                                on_press=move |_| commands::run(workspace, "download-model")
                            />
                        }
                    >
                        <Button label="Take it back" height=Height::Bar on_press=take_back />
                        <Button
                            label="Save as a copy"
                            height=Height::Bar
                            on_press=move |_| saving.save_as_copy()
                        />
                    </Show>
                </div>
            </Show>
        </div>
    }
    .into_any()
}

/// "This browser has no space left. Your last 3 edits are only in this tab."
fn save_error_text(edits: usize, why: &str) -> String {
    let lower = why.to_lowercase();
    let why = if lower.contains("quota") || lower.contains("space") || lower.contains("room") {
        "This browser has no space left.".to_owned()
    } else {
        format!(
            "This browser cannot save your work: {}.",
            why.trim_end_matches('.')
        )
    };
    let edits = match edits {
        0 | 1 => "Your last edit is".to_owned(),
        more => format!("Your last {} are", plural(more, "edit", "edits")),
    };
    format!("{why} {edits} only in this tab.")
}

#[cfg(test)]
mod tests {
    use super::save_error_text;

    #[test]
    fn the_banner_explains_what_is_not_saved() {
        let check = |edits, why, expected: &str| assert_eq!(save_error_text(edits, why), expected);
        check(
            3,
            "The quota has been exceeded.",
            "This browser has no space left. Your last 3 edits are only in this tab.",
        );
        check(
            1,
            "its database does not answer",
            "This browser cannot save your work: its database does not answer. Your last edit is only in this tab.",
        );
    }
}

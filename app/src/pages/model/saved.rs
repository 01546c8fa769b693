//! Whether the work is kept: a word in the top bar, and a line under it when something is wrong.

use leptos::prelude::*;

use crate::commands;
use crate::components::button::{Button, Height};
use crate::components::icon::Icon;
use crate::pages::dates::clock_time;
use crate::pages::words::counted;
use crate::state::saving::SaveStatus;
use crate::state::workspace;

/// "Kept", with the time in its tooltip.
#[component]
pub(crate) fn SavedState() -> impl IntoView {
    let keeping = workspace().saving.status;
    // While a change is on its way the word stays: it is there in a few milliseconds.
    let last = RwSignal::new(None::<f64>);
    Effect::new(move |_| match keeping.get() {
        SaveStatus::Saved(time) => last.set(Some(time)),
        SaveStatus::Saving => (),
        _ => last.set(None),
    });
    let fails = move || matches!(keeping.get(), SaveStatus::Failed(..) | SaveStatus::TakenOver);
    let tip = move || match last.get() {
        Some(time) => format!("Kept in this browser, {}", clock_time(time)),
        None => String::new(),
    };
    view! {
        <Show when=move || last.with(Option::is_some) || fails()>
            <span
                class="saved"
                class:saved-not=fails
                data-keeping=move || match keeping.get() {
                    SaveStatus::Saved(_) => "kept",
                    SaveStatus::Saving => "writing",
                    _ => "not",
                }
                data-tip=tip
            >
                <Icon name=Signal::derive(move || if fails() { "triangle-alert" } else { "check" }) />
                <span class="saved-word">{move || if fails() { "Not kept" } else { "Kept" }}</span>
            </span>
        </Show>
    }
    .into_any()
}

/// What is wrong with keeping the work, and what to do.
#[component]
pub(crate) fn SavedTrouble() -> impl IntoView {
    let workspace = workspace();
    let saving = workspace.saving;
    let words = Memo::new(move |_| match saving.status.get() {
        SaveStatus::Failed(edits, why) => Some(failing(edits, &why)),
        SaveStatus::TakenOver => Some(format!(
            "Another tab took {} over. What you change here is not kept.",
            workspace.project.model().name
        )),
        _ => None,
    });
    let is_taken = Memo::new(move |_| saving.status.get() == SaveStatus::TakenOver);
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
                        when=move || is_taken.get()
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
                            label="Keep as a copy"
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

/// "This browser has no room left. Your last 3 edits are only in this tab."
fn failing(edits: usize, why: &str) -> String {
    let lower = why.to_lowercase();
    let why = if lower.contains("quota") || lower.contains("space") || lower.contains("room") {
        "This browser has no room left.".to_owned()
    } else {
        format!(
            "This browser does not keep your work: {}.",
            why.trim_end_matches('.')
        )
    };
    let edits = match edits {
        0 | 1 => "Your last edit is".to_owned(),
        more => format!("Your last {} are", counted(more, "edit", "edits")),
    };
    format!("{why} {edits} only in this tab.")
}

#[cfg(test)]
mod tests {
    use super::failing;

    #[test]
    fn it_says_what_is_only_in_this_tab_and_why() {
        let check = |edits, why, expected: &str| assert_eq!(failing(edits, why), expected);
        check(
            3,
            "The quota has been exceeded.",
            "This browser has no room left. Your last 3 edits are only in this tab.",
        );
        check(
            1,
            "its database does not answer",
            "This browser does not keep your work: its database does not answer. Your last edit is only in this tab.",
        );
    }
}

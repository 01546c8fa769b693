//! What is wrong with a field, under it.

use leptos::prelude::*;
use parapet_core::diagnostic::{Diagnostic, Level};

use super::current_review;
use crate::components::inline_code::inline_code;
use crate::pages::underline::{Columns, lines_of};
use crate::words::workbench as words;

/// What is said of one key of the threat.
pub(super) fn problems_for(key: &'static str) -> Memo<Vec<Diagnostic>> {
    let review = current_review();
    Memo::new(move |_| {
        let problems = review.get().map(|review| review.problems.clone());
        let mut problems = problems.unwrap_or_default();
        problems.retain(|problem| problem.location.path.as_deref().unwrap_or_default() == key);
        problems
    })
}

/// The sentences, the errors among them marked as such.
#[component]
pub(super) fn Problems(
    /// The key; empty for what is said of the threat as a whole.
    key: &'static str,
    /// Called with the columns of a problem whose location is pressed.
    #[prop(into, optional)]
    on_place: Option<Callback<Columns>>,
) -> impl IntoView {
    let shown = problems_for(key);
    let line = move |problem: Diagnostic| {
        let class = match problem.level {
            Level::Error => "workbench-problem workbench-error",
            _ => "workbench-problem",
        };
        let columns = lines_of(&problem.location)
            .first()
            .map(|(_, columns)| *columns);
        let go = columns.zip(on_place).map(|(columns, on_place)| {
            view! {
                <button type="button" class="link" on:click=move |_| on_place.run(columns)>
                    {words::column(&columns.start)}
                </button>
            }
        });
        view! { <p class=class data-code=problem.code.clone()>{inline_code(&problem.message)}" "{inline_code(&problem.hint)}" "{go}</p> }
    };
    view! {
        <div class="workbench-problems" aria-live="polite">
            {move || shown.get().into_iter().map(line).collect_view()}
        </div>
    }
}

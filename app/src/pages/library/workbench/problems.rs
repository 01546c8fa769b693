//! What is wrong with a field, under it.

use leptos::prelude::*;
use parapet_core::diagnostic::{Diagnostic, Level};

use super::reviewed;
use crate::components::coded::coded;

/// What is said of one key of the threat.
pub(super) fn said_of(key: &'static str) -> Memo<Vec<Diagnostic>> {
    let review = reviewed();
    Memo::new(move |_| {
        let problems = review.get().map(|review| review.problems.clone());
        let mut problems = problems.unwrap_or_default();
        problems.retain(|one| one.location.path.as_deref().unwrap_or_default() == key);
        problems
    })
}

/// The sentences, the errors among them marked as such.
#[component]
pub(super) fn Problems(
    /// The key; empty for what is said of the threat as a whole.
    key: &'static str,
    /// Told where in the text a problem stands whose place a person wants to see: a column, counted
    /// from 1.
    #[prop(into, optional)]
    on_place: Option<Callback<u32>>,
) -> impl IntoView {
    let said = said_of(key);
    let line = move |one: Diagnostic| {
        let class = match one.level {
            Level::Error => "workbench-problem workbench-error",
            _ => "workbench-problem",
        };
        let place = one.location.position.zip(on_place);
        let go = place.map(|(place, on_place)| {
            view! {
                <button type="button" class="link" on:click=move |_| on_place.run(place.column)>
                    {format!("Column {}", place.column)}
                </button>
            }
        });
        view! { <p class=class data-code=one.code.clone()>{coded(&one.message)}" "{coded(&one.hint)}" "{go}</p> }
    };
    view! {
        <div class="workbench-problems" aria-live="polite">
            {move || said.get().into_iter().map(line).collect_view()}
        </div>
    }
}

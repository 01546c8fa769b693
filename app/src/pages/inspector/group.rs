//! A group of questions that folds.

use leptos::prelude::*;
use parapet_core::model::Id;

use super::question::Question;
use super::questions::{QuestionGroup, answered_count};
use crate::components::icon::Icon;
use crate::state::workspace;
use crate::words::inspector as words;

/// The questions of a group, with how many are answered.
#[component]
pub(super) fn Group(id: Id, group: QuestionGroup) -> impl IntoView {
    let workspace = workspace();
    let folded = workspace.ui.folded_groups;
    let key = group.group;
    let open = Memo::new(move |_| !folded.with(|folded| folded.contains(&key)));
    let questions = StoredValue::new(group.questions);
    let id = StoredValue::new(id);
    let count = Memo::new(move |_| {
        let model = workspace.project.model();
        let attributes =
            id.with_value(|id| model.find(id).map(|(_, part)| part.attributes.clone()));
        questions.with_value(|questions| {
            let done = attributes.map_or(0, |attributes| answered_count(questions, &attributes));
            (done, questions.len())
        })
    });
    let toggle = move |_| {
        folded.update(|folded| {
            if !folded.remove(&key) {
                folded.insert(key);
            }
        });
    };
    let list = move || {
        // Rendered again, with full questions, once the engine has sent them.
        workspace.answers.wording.track();
        questions.with_value(|questions| {
            questions
                .iter()
                .map(|attribute| {
                    view! { <Question id=id.get_value() attribute=attribute.clone() /> }
                })
                .collect_view()
        })
    };
    view! {
        <section aria-label=group.title>
            <h3>
                <button
                    type="button"
                    class="group-head"
                    aria-expanded=move || open.get().to_string()
                    on:click=toggle
                >
                    <Icon
                        name="chevron-down"
                        turns=Signal::derive(move || if open.get() { 0 } else { 3 })
                    />
                    {group.title}
                    <span class="caption">
                        {move || {
                            let (done, all) = count.get();
                            words::answered_count_of(&done, &all)
                        }}
                    </span>
                </button>
            </h3>
            <Show when=move || open.get()>{list}</Show>
        </section>
    }
    .into_any()
}

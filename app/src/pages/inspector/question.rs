//! One question about a part: its words, its help, its answer, and where that comes from.

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::model::{Id, Value};
use parapet_core::schema::Attribute;

use super::answer::Answer;
use super::control::control;
use super::questions::{Provenance, provenance_of};
use super::read_by::ReadBy;
use super::source_line::SourceLine;
use crate::components::button::{Height, IconButton};
use crate::state::workspace;
use crate::words::inspector as words;

/// A question.
#[component]
pub(super) fn Question(id: Id, attribute: Arc<Attribute>) -> impl IntoView {
    let workspace = workspace();
    let (id, attribute) = (StoredValue::new(id), StoredValue::new(attribute));
    let stored = Memo::new(move |_| {
        let model = workspace.project.model();
        let (_, part) = id.with_value(|id| model.find(id))?;
        attribute.with_value(|attribute| part.attributes.get(&attribute.name).cloned())
    });
    let value = Memo::new(move |_| stored.get().filter(|value| !matches!(value, Value::Raw(_))));
    let answer = Answer {
        workspace,
        id,
        attribute,
        value,
    };
    let provenance = Memo::new(move |_| current_provenance(answer));
    let shows_help = RwSignal::new(false);
    let name = attribute.with_value(|attribute| attribute.name.to_string());
    let is_target = move || {
        workspace.ui.focused_question.with(|asked| {
            let (part, name) = match asked {
                Some((part, name)) => (part, name),
                None => return false,
            };
            id.with_value(|id| part == id) && attribute.with_value(|it| it.name == *name)
        })
    };
    view! {
        <div class="question" class:question-asked=is_target data-attribute=name>
            <div class="question-words">
                <span class="question-text">{answer.words()}</span>
                <IconButton
                    name=words::about(&answer.label().to_lowercase())
                    icon="info"
                    height=Height::Row
                    pressed=Signal::derive(move || shows_help.get())
                    on_press=move |_| shows_help.update(|shows_help| *shows_help = !*shows_help)
                />
            </div>
            <Show when=move || shows_help.get()>
                <p class="question-help">
                    {answer.help()}
                </p>
            </Show>
            {control(answer)}
            {move || match stored.get() {
                Some(Value::Raw(text)) => Some(view! { <NotUnderstood answer=answer text=text /> }),
                _ => None,
            }}
            <SourceLine answer=answer provenance=provenance />
            <ReadBy answer=answer />
        </div>
    }
    .into_any()
}

fn current_provenance(answer: Answer) -> Provenance {
    let Answer {
        workspace,
        id,
        attribute,
        value,
    } = answer;
    let known = workspace.answers.facts.get();
    let facts = known.filter(|known| id.with_value(|id| known.part == *id));
    let facts = facts.map(|known| known.facts).unwrap_or_default();
    let model = workspace.project.model();
    let schema = workspace.schema.get();
    attribute.with_value(|attribute| {
        value.with(|value| provenance_of(attribute, value.as_ref(), &facts, &schema, &model))
    })
}

/// A value of a file that is not valid for the attribute: it is kept, and shown.
#[component]
fn NotUnderstood(answer: Answer, text: String) -> impl IntoView {
    view! {
        <p class="source-line">
            <span>{words::THE_FILE_HAS}</span>
            <code class="chip chip-code">{text}</code>
            <span>{words::WHICH_IS_NOT_A_VALID_ANSWER}</span>
            <button type="button" class="link" on:click=move |_| answer.set(None)>
                {words::CLEAR}
            </button>
        </p>
    }
}

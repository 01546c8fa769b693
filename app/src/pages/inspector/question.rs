//! One question about a part: its words, its help, its answer, and where that comes from.

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::model::schema::Attribute;
use parapet_core::model::{Id, Schema, Value};

use super::control::control;
use super::questions::{Provenance, provenance};
use super::read_by::ReadBy;
use super::source_line::SourceLine;
use crate::components::button::{Height, IconButton};
use crate::pages::words::{help, question};
use crate::state::{Workspace, workspace};

/// What a control needs: which answer it is about, what stands there, and how to change it.
#[derive(Clone, Copy)]
pub(super) struct Answer {
    pub(super) workspace: Workspace,
    pub(super) id: StoredValue<Id>,
    pub(super) attribute: StoredValue<Arc<Attribute>>,
    /// What is set here; a value that could not be understood counts as none.
    pub(super) value: Memo<Option<Value>>,
}

impl Answer {
    /// Answers, or with `None` takes the answer back.
    pub(super) fn set(self, value: Option<Value>) {
        let name = self
            .attribute
            .with_value(|attribute| attribute.name.to_string());
        crate::commands::edits::answer(self.workspace, self.id.get_value(), &name, value);
    }

    /// The short name of what is asked.
    pub(super) fn label(self) -> String {
        self.attribute
            .with_value(|attribute| attribute.label.to_string())
    }

    /// The question, with "it" for the part.
    pub(super) fn words(self) -> String {
        let built_in = self.workspace.derived.wording.get_untracked();
        self.attribute
            .with_value(|attribute| question(attribute, &built_in, ""))
    }

    fn help(self) -> String {
        let built_in = self.workspace.derived.wording.get_untracked();
        self.attribute
            .with_value(|attribute| help(attribute, &built_in))
    }
}

/// A question.
#[component]
pub(super) fn Question(id: Id, attribute: Arc<Attribute>) -> impl IntoView {
    let workspace = workspace();
    let (id, attribute) = (StoredValue::new(id), StoredValue::new(attribute));
    let set = Memo::new(move |_| {
        let model = workspace.project.model();
        let (_, part) = id.with_value(|id| model.find(id))?;
        attribute.with_value(|attribute| part.attributes.get(&attribute.name).cloned())
    });
    let value = Memo::new(move |_| set.get().filter(|value| !matches!(value, Value::Raw(_))));
    let answer = Answer {
        workspace,
        id,
        attribute,
        value,
    };
    let comes_from = Memo::new(move |_| source_of(answer));
    let helped = RwSignal::new(false);
    let name = attribute.with_value(|attribute| attribute.name.to_string());
    let is_asked = move || {
        workspace.ui.asked.with(|asked| {
            let (part, name) = match asked {
                Some((part, name)) => (part, name),
                None => return false,
            };
            id.with_value(|id| part == id) && attribute.with_value(|it| it.name == *name)
        })
    };
    view! {
        <div class="question" class:question-asked=is_asked data-attribute=name>
            <div class="question-words">
                <span class="question-text">{answer.words()}</span>
                <IconButton
                    name=format!("About {}", answer.label().to_lowercase())
                    icon="info"
                    height=Height::Row
                    pressed=Signal::derive(move || helped.get())
                    on_press=move |_| helped.update(|helped| *helped = !*helped)
                />
            </div>
            <Show when=move || helped.get()>
                <p class="question-help">
                    {answer.help()}
                </p>
            </Show>
            {control(answer)}
            {move || match set.get() {
                Some(Value::Raw(text)) => Some(view! { <NotUnderstood answer=answer text=text /> }),
                _ => None,
            }}
            <SourceLine answer=answer comes_from=comes_from />
            <ReadBy answer=answer />
        </div>
    }
    .into_any()
}

fn source_of(answer: Answer) -> Provenance {
    let Answer {
        workspace,
        id,
        attribute,
        value,
    } = answer;
    let known = workspace.derived.known.get();
    let facts = known.filter(|known| id.with_value(|id| known.part == *id));
    let facts = facts.map(|known| known.facts).unwrap_or_default();
    let model = workspace.project.model();
    let (schema, _) = Schema::of(&model);
    attribute.with_value(|attribute| {
        value.with(|value| provenance(attribute, value.as_ref(), &facts, &schema, &model))
    })
}

/// A value that came with a file and that the attribute cannot take: it is kept, and said.
#[component]
fn NotUnderstood(answer: Answer, text: String) -> impl IntoView {
    view! {
        <p class="source-line">
            <span>"The file says "</span>
            <code class="chip chip-code">{text}</code>
            <span>", which is no answer to this."</span>
            <button type="button" class="link" on:click=move |_| answer.set(None)>
                "Clear"
            </button>
        </p>
    }
}

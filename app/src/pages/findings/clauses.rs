//! A condition clause by clause: whether each holds, and the values that decided, each a link to its
//! question.

use leptos::prelude::*;
use parapet_core::explain::{Origin, Source, Statement, Truth};
use parapet_core::model::{Id, Model, Schema};

use crate::components::icon::Icon;
use crate::state::ui::Ui;
use crate::state::workspace;
use crate::words::findings as words;

/// The whole tree. `about` is the part that the finding is on: it need not be named again.
pub(crate) fn clause_view(statement: &Statement, about: &Id) -> AnyView {
    let workspace = workspace();
    let model = workspace.project.model_untracked();
    let schema = workspace.schema.get_untracked();
    let tree = ClauseTree {
        ui: workspace.ui,
        model: &model,
        schema: &schema,
        about,
    };
    match statement.statements.as_slice() {
        [] => view! { <ul class="clauses">{tree.clause(statement)}</ul> }.into_any(),
        parts => view! {
            <p class="clause-words clause-joint">{statement.words.clone()}</p>
            <ul class="clauses clauses-of">{tree.all(parts)}</ul>
        }
        .into_any(),
    }
}

struct ClauseTree<'a> {
    ui: Ui,
    model: &'a Model,
    schema: &'a Schema,
    about: &'a Id,
}

impl ClauseTree<'_> {
    fn all(&self, statements: &[Statement]) -> Vec<AnyView> {
        let clauses = statements.iter();
        clauses.map(|statement| self.clause(statement)).collect()
    }

    fn clause(&self, statement: &Statement) -> AnyView {
        let (icon, class, word) = match statement.truth {
            Truth::Yes => ("check", "clause", words::TRUE),
            Truth::No => ("minus", "clause clause-false", words::NOT_TRUE),
            Truth::Unanswered => (
                "circle-question-mark",
                "clause clause-open",
                words::TRUE_BECAUSE_NOT_ANSWERED,
            ),
            Truth::Failed => (
                "triangle-alert",
                "clause clause-open",
                words::CANNOT_BE_EVALUATED,
            ),
        };
        let inner = match statement.statements.as_slice() {
            [] => {
                let sources: Vec<AnyView> = statement
                    .sources
                    .iter()
                    .map(|source| self.source(source))
                    .collect();
                view! {
                    <p class="clause-words">{statement.words.clone()}</p>
                    {sources}
                }
                .into_any()
            }
            parts => view! {
                <p class="clause-words clause-joint">{statement.words.clone()}</p>
                <ul class="clauses clauses-of">{self.all(parts)}</ul>
            }
            .into_any(),
        };
        view! {
            <li class=class>
                <span class="clause-sign" data-tip=word>
                    <Icon name=icon />
                    <span class="unseen">{word}": "</span>
                </span>
                <div class="clause-body">{inner}</div>
            </li>
        }
        .into_any()
    }

    /// "Customer · In scope: Yes · default".
    fn source(&self, source: &Source) -> AnyView {
        let part = Id::new(&source.part);
        let name = match part == *self.about {
            true => source.label.clone(),
            false => format!("{} · {}", source.name, source.label),
        };
        let origin = match &source.origin {
            Origin::Answered => words::ANSWERED_HERE.to_owned(),
            Origin::Inherited(from) => words::inherited_from(&from),
            Origin::Default => words::DEFAULT_COUNTS.to_owned(),
            Origin::Computed => words::FOLLOWS_FROM_THE_MODEL.to_owned(),
        };
        let attribute = source.attribute.clone();
        let ui = self.ui;
        let named = match self.is_answerable(&part, &attribute) {
            true => view! {
                <button
                    type="button"
                    class="link"
                    data-asks=attribute.clone()
                    on:click=move |_| ui.go_to_question(part.clone(), attribute.clone())
                >
                    {name}
                </button>
            }
            .into_any(),
            false => view! { <span>{name}</span> }.into_any(),
        };
        view! {
            <p class="clause-source">
                {named}
                {format!(": {} · {origin}", source.value)}
            </p>
        }
        .into_any()
    }

    /// Whether the user can answer it.
    fn is_answerable(&self, part: &Id, attribute: &str) -> bool {
        let part = self.model.find(part);
        let attribute_entry =
            part.and_then(|(_, part)| self.schema.attribute_of(&part.class, attribute));
        attribute_entry.is_some_and(|attribute_entry| {
            !attribute_entry.computed && attribute_entry.name != "name"
        })
    }
}

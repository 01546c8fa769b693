//! The inspector while nothing is selected: the model itself.

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::model::{Edit, Judging, Schema, Value};
use parapet_core::schema::{Attribute, Type};

use super::control::YesNoSegments;
use crate::components::field::{Labelled, TextField};
use crate::components::segments::{Segment, Segments};
use crate::components::select::{Choice, Select};
use crate::state::workspace;
use crate::words::inspector as words;
use crate::words::terms::{self, help_text, question_text};

/// Counts, description, the way of judging, and the model's own questions.
#[component]
pub(super) fn ModelCard() -> impl IntoView {
    let workspace = workspace();
    let counts = move || {
        let model = workspace.project.model();
        [
            terms::ELEMENT.counted(model.elements.len()),
            terms::BOUNDARY.counted(model.boundaries.len()),
            terms::FLOW.counted(model.flows.len()),
        ]
        .join(" · ")
    };
    let description = move || {
        let model = workspace.project.model();
        model
            .attributes
            .text("description")
            .unwrap_or_default()
            .to_owned()
    };
    let judging = move || Some(workspace.project.model().judging);
    let options = vec![
        Segment {
            value: Judging::Parapet,
            label: words::PARAPETS_WAY,
            keys: &[],
            unset: false,
        },
        Segment {
            value: Judging::Pytm,
            label: words::PYTMS_WAY,
            keys: &[],
            unset: false,
        },
    ];
    let judging_words = move || match workspace.project.model().judging {
        Judging::Parapet => words::ANSWERS_WIN,
        Judging::Pytm => words::EXACTLY_AS_PYTM,
    };
    let class = Schema::built_in().class_named("TM");
    let questions: Vec<Arc<Attribute>> = class
        .into_iter()
        .flat_map(|class| class.attributes.iter())
        .filter(|attribute| {
            !attribute.computed && matches!(attribute.kind, Type::Bool | Type::Choice(_))
        })
        .map(Arc::clone)
        .collect();
    let asked = move || {
        let built_in = workspace.answers.wording.get();
        questions
            .iter()
            .map(|attribute| {
                let words = question_text(attribute, &built_in, words::THE_MODEL);
                let help = help_text(attribute, &built_in);
                view! { <ModelQuestion attribute=attribute.clone() words=words help=help /> }
            })
            .collect_view()
    };
    view! {
        <div class="inspector-head">
            <p class="inspector-name">{move || workspace.project.model().name.clone()}</p>
            <p class="secondary">{counts}</p>
            <p class="caption">{words::SELECT_SOMETHING}</p>
        </div>
        <div class="question">
            <Labelled label=words::DESCRIPTION>
                <TextField
                    name=words::DESCRIPTION_OF_THE_MODEL
                    value=Signal::derive(description)
                    multiline=true
                    placeholder=words::DESCRIPTION_HINT
                    on_blur=move |()| workspace.project.end_merging()
                    on_input=move |typed: String| {
                        workspace.commit(Edit::SetModel {
                            attribute: "description".to_owned(),
                            value: (!typed.is_empty()).then_some(Value::Text(typed)),
                        });
                    }
                />
            </Labelled>
        </div>
        <div class="question">
            <span class="question-text">{words::WHICH_WAY_IS_THE_MODEL_JUDGED}</span>
            <Segments
                name=words::WHICH_WAY_IS_THE_MODEL_JUDGED
                segments=options
                value=Signal::derive(judging)
                wide=true
                on_choose=move |judging| {
                    workspace.commit(Edit::Judge { judging });
                }
            />
            <p class="source-line">{judging_words}</p>
        </div>
        {asked}
    }
    .into_any()
}

/// A question about the model itself.
#[component]
fn ModelQuestion(attribute: Arc<Attribute>, words: String, help: String) -> impl IntoView {
    let workspace = workspace();
    let name = attribute.name.to_string();
    let set = {
        let name = name.clone();
        move |value| {
            workspace.commit(Edit::SetModel {
                attribute: name.clone(),
                value,
            });
        }
    };
    let value = Memo::new({
        let name = name.clone();
        move |_| workspace.project.model().attributes.get(&name).cloned()
    });
    let control = match &attribute.kind {
        Type::Choice(enumeration) => {
            let members = Schema::built_in().enumeration(enumeration);
            let choices: Vec<Choice> = std::iter::once(Choice::new("", words::NOT_ANSWERED))
                .chain(
                    members
                        .into_iter()
                        .flat_map(|all| all.members.iter())
                        .map(|member| Choice::new(member.name.clone(), member.label.clone())),
                )
                .collect();
            let chosen = move || {
                value.with(|value| {
                    let text = value.as_ref().and_then(Value::as_text);
                    text.unwrap_or_default().to_owned()
                })
            };
            view! {
                <Select
                    name=words.clone()
                    choices=Signal::stored(choices)
                    value=Signal::derive(chosen)
                    on_choose=move |name: String| {
                        set((!name.is_empty()).then_some(Value::Choice(name)));
                    }
                />
            }
            .into_any()
        }
        _ => {
            let chosen = move || value.with(|value| value.as_ref().and_then(Value::as_bool));
            let choose = move |choice: Option<bool>| set(choice.map(Value::Bool));
            view! {
                <YesNoSegments words=words.clone() value=Signal::derive(chosen) on_choose=choose />
            }
            .into_any()
        }
    };
    view! {
        <div class="question" data-attribute=name>
            <span class="question-text">{words}</span>
            {control}
            <p class="source-line">{help}</p>
        </div>
    }
    .into_any()
}

//! Where an answer comes from, under every question.

use leptos::prelude::*;
use parapet_core::model::schema::Type;
use parapet_core::model::{Id, Schema, Value};

use super::question::Answer;
use super::questions::{Provenance, value_words};
use crate::components::icon::Icon;
use crate::pages::part_link::{PartLink, Tint};

/// "Answered here", "Inherited from AWS", "Not answered. The default, No, counts."
#[component]
pub(super) fn SourceLine(answer: Answer, comes_from: Memo<Provenance>) -> impl IntoView {
    move || {
        let line = match comes_from.get() {
            Provenance::Answered => view! { <span>"Answered here"</span> }.into_any(),
            Provenance::Inherited {
                from,
                value,
                unheard,
            } => inherited(answer, from, value.as_ref(), unheard),
            Provenance::Computed(value) => {
                let words = words(answer, value.as_ref());
                let said = match words.as_str() {
                    "" => "Not answered. Nothing counts.".to_owned(),
                    words => format!("Not answered. It follows from the rest: {words}."),
                };
                view! { <span>{said}</span> }.into_any()
            }
            Provenance::Default(counts) => {
                let is_list = answer.attribute.with_value(|attribute| {
                    matches!(
                        attribute.kind,
                        Type::References(_) | Type::Texts | Type::Overrides | Type::Assumptions
                    )
                });
                let said = match counts.as_str() {
                    "" if is_list => "None".to_owned(),
                    "" => "Not answered.".to_owned(),
                    counts => format!("Not answered. The default, {counts}, counts."),
                };
                view! { <span>{said}</span> }.into_any()
            }
        };
        view! { <p class="source-line">{line}</p> }
    }
}

fn inherited(answer: Answer, from: Id, value: Option<&Value>, unheard: bool) -> AnyView {
    let counts = words(answer, value);
    let counts = match counts.as_str() {
        "" => String::new(),
        counts => format!("{counts} · "),
    };
    let here = value.cloned().map(|value| {
        let take_over = move |_| answer.set(Some(value.clone()));
        view! {
            <button type="button" class="link" on:click=take_over>
                "Answer here"
            </button>
        }
    });
    let said = if unheard {
        "What is answered here is not heard. It is inherited from"
    } else {
        "Inherited from"
    };
    let here = here.filter(|_| !unheard && answer.value.with(Option::is_none));
    view! {
        <Icon name="corner-down-right" />
        <span>{counts}{said}</span>
        <PartLink id=from tint=Tint::Plain />
        {here}
    }
    .into_any()
}

fn words(answer: Answer, value: Option<&Value>) -> String {
    let model = answer.workspace.project.model();
    let (schema, _) = Schema::of(&model);
    answer.attribute.with_value(|attribute| {
        value.map_or_else(String::new, |value| {
            value_words(value, &attribute.kind, &schema, &model)
        })
    })
}

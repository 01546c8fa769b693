//! Where an answer comes from, under every question.

use leptos::prelude::*;
use parapet_core::model::{Id, Value};
use parapet_core::schema::Type;

use super::answer::Answer;
use super::questions::{Provenance, value_text};
use crate::components::icon::Icon;
use crate::pages::part_link::{PartLink, Tint};
use crate::words::inspector as words;

/// "Answered here", "Inherited from AWS", "Not answered. The default, No, counts."
#[component]
pub(super) fn SourceLine(answer: Answer, provenance: Memo<Provenance>) -> impl IntoView {
    move || {
        let line = match provenance.get() {
            Provenance::Answered => view! { <span>{words::ANSWERED_HERE}</span> }.into_any(),
            Provenance::Inherited {
                from,
                value,
                is_overruled,
            } => inherited(answer, from, value.as_ref(), is_overruled),
            Provenance::Computed(value) => {
                let words = value_text_of(answer, value.as_ref());
                let text = match words.as_str() {
                    "" => words::NO_VALUE.to_owned(),
                    words => words::follows_from_the_rest(&words),
                };
                view! { <span>{text}</span> }.into_any()
            }
            Provenance::Default(counts) => {
                let is_list = answer.attribute.with_value(|attribute| {
                    matches!(
                        attribute.kind,
                        Type::References(_) | Type::Texts | Type::Overrides | Type::Assumptions
                    )
                });
                let text = match counts.as_str() {
                    "" if is_list => words::NONE.to_owned(),
                    "" => words::NOT_ANSWERED_SENTENCE.to_owned(),
                    counts => words::default_counts(&counts),
                };
                view! { <span>{text}</span> }.into_any()
            }
        };
        view! { <p class="source-line">{line}</p> }
    }
}

fn inherited(answer: Answer, from: Id, value: Option<&Value>, is_overruled: bool) -> AnyView {
    let counts = value_text_of(answer, value);
    let counts = match counts.as_str() {
        "" => String::new(),
        counts => format!("{counts} · "),
    };
    let answer_here = value.cloned().map(|value| {
        let take_over = move |_| answer.set(Some(value.clone()));
        view! {
            <button type="button" class="link" on:click=take_over>
                {words::ANSWER_HERE}
            </button>
        }
    });
    let text = if is_overruled {
        words::ANSWER_OVERRULED
    } else {
        words::INHERITED_FROM
    };
    let answer_here = answer_here.filter(|_| !is_overruled && answer.value.with(Option::is_none));
    view! {
        <Icon name="corner-down-right" />
        <span>{counts}{text}</span>
        <PartLink id=from tint=Tint::Plain />
        {answer_here}
    }
    .into_any()
}

fn value_text_of(answer: Answer, value: Option<&Value>) -> String {
    let model = answer.workspace.project.model();
    let schema = answer.workspace.schema.get();
    answer.attribute.with_value(|attribute| {
        value.map_or_else(String::new, |value| {
            value_text(value, &attribute.kind, &schema, &model)
        })
    })
}

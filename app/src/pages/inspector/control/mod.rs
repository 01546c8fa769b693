//! The controls that answer a question: one for each type of value.

mod assumptions;
mod choice;
mod entries;
mod lists;
mod numbers;
mod overrides;
mod references;
mod yes_no;

use leptos::prelude::*;
use parapet_core::model::Value;
use parapet_core::schema::Type;

use self::assumptions::Assumptions;
use self::choice::{ChoiceControl, ReferenceControl};
use self::lists::TextsControl;
use self::numbers::{NumberControl, NumbersControl};
use self::overrides::Overrides;
use self::references::ReferencesControl;
use self::yes_no::YesNo;
pub(super) use self::yes_no::YesNoSegments;
use super::answer::Answer;
use crate::components::field::TextField;
use crate::words::inspector as words;

/// The control for the type of the attribute.
pub(super) fn control(answer: Answer) -> AnyView {
    let kind = answer
        .attribute
        .with_value(|attribute| attribute.kind.clone());
    match kind {
        Type::Bool => view! { <YesNo answer=answer /> }.into_any(),
        Type::Int => view! { <NumberControl answer=answer /> }.into_any(),
        Type::Text => view! { <TextControl answer=answer /> }.into_any(),
        Type::Choice(_) => view! { <ChoiceControl answer=answer /> }.into_any(),
        Type::Reference(kind) => view! { <ReferenceControl answer=answer kind=kind /> }.into_any(),
        Type::References(kind) => {
            view! { <ReferencesControl answer=answer kind=kind /> }.into_any()
        }
        Type::Numbers => view! { <NumbersControl answer=answer /> }.into_any(),
        Type::Texts => view! { <TextsControl answer=answer /> }.into_any(),
        Type::Overrides => view! { <Overrides answer=answer /> }.into_any(),
        Type::Assumptions => view! { <Assumptions answer=answer /> }.into_any(),
        Type::Findings => ().into_any(),
    }
}

/// Attributes whose texts are sentences.
const SENTENCES: [&str; 2] = ["description", "note"];

/// Text; an empty one is no answer.
#[component]
fn TextControl(answer: Answer) -> impl IntoView {
    let sentences = answer
        .attribute
        .with_value(|attribute| SENTENCES.contains(&attribute.name.as_ref()));
    let value = move || {
        answer.value.with(|value| {
            value
                .as_ref()
                .and_then(|value| value.as_text().map(str::to_owned))
                .unwrap_or_default()
        })
    };
    view! {
        <TextField
            name=answer.words()
            value=Signal::derive(value)
            multiline=sentences
            placeholder=words::NOT_ANSWERED
            on_blur=move |()| answer.workspace.project.end_merging()
            on_input=move |typed: String| {
                answer.set((!typed.is_empty()).then_some(Value::Text(typed)));
            }
        />
    }
}

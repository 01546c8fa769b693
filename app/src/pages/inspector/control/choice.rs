//! One of an enumeration, or another part of the model.

use leptos::prelude::*;
use parapet_core::model::{Id, Kind, Schema, Value};
use parapet_core::schema::Type;

use crate::components::select::{Choice, Select};
use crate::pages::choices::{boundary_choices, part_choice};
use crate::pages::inspector::answer::Answer;
use crate::words::inspector as words;

/// The entry for "nothing chosen".
fn none(label: &str) -> Choice {
    Choice::new("", label)
}

/// A member of an enumeration.
#[component]
pub(super) fn ChoiceControl(answer: Answer) -> impl IntoView {
    let enumeration = answer
        .attribute
        .with_value(|attribute| match &attribute.kind {
            Type::Choice(name) => Schema::built_in().enumeration(name),
            _ => None,
        });
    let members: Vec<Choice> = enumeration
        .into_iter()
        .flat_map(|all| all.members.iter())
        .map(|member| Choice::new(member.name.clone(), member.label.clone()))
        .collect();
    let choices: Vec<Choice> = std::iter::once(none(words::NOT_ANSWERED))
        .chain(members)
        .collect();
    let value = move || {
        answer.value.with(|value| {
            value
                .as_ref()
                .and_then(|value| value.as_text().map(str::to_owned))
                .unwrap_or_default()
        })
    };
    view! {
        <Select
            name=answer.words()
            choices=Signal::stored(choices)
            value=Signal::derive(value)
            on_choose=move |name: String| answer.set((!name.is_empty()).then_some(Value::Choice(name)))
        />
    }
}

/// Another part: the boundary around it, the ends of a flow, the flow that it answers.
#[component]
pub(super) fn ReferenceControl(answer: Answer, kind: Kind) -> impl IntoView {
    // A flow always has two ends: they are changed, never removed.
    let is_required = answer
        .attribute
        .with_value(|attribute| ["source", "sink"].contains(&attribute.name.as_ref()));
    let choices = move || {
        let model = answer.workspace.project.model();
        let mut choices = match kind {
            Kind::Boundary => answer
                .id
                .with_value(|own| boundary_choices(&model, Some(own))),
            kind => {
                let others = model.list(kind).iter();
                let others = answer.id.with_value(|own| {
                    others
                        .filter(|part| part.id != *own)
                        .map(|part| part_choice(part))
                        .collect::<Vec<_>>()
                });
                let first = (!is_required).then(|| none(words::NONE));
                first.into_iter().chain(others).collect()
            }
        };
        // A flow in a file may end at a boundary; the current value is always in the list.
        let current = answer.value.get();
        let missing = current
            .iter()
            .flat_map(Value::references)
            .find(|id| choices.iter().all(|choice| choice.value != id.as_str()));
        if let Some(id) = missing {
            let name = crate::words::terms::part_name(&model, id);
            choices.push(Choice::new(id.as_str(), name));
        }
        choices
    };
    let value = move || {
        answer.value.with(|value| {
            value
                .as_ref()
                .and_then(|value| value.references().first().map(ToString::to_string))
                .unwrap_or_default()
        })
    };
    view! {
        <Select
            name=answer.words()
            choices=Signal::derive(choices)
            value=Signal::derive(value)
            on_choose=move |id: String| {
                answer.set((!id.is_empty()).then(|| Value::Reference(Id::new(&id))));
            }
        />
    }
}

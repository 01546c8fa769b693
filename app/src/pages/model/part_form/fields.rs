//! The fields of the form for a part.

use leptos::prelude::*;
use parapet_core::model::{Id, Kind};

use super::draft::{Draft, Field};
use crate::components::field::{FieldError, Labelled, TextField};
use crate::components::select::{Choice, Select};
use crate::pages::choices::{boundary_choices, endpoint_choices};
use crate::state::{Workspace, workspace};
use crate::words::model as words;
use crate::words::terms::selectable_classes;

/// The fields that a part of the draft's kind has.
#[component]
pub(super) fn Fields(draft: RwSignal<Draft>) -> impl IntoView {
    let workspace = workspace();
    let name = Signal::derive(move || draft.with(|draft| draft.name.clone()));
    let error = error(workspace, draft, Field::Name);
    let kind = move || draft.with(|draft| draft.kind);
    let of_kind = move |kinds: &'static [Kind]| move || kinds.contains(&kind());
    view! {
        <Labelled label=words::NAME>
            <TextField
                name=words::NAME
                value=name
                autofocus=true
                error=error
                on_input=move |typed| draft.update(|draft| draft.name = typed)
            />
            <FieldError text=error />
        </Labelled>
        <Show when=of_kind(&[Kind::Element])>
            <ClassField draft=draft />
        </Show>
        <Show when=of_kind(&[Kind::Element, Kind::Boundary])>
            <ReferenceField
                label=words::INSIDE_THE_BOUNDARY
                draft=draft
                get=|draft| draft.boundary.clone()
                set=|draft, id| draft.boundary = id
            />
        </Show>
        <Show when=of_kind(&[Kind::Dataflow])>
            <div class="part-form-row">
                <ReferenceField
                    label=words::FROM
                    draft=draft
                    field=Field::Source
                    get=|draft| draft.source.clone()
                    set=|draft, id| draft.source = id
                />
                <ReferenceField
                    label=words::TO
                    draft=draft
                    field=Field::Sink
                    get=|draft| draft.sink.clone()
                    set=|draft, id| draft.sink = id
                />
            </div>
        </Show>
    }
}

/// The error of a field, once the form was submitted.
fn error(workspace: Workspace, draft: RwSignal<Draft>, field: Field) -> Signal<String> {
    Signal::derive(move || {
        let model = workspace.project.model();
        draft.with(|draft| match draft.is_submitted {
            true => draft.error(field, &model).to_owned(),
            false => String::new(),
        })
    })
}

#[component]
fn ClassField(draft: RwSignal<Draft>) -> impl IntoView {
    let workspace = workspace();
    let choices = move || {
        let schema = workspace.schema.get();
        selectable_classes(&schema, Kind::Element)
            .into_iter()
            .map(|class| Choice::new(class.name.clone(), class.label.clone()))
            .collect::<Vec<_>>()
    };
    let described = move || {
        let schema = workspace.schema.get();
        draft.with(|draft| {
            schema
                .class_named(&draft.class)
                .map_or_else(String::new, |class| class.description.to_string())
        })
    };
    view! {
        <Labelled label=words::CLASS>
            <Select
                name=words::CLASS
                choices=Signal::derive(choices)
                value=Signal::derive(move || draft.with(|draft| draft.class.clone()))
                on_choose=move |class| draft.update(|draft| draft.class = class)
            />
            <p class="caption">{described}</p>
        </Labelled>
    }
}

/// A reference to another part: the boundary around it, or the end of a flow.
#[component]
fn ReferenceField(
    label: &'static str,
    draft: RwSignal<Draft>,
    get: fn(&Draft) -> Option<Id>,
    set: fn(&mut Draft, Option<Id>),
    /// Which field it is, where one has to be chosen.
    #[prop(optional)]
    field: Option<Field>,
) -> impl IntoView {
    let workspace = workspace();
    let error = field.map_or_else(Signal::default, |field| error(workspace, draft, field));
    let choices = move || {
        let model = workspace.project.model();
        draft.with(|draft| match draft.kind {
            Kind::Dataflow => endpoint_choices(&model),
            _ => boundary_choices(&model, draft.edited.as_ref()),
        })
    };
    let value =
        move || draft.with(|draft| get(draft).map_or_else(String::new, |id| id.to_string()));
    let choose = move |chosen: String| {
        let id = (!chosen.is_empty()).then(|| Id::new(&chosen));
        draft.update(|draft| set(draft, id));
    };
    view! {
        <Labelled label=label>
            <Select
                name=label
                choices=Signal::derive(choices)
                value=Signal::derive(value)
                error=error
                on_choose=choose
            />
            <FieldError text=error />
        </Labelled>
    }
}

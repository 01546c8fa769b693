//! Several parts of the model, as chips: the data that a flow carries.

use leptos::prelude::*;
use parapet_core::model::{Id, Kind, Value};

use crate::components::icon::Icon;
use crate::components::select::{Choice, Select};
use crate::pages::choices::part_choice;
use crate::pages::inspector::answer::Answer;
use crate::words::inspector as words;
use crate::words::terms::{kind_label, part_name};

/// The parts chosen, and a list to choose another one from.
#[component]
pub(super) fn ReferencesControl(answer: Answer, kind: Kind) -> impl IntoView {
    let chosen = Memo::new(move |_| {
        answer.value.with(|value| {
            value
                .as_ref()
                .map(|value| value.references().to_vec())
                .unwrap_or_default()
        })
    });
    let set = move |ids: Vec<Id>| answer.set((!ids.is_empty()).then_some(Value::References(ids)));
    let add = move |id: String| {
        if !id.is_empty() {
            let mut ids = chosen.get_untracked();
            ids.push(Id::new(&id));
            set(ids);
        }
    };
    let remove = move |id: &Id| {
        let mut ids = chosen.get_untracked();
        ids.retain(|other| other != id);
        set(ids);
    };
    let chip = move |id: Id| {
        let name = part_name(&answer.workspace.project.model(), &id);
        view! {
            <span class="chip" role="listitem">
                {name.clone()}
                <button
                    type="button"
                    class="chip-remove"
                    aria-label=words::remove(&name)
                    on:click=move |_| remove(&id)
                >
                    <Icon name="x" />
                </button>
            </span>
        }
    };
    let choices = move || {
        let model = answer.workspace.project.model();
        let first = match model.list(kind).is_empty() {
            true => words::there_is_no_yet(&kind_label(kind)),
            false => words::ADD.to_owned(),
        };
        let free = model
            .list(kind)
            .iter()
            .filter(|part| chosen.with(|ids| !ids.contains(&part.id)))
            .map(|part| part_choice(part));
        std::iter::once(Choice::new("", first))
            .chain(free)
            .collect::<Vec<_>>()
    };
    view! {
        <Show when=move || chosen.with(|ids| !ids.is_empty())>
            <div class="chips" role="list">
                {move || chosen.get().into_iter().map(chip).collect_view()}
            </div>
        </Show>
        <Select
            name=answer.words()
            choices=Signal::derive(choices)
            value=""
            on_choose=add
        />
    }
}

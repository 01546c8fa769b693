//! The steps against a threat, each with the attribute that records it.

use leptos::prelude::*;
use parapet_core::schema::Type;
use parapet_core::threats::Mitigation;

use crate::components::button::{Button, Height, IconButton};
use crate::components::field::TextField;
use crate::state::draft::ThreatEditor;
use crate::state::workspace;
use crate::words::workbench as words;

/// The id of the list of attributes that are offered.
const ATTRIBUTES_ID: &str = "draft-attributes";

#[component]
pub(super) fn Steps(desk: ThreatEditor) -> impl IntoView {
    let workspace = workspace();
    let count = desk.read(|threat| threat.mitigations.len());
    let row = move |at: usize| {
        let change = move |change: &dyn Fn(&mut Mitigation)| {
            desk.write(|threat| {
                if let Some(step) = threat.mitigations.get_mut(at) {
                    change(step);
                }
            });
        };
        let text = desk.read(move |threat| {
            let step = threat.mitigations.get(at);
            step.map(|step| step.text.clone()).unwrap_or_default()
        });
        let attribute = desk.read(move |threat| {
            let step = threat.mitigations.get(at);
            step.and_then(|step| step.attribute.clone())
                .unwrap_or_default()
        });
        view! {
            <li class="workbench-step">
                <TextField
                    name=words::step(&(at + 1))
                    placeholder=words::WHAT_TO_DO_IN_A_SENTENCE
                    value=text
                    on_input=move |typed: String| change(&|step| step.text.clone_from(&typed))
                    multiline=true
                />
                <input
                    class="input code"
                    type="text"
                    list=ATTRIBUTES_ID
                    autocomplete="off"
                    spellcheck="false"
                    aria-label=words::attribute_that_records_step(&(at + 1))
                    placeholder=words::ATTRIBUTE_THAT_RECORDS_IT
                    prop:value=attribute
                    on:input=move |event| {
                        let typed = event_target_value(&event).trim().to_owned();
                        change(&|step| {
                            step.attribute = (!typed.is_empty()).then(|| typed.clone());
                        });
                    }
                />
                <IconButton
                    name=words::remove_step(&(at + 1))
                    icon="x"
                    height=Height::Bar
                    on_press=move |_| desk.write(|threat| {
                        if at < threat.mitigations.len() {
                            threat.mitigations.remove(at);
                        }
                    })
                />
            </li>
        }
    };
    let attribute_options = move || {
        let schema = workspace.schema.get();
        let mut names: Vec<String> = schema
            .classes()
            .flat_map(|(_, class)| &class.attributes)
            .filter(|it| !it.computed && matches!(it.kind, Type::Bool | Type::Choice(_)))
            .map(|attribute| attribute.name.to_string())
            .collect();
        names.sort_unstable();
        names.dedup();
        let option = |name: String| view! { <option value=name></option> };
        names.into_iter().map(option).collect_view()
    };
    view! {
        <ol class="workbench-steps">{move || (0..count.get()).map(row).collect_view()}</ol>
        <datalist id=ATTRIBUTES_ID>{attribute_options}</datalist>
        <div>
            <Button
                label=words::ADD_A_STEP
                icon="plus"
                height=Height::Bar
                on_press=move |_| desk.write(|threat| threat.mitigations.push(Mitigation::default()))
            />
        </div>
    }
}

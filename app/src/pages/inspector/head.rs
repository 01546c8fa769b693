//! The head of the inspector: what is selected, its name, where it is, its findings.

use leptos::prelude::*;
use parapet_core::model::{Edit, Id, Kind, Model, Part, Status};

use super::questions::{answered_count, question_groups};
use crate::components::button::{Height, IconButton};
use crate::components::icon::{Icon, IconSize};
use crate::components::menu::{Menu, MenuState};
use crate::components::name_field::NameField;
use crate::pages::command_item::CommandItem;
use crate::pages::part_link::{PartLink, Tint};
use crate::pages::severity_glyph::FindingsBadge;
use crate::state::judged::Mark;
use crate::state::ui::View;
use crate::state::workspace;
use crate::words::inspector as words;
use crate::words::terms::{self, class_icon, class_label};

/// The line on top of the panel.
#[component]
pub(super) fn PanelHead(part: Memo<Option<Id>>) -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let menu = MenuState::new();
    let title = move || {
        let model = workspace.project.model();
        let schema = workspace.schema.get();
        part.with(|part| match part.as_ref().and_then(|id| model.find(id)) {
            Some((_, part)) => class_label(&schema, &part.class),
            None => words::MODEL.to_owned(),
        })
    };
    view! {
        <Show when=move || ui.is_answering.get()>
            <IconButton
                name=words::BACK_TO_THE_FINDING
                icon="chevron-down"
                turns=1
                height=Height::Bar
                key="Esc"
                command="back-to-finding"
                on_press=move |_| ui.is_answering.set(false)
            />
        </Show>
        <h2 class="panel-title">{title}</h2>
        <Show when=move || part.with(Option::is_some)>
            <IconButton
                name=words::MORE
                icon="ellipsis"
                height=Height::Bar
                expanded=Signal::derive(move || menu.is_open())
                on_press=move |event| menu.toggle(&event)
            />
        </Show>
        <Menu state=menu name=words::MORE>
            <CommandItem menu=menu id="rename" />
            <CommandItem menu=menu id="delete" />
        </Menu>
    }
}

/// Name, place, findings, progress.
#[component]
pub(super) fn Head(id: Id) -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let id = StoredValue::new(id);
    let read = move |read: fn(&Model, Kind, &Part) -> String| {
        let model = workspace.project.model();
        id.with_value(|id| {
            model
                .find(id)
                .map_or_else(String::new, |(kind, part)| read(&model, kind, part))
        })
    };
    let name = Memo::new(move |_| read(|_, _, part| part.name.clone()));
    let icon = move || {
        let class = read(|_, _, part| part.class.clone());
        class_icon(&workspace.schema.get(), &class)
    };
    let number = move || {
        let judged = workspace.answers.judged.get();
        let flow = id.with_value(|id| judged.flows.get(id).copied());
        flow.map(|flow| view! { <span class="number-badge">{flow.number}</span> })
    };
    let mark = move || {
        let judged = workspace.answers.judged.get();
        id.with_value(|id| judged.marks.get(id).copied())
    };
    // The most severe first, each with how many open findings have it.
    let severities = move || {
        let judged = workspace.answers.judged.get();
        let mut counts = std::collections::BTreeMap::<_, usize>::new();
        let mut parts = judged.model.parts();
        let at = id.with_value(|id| parts.position(|part| part.id == *id));
        let own = judged
            .found
            .iter()
            .filter(|found| Some(found.part.get()) == at && judged.status(*found) == Status::Open);
        for found in own {
            *counts.entry(found.severity).or_default() += 1;
        }
        let marks = counts.into_iter().rev();
        marks
            .map(|(highest, count)| Mark { count, highest })
            .collect::<Vec<_>>()
    };
    let progress = move || {
        let model = workspace.project.model();
        let (_, part) = id.with_value(|id| model.find(id))?;
        let schema = workspace.schema.get();
        let groups = question_groups(&schema, &part.class);
        let all = groups
            .iter()
            .map(|group| group.questions.len())
            .sum::<usize>();
        let done = groups
            .iter()
            .map(|group| answered_count(&group.questions, &part.attributes))
            .sum::<usize>();
        Some((done, all))
    };
    view! {
        <div class="inspector-head">
            <div class="inspector-name">
                {move || match number() {
                    Some(badge) => badge.into_any(),
                    None => view! { <Icon name=icon() size=IconSize::Title /> }.into_any(),
                }}
                <NameField
                    class="inspector-name-field"
                    label=words::NAME
                    value=name
                    on_input=move |name| {
                        workspace.commit(Edit::Rename { id: id.get_value(), name });
                    }
                    on_done=move |()| workspace.project.end_merging()
                />
            </div>
            <PartContext id=id.get_value() />
            {move || mark().map(|mark| view! {
                <div class="inspector-findings">
                    {move || severities().into_iter().map(|mark| view! { <FindingsBadge mark=mark /> }).collect_view()}
                    <span>{terms::OPEN_FINDING.counted(mark.count)}</span>
                    <button
                        type="button"
                        class="link"
                        on:click=move |_| {
                            ui.findings.show_only_part(id.get_value());
                            ui.show_view(View::Findings);
                        }
                    >
                        {words::SHOW}
                    </button>
                </div>
            })}
            {move || progress().map(|(done, all)| view! {
                <div class="progress">
                    <progress
                        class="progress-bar"
                        max=all
                        value=done
                        aria-label=words::QUESTIONS_ANSWERED
                    ></progress>
                    <span>{words::answered_of(&done, &all)}</span>
                </div>
            })}
        </div>
    }
    .into_any()
}

/// "in AWS · 6 flows", "Customer → Web Server", "carried by 3 flows".
#[component]
fn PartContext(id: Id) -> impl IntoView {
    let workspace = workspace();
    move || {
        let model = workspace.project.model();
        let (kind, part) = model.find(&id)?;
        let flows = model.flows.iter();
        let boundary_link = |id: &Id| view! { <PartLink id=id.clone() tint=Tint::Boundary /> };
        let view = match kind {
            Kind::Element => {
                let touches = |end: Option<&Id>| end == Some(&id);
                let count = flows
                    .filter(|flow| touches(flow.source()) || touches(flow.sink()))
                    .count();
                let inside = part.boundary().map(|boundary| {
                    view! { <span>{words::INSIDE_OF}</span> {boundary_link(boundary)} <span>"·"</span> }
                });
                view! { {inside} <span>{terms::FLOW.counted(count)}</span> }.into_any()
            }
            Kind::Boundary => {
                let inside = |other: &&std::sync::Arc<Part>| other.boundary() == Some(&id);
                let count = model.elements.iter().filter(inside).count();
                let around = part.boundary().map(|boundary| {
                    view! { <span>{words::INSIDE_OF}</span> {boundary_link(boundary)} <span>"·"</span> }
                });
                view! { {around} <span>{terms::ELEMENT.counted(count)}</span> }.into_any()
            }
            Kind::Dataflow => {
                let end = |id: Option<&Id>| {
                    id.map(|id| view! { <PartLink id=id.clone() tint=Tint::Plain /> })
                };
                view! { {end(part.source())} <Icon name="move-right" /> {end(part.sink())} }
                    .into_any()
            }
            Kind::Data => {
                let carries = |flow: &&std::sync::Arc<Part>| {
                    let data = flow.attributes.get("data");
                    data.is_some_and(|data| data.references().contains(&id))
                };
                let count = flows.filter(carries).count();
                view! { <span>{words::carried_by(&terms::FLOW.counted(count))}</span> }.into_any()
            }
        };
        Some(view! { <div class="inspector-where">{view}</div> })
    }
}

//! A result in the palette: what it is, with the letters that fit, and what stands at its end.

use leptos::prelude::*;
use parapet_core::model::{Id, Kind, Model, Part, Schema};
use parapet_core::threats::Severity;

use super::index::{Index, ThreatEntry};
use super::option_id;
use super::results::{Hit, Which};
use crate::components::icon::Icon;
use crate::components::keys::Keys;
use crate::pages::signs::{Glyph, GlyphSize, MarkSign};
use crate::pages::words::{class_icon, class_label, counted, name_of};
use crate::state::Workspace;
use crate::state::judged::Mark;

/// More of a name than any row has room for.
const LONGEST: usize = 160;

/// What a row shows.
pub(super) struct Title {
    sign: Sign,
    words: String,
    places: Vec<usize>,
    note: String,
    key: String,
    mark: Option<Mark>,
    is_off: bool,
    /// What tests find it by.
    thing: String,
}

enum Sign {
    Icon(String),
    Number(i64),
    Severity(Severity),
}

impl Title {
    pub(super) fn of(
        workspace: Workspace,
        index: &Index,
        which: Which,
        hit: &Hit,
    ) -> Option<Title> {
        let title = Title {
            sign: Sign::Icon("circle-question-mark".to_owned()),
            words: String::new(),
            places: hit.places.clone(),
            note: hit.off.clone(),
            key: String::new(),
            mark: None,
            is_off: !hit.off.is_empty(),
            thing: String::new(),
        };
        Some(match which {
            Which::Recent | Which::Commands => {
                let command = index.commands.get(hit.at)?.thing;
                let note = if title.is_off { &hit.off } else { command.description };
                Title {
                    sign: Sign::Icon(command.icon.to_owned()),
                    words: command.name.to_owned(),
                    note: note.to_owned(),
                    key: command.key(),
                    thing: command.id.to_owned(),
                    ..title
                }
            }
            Which::Parts => {
                let (kind, part) = &index.parts.get(hit.at)?.thing;
                let model = workspace.project.model_untracked();
                let judged = workspace.derived.judged.get_untracked();
                let (schema, _) = Schema::of(&model);
                let number = judged.flows.get(&part.id).map(|flow| flow.number);
                let number = number.filter(|number| *number >= 0);
                let icon = || Sign::Icon(class_icon(&schema, &part.class));
                Title {
                    sign: number.map_or_else(icon, Sign::Number),
                    words: part.name.chars().take(LONGEST).collect(),
                    note: place_of(&model, &schema, *kind, part),
                    mark: judged.marks.get(&part.id).copied(),
                    thing: part.id.to_string(),
                    ..title
                }
            }
            Which::Threats => {
                let threat = &index.threats.get(hit.at)?.thing;
                Title {
                    sign: Sign::Severity(threat.severity),
                    words: threat.head.title.clone(),
                    note: format!("{} · {}", threat.head.sid, applies(threat)),
                    thing: threat.head.sid.clone(),
                    ..title
                }
            }
            Which::Topics => {
                let topic = &index.topics.get(hit.at)?.thing;
                let is_chapter = topic.title == topic.chapter;
                Title {
                    words: topic.title.clone(),
                    note: if is_chapter {
                        String::new()
                    } else {
                        topic.chapter.clone()
                    },
                    thing: topic.anchor.clone(),
                    ..title
                }
            }
        })
    }
}

/// "Datastore in Private subnet", "Customer to Web Server".
fn place_of(model: &Model, schema: &Schema, kind: Kind, part: &Part) -> String {
    let short = |id: &Id| name_of(model, id).chars().take(LONGEST).collect::<String>();
    if kind == Kind::Dataflow {
        let end = |id: Option<&Id>| id.map_or_else(|| "nothing".to_owned(), short);
        return format!("{} to {}", end(part.source()), end(part.sink()));
    }
    let class = class_label(schema, &part.class);
    match part.boundary() {
        Some(boundary) => format!("{class} in {}", short(boundary)),
        None => class,
    }
}

fn applies(threat: &ThreatEntry) -> String {
    match threat.on {
        0 => "does not apply".to_owned(),
        1 => format!("applies to {}", threat.first),
        on => format!("applies to {}", counted(on, "part", "parts")),
    }
}

/// A result.
#[component]
pub(super) fn Row(
    title: Title,
    at: usize,
    current: Memo<usize>,
    chosen: RwSignal<Option<usize>>,
    run: Callback<usize>,
) -> impl IntoView {
    let sign = match title.sign {
        Sign::Icon(name) => view! { <Icon name=name /> }.into_any(),
        Sign::Number(number) => view! { <span class="number-badge">{number}</span> }.into_any(),
        Sign::Severity(severity) => {
            view! { <Glyph severity=severity size=GlyphSize::Row named=true /> }.into_any()
        }
    };
    view! {
        <div
            class="palette-row"
            id=option_id(at)
            role="option"
            data-result=title.thing
            aria-selected=move || (current.get() == at).to_string()
            aria-disabled=title.is_off.then_some("true")
            // The field keeps the focus.
            on:mousedown=|event| event.prevent_default()
            on:mousemove=move |_| point(chosen, current, at)
            on:click=move |_| run.run(at)
        >
            <span class="palette-sign">{sign}</span>
            <span class="palette-title" dir="auto">{marked(&title.words, &title.places)}</span>
            <span class="palette-note" dir="auto">{title.note}</span>
            {(!title.key.is_empty()).then(|| view! { <Keys written=title.key /> })}
            {title.mark.map(|mark| view! { <MarkSign mark=mark /> })}
        </div>
    }
    .into_any()
}

/// The rest of a group; chosen, it is shown.
#[component]
pub(super) fn More(
    more: usize,
    at: usize,
    current: Memo<usize>,
    chosen: RwSignal<Option<usize>>,
    run: Callback<usize>,
) -> impl IntoView {
    view! {
        <div
            class="palette-row palette-more"
            id=option_id(at)
            role="option"
            aria-selected=move || (current.get() == at).to_string()
            on:mousedown=|event| event.prevent_default()
            on:mousemove=move |_| point(chosen, current, at)
            on:click=move |_| run.run(at)
        >
            <span class="palette-sign"><Icon name="ellipsis" /></span>
            {format!("{more} more")}
        </div>
    }
    .into_any()
}

/// The pointer chooses as it moves, not where a row comes to lie under it.
fn point(chosen: RwSignal<Option<usize>>, current: Memo<usize>, at: usize) {
    if current.get_untracked() != at {
        chosen.set(Some(at));
    }
}

/// The words, with the letters that fit marked.
fn marked(words: &str, places: &[usize]) -> Vec<AnyView> {
    let mut pieces: Vec<(bool, String)> = Vec::new();
    for (at, letter) in words.chars().enumerate() {
        let fits = places.binary_search(&at).is_ok();
        match pieces.last_mut() {
            Some((same, piece)) if *same == fits => piece.push(letter),
            _ => pieces.push((fits, letter.to_string())),
        }
    }
    let piece = |(fits, piece): (bool, String)| match fits {
        true => view! { <b class="palette-hit">{piece}</b> }.into_any(),
        false => piece.into_any(),
    };
    pieces.into_iter().map(piece).collect()
}

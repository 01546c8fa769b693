//! A result in the palette: what it is, with the matching letters marked, and a note at its end.

use leptos::prelude::*;
use parapet_core::model::{Id, Kind, Model, Part, Schema};
use parapet_core::threats::Severity;

use super::index::{Index, ThreatEntry};
use super::option_id;
use super::results::{Hit, ResultGroup};
use crate::components::icon::Icon;
use crate::components::keys::Keys;
use crate::pages::severity_glyph::{FindingsBadge, Glyph, GlyphSize};
use crate::state::Workspace;
use crate::state::judged::Mark;
use crate::words::palette as words;
use crate::words::terms::{self, class_icon, class_label, part_name};

/// Longer than any row can show.
const MAX_CHARS: usize = 160;

/// The content of a row.
pub(super) struct RowContent {
    icon: RowIcon,
    words: String,
    match_positions: Vec<usize>,
    note: String,
    key: String,
    mark: Option<Mark>,
    is_disabled: bool,
    /// Its `data-result`, for tests.
    test_id: String,
}

enum RowIcon {
    Icon(String),
    Number(i64),
    Severity(Severity),
}

impl RowContent {
    pub(super) fn of(
        workspace: Workspace,
        index: &Index,
        which: ResultGroup,
        hit: &Hit,
    ) -> Option<RowContent> {
        let title = RowContent {
            icon: RowIcon::Icon("circle-question-mark".to_owned()),
            words: String::new(),
            match_positions: hit.match_positions.clone(),
            note: hit.disabled_reason.clone(),
            key: String::new(),
            mark: None,
            is_disabled: !hit.disabled_reason.is_empty(),
            test_id: String::new(),
        };
        Some(match which {
            ResultGroup::Recent | ResultGroup::Commands => {
                let command = index.commands.get(hit.at)?.item;
                let note = if title.is_disabled {
                    &hit.disabled_reason
                } else {
                    command.description
                };
                RowContent {
                    icon: RowIcon::Icon(command.icon.to_owned()),
                    words: command.name.to_owned(),
                    note: note.to_owned(),
                    key: command.key(),
                    test_id: command.id.to_owned(),
                    ..title
                }
            }
            ResultGroup::Parts => {
                let (kind, part) = &index.parts.get(hit.at)?.item;
                let model = workspace.project.model_untracked();
                let judged = workspace.answers.judged.get_untracked();
                let schema = workspace.schema.get_untracked();
                let number = judged.flows.get(&part.id).map(|flow| flow.number);
                let number = number.filter(|number| *number >= 0);
                let icon = || RowIcon::Icon(class_icon(&schema, &part.class));
                RowContent {
                    icon: number.map_or_else(icon, RowIcon::Number),
                    words: part.name.chars().take(MAX_CHARS).collect(),
                    note: part_context(&model, &schema, *kind, part),
                    mark: judged.marks.get(&part.id).copied(),
                    test_id: part.id.to_string(),
                    ..title
                }
            }
            ResultGroup::Threats => {
                let threat = &index.threats.get(hit.at)?.item;
                RowContent {
                    icon: RowIcon::Severity(threat.severity),
                    words: threat.head.title.clone(),
                    note: format!("{} · {}", threat.head.sid, applies_text(threat)),
                    test_id: threat.head.sid.clone(),
                    ..title
                }
            }
            ResultGroup::Topics => {
                let topic = &index.topics.get(hit.at)?.item;
                let is_chapter = topic.title == topic.chapter;
                RowContent {
                    words: topic.title.clone(),
                    note: if is_chapter {
                        String::new()
                    } else {
                        topic.chapter.clone()
                    },
                    test_id: topic.anchor.clone(),
                    ..title
                }
            }
        })
    }
}

/// "Datastore in Private subnet", "Customer to Web Server".
fn part_context(model: &Model, schema: &Schema, kind: Kind, part: &Part) -> String {
    let short = |id: &Id| {
        part_name(model, id)
            .chars()
            .take(MAX_CHARS)
            .collect::<String>()
    };
    if kind == Kind::Dataflow {
        let end = |id: Option<&Id>| id.map_or_else(|| "nothing".to_owned(), short);
        return words::flow_from_to(&end(part.source()), &end(part.sink()));
    }
    let class = class_label(schema, &part.class);
    match part.boundary() {
        Some(boundary) => words::class_in(&class, &short(boundary)),
        None => class,
    }
}

fn applies_text(threat: &ThreatEntry) -> String {
    match threat.count {
        0 => words::DOES_NOT_APPLY.to_owned(),
        1 => words::applies_to(&threat.first_part),
        on => words::applies_to_parts(&terms::PART.counted(on)),
    }
}

/// A result.
#[component]
pub(super) fn Row(
    title: RowContent,
    at: usize,
    current: Memo<usize>,
    chosen: RwSignal<Option<usize>>,
    run: Callback<usize>,
) -> impl IntoView {
    let icon = match title.icon {
        RowIcon::Icon(name) => view! { <Icon name=name /> }.into_any(),
        RowIcon::Number(number) => view! { <span class="number-badge">{number}</span> }.into_any(),
        RowIcon::Severity(severity) => {
            view! { <Glyph severity=severity size=GlyphSize::Row named=true /> }.into_any()
        }
    };
    view! {
        <div
            class="palette-row"
            id=option_id(at)
            role="option"
            data-result=title.test_id
            aria-selected=move || (current.get() == at).to_string()
            aria-disabled=title.is_disabled.then_some("true")
            // The field keeps the focus.
            on:mousedown=|event| event.prevent_default()
            on:mousemove=move |_| highlight(chosen, current, at)
            on:click=move |_| run.run(at)
        >
            <span class="palette-sign">{icon}</span>
            <span class="palette-title" dir="auto">{mark_matches(&title.words, &title.match_positions)}</span>
            <span class="palette-note" dir="auto">{title.note}</span>
            {(!title.key.is_empty()).then(|| view! { <Keys text=title.key /> })}
            {title.mark.map(|mark| view! { <FindingsBadge mark=mark /> })}
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
            on:mousemove=move |_| highlight(chosen, current, at)
            on:click=move |_| run.run(at)
        >
            <span class="palette-sign"><Icon name="ellipsis" /></span>
            {words::more(&more)}
        </div>
    }
    .into_any()
}

/// The pointer selects when it moves, not when a row scrolls under it.
fn highlight(chosen: RwSignal<Option<usize>>, current: Memo<usize>, at: usize) {
    if current.get_untracked() != at {
        chosen.set(Some(at));
    }
}

/// The text, with the matching letters marked.
fn mark_matches(words: &str, match_positions: &[usize]) -> Vec<AnyView> {
    let mut pieces: Vec<(bool, String)> = Vec::new();
    for (at, letter) in words.chars().enumerate() {
        let fits = match_positions.binary_search(&at).is_ok();
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

//! The search index: made once when the palette opens, and
//! again when the model changes under it.

use std::collections::BTreeMap;
use std::sync::Arc;

use parapet_core::model::{Kind, Model, Part, Schema, Status};
use parapet_core::report::document::Document;
use parapet_core::threats::Severity;

use super::fuzzy::Folded;
use crate::commands::{COMMANDS, Command, Group};
use crate::engine::messages::ThreatSummary;
use crate::state::judged::Judged;
use crate::words::terms::class_label;

/// An item with the texts that it is found by.
pub(super) struct Entry<T> {
    pub(super) item: T,
    pub(super) title: Folded,
    /// Further keywords, shared by entries that have the same.
    pub(super) keywords: Arc<Folded>,
}

/// A threat, and where it applies.
pub(super) struct ThreatEntry {
    pub(super) head: Arc<ThreatSummary>,
    /// The highest severity that it has anywhere, or its own.
    pub(super) severity: Severity,
    /// The parts that it applies to: how many, and the first one's name.
    pub(super) count: usize,
    pub(super) first_part: String,
}

/// A section of the help.
pub(super) struct Topic {
    pub(super) title: String,
    pub(super) chapter: String,
    pub(super) anchor: String,
}

/// All of them.
#[derive(Default)]
pub(super) struct Index {
    pub(super) commands: Vec<Entry<&'static Command>>,
    pub(super) parts: Vec<Entry<(Kind, Arc<Part>)>>,
    pub(super) threats: Vec<Entry<ThreatEntry>>,
    pub(super) topics: Vec<Entry<Topic>>,
}

impl Index {
    pub(super) fn of(model: &Model, schema: &Schema, judged: &Judged, help: &[Document]) -> Index {
        Index {
            commands: commands(),
            parts: parts(model, schema),
            threats: threats_of(judged),
            topics: topics(help),
        }
    }
}

fn commands() -> Vec<Entry<&'static Command>> {
    let listed = COMMANDS.iter().filter(|one| one.group != Group::Navigation);
    let entry = |command: &'static Command| Entry {
        item: command,
        title: Folded::of(command.name),
        keywords: Arc::new(Folded::of(command.keywords)),
    };
    listed.map(entry).collect()
}

/// Elements first: they are what most people look for.
fn parts(model: &Model, schema: &Schema) -> Vec<Entry<(Kind, Arc<Part>)>> {
    let mut classes: BTreeMap<&str, Arc<Folded>> = BTreeMap::new();
    let mut entries = Vec::with_capacity(model.part_count());
    for kind in [Kind::Element, Kind::Dataflow, Kind::Boundary, Kind::Data] {
        for part in model.list(kind) {
            let folded = || Arc::new(Folded::of(&class_label(schema, &part.class)));
            entries.push(Entry {
                item: (kind, Arc::clone(part)),
                title: Folded::of(&part.name),
                keywords: Arc::clone(classes.entry(&part.class).or_insert_with(folded)),
            });
        }
    }
    entries
}

/// Those that apply first, the most severe of them first.
fn threats_of(judged: &Judged) -> Vec<Entry<ThreatEntry>> {
    let entry = |head: &Arc<ThreatSummary>| ThreatEntry {
        severity: head.severity,
        head: Arc::clone(head),
        count: 0,
        first_part: String::new(),
    };
    let mut all: Vec<ThreatEntry> = judged.threats.iter().map(entry).collect();
    let open = judged.found.iter();
    for found in open.filter(|found| judged.status(*found) == Status::Open) {
        let Some(entry) = all.get_mut(found.threat as usize) else {
            continue;
        };
        if entry.count == 0 {
            let part = judged.model.part_at(found.part);
            entry.first_part = part.map(|part| part.name.clone()).unwrap_or_default();
            entry.severity = found.severity;
        }
        entry.count += 1;
        entry.severity = entry.severity.max(found.severity);
    }
    all.retain(|entry| entry.head.judged || entry.count > 0);
    all.sort_by_key(|one| (one.count == 0, std::cmp::Reverse(one.severity)));
    let entry = |item: ThreatEntry| Entry {
        title: Folded::of(&item.head.title),
        keywords: Arc::new(Folded::of(&format!(
            "{} {}",
            item.head.sid,
            item.head.stride.join(" ")
        ))),
        item,
    };
    all.into_iter().map(entry).collect()
}

fn topics(help: &[Document]) -> Vec<Entry<Topic>> {
    let mut entries = Vec::new();
    for chapter in help {
        let title = chapter.contents.first().map_or("", |entry| &entry.text);
        let keywords = Arc::new(Folded::of(&format!("help {title}")));
        // Deeper headings are threats, which the palette finds itself, or attributes.
        for entry in chapter.contents.iter().filter(|entry| entry.level <= 2) {
            let topic = Topic {
                title: entry.text.clone(),
                chapter: title.to_owned(),
                anchor: entry.anchor.clone(),
            };
            entries.push(Entry {
                title: Folded::of(&topic.title),
                keywords: Arc::clone(&keywords),
                item: topic,
            });
        }
    }
    entries
}

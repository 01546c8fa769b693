//! Everything that can be searched for, ready to be compared: made once when the palette opens, and
//! again when the model changes under it.

use std::collections::BTreeMap;
use std::sync::Arc;

use parapet_core::model::{Kind, Model, Part, Schema, Status};
use parapet_core::report::document::Document;
use parapet_core::threats::Severity;

use super::fuzzy::Folded;
use crate::commands::{COMMANDS, Command, Group};
use crate::engine::messages::ThreatSummary;
use crate::pages::words::class_label;
use crate::state::judged::Judged;

/// One thing with what it is found by.
pub(super) struct Entry<T> {
    pub(super) thing: T,
    pub(super) title: Folded,
    /// What else is said of it, shared by those of which the same is said.
    pub(super) more: Arc<Folded>,
}

/// A threat, and where it applies.
pub(super) struct ThreatEntry {
    pub(super) head: Arc<ThreatSummary>,
    /// The highest severity that it has anywhere, or its own.
    pub(super) severity: Severity,
    /// The parts that it applies to: how many, and the first one's name.
    pub(super) on: usize,
    pub(super) first: String,
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
    pub(super) fn of(model: &Model, judged: &Judged, help: &[Document]) -> Index {
        Index {
            commands: commands(),
            parts: parts(model),
            threats: threats_of(judged),
            topics: topics(help),
        }
    }
}

fn commands() -> Vec<Entry<&'static Command>> {
    let listed = COMMANDS.iter().filter(|one| one.group != Group::Moving);
    let entry = |command: &'static Command| Entry {
        thing: command,
        title: Folded::of(command.name),
        more: Arc::new(Folded::of(command.words)),
    };
    listed.map(entry).collect()
}

/// Elements first: they are what most people look for.
fn parts(model: &Model) -> Vec<Entry<(Kind, Arc<Part>)>> {
    let (schema, _) = Schema::of(model);
    let mut classes: BTreeMap<&str, Arc<Folded>> = BTreeMap::new();
    let mut entries = Vec::with_capacity(model.part_count());
    for kind in [Kind::Element, Kind::Dataflow, Kind::Boundary, Kind::Data] {
        for part in model.list(kind) {
            let folded = || Arc::new(Folded::of(&class_label(&schema, &part.class)));
            entries.push(Entry {
                thing: (kind, Arc::clone(part)),
                title: Folded::of(&part.name),
                more: Arc::clone(classes.entry(&part.class).or_insert_with(folded)),
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
        on: 0,
        first: String::new(),
    };
    let mut all: Vec<ThreatEntry> = judged.threats.iter().map(entry).collect();
    let open = judged.found.iter();
    for found in open.filter(|found| judged.status(*found) == Status::Open) {
        let Some(entry) = all.get_mut(found.threat as usize) else {
            continue;
        };
        if entry.on == 0 {
            let part = judged.model.part_at(found.part);
            entry.first = part.map(|part| part.name.clone()).unwrap_or_default();
            entry.severity = found.severity;
        }
        entry.on += 1;
        entry.severity = entry.severity.max(found.severity);
    }
    all.retain(|entry| entry.head.judged || entry.on > 0);
    all.sort_by_key(|one| (one.on == 0, std::cmp::Reverse(one.severity)));
    let entry = |thing: ThreatEntry| Entry {
        title: Folded::of(&thing.head.title),
        more: Arc::new(Folded::of(&format!(
            "{} {}",
            thing.head.sid,
            thing.head.stride.join(" ")
        ))),
        thing,
    };
    all.into_iter().map(entry).collect()
}

fn topics(help: &[Document]) -> Vec<Entry<Topic>> {
    let mut entries = Vec::new();
    for chapter in help {
        let title = chapter.contents.first().map_or("", |entry| &entry.text);
        let more = Arc::new(Folded::of(&format!("help {title}")));
        // What stands below a section is a threat, which the palette finds itself, or an attribute.
        for entry in chapter.contents.iter().filter(|entry| entry.level <= 2) {
            let topic = Topic {
                title: entry.text.clone(),
                chapter: title.to_owned(),
                anchor: entry.anchor.clone(),
            };
            entries.push(Entry {
                title: Folded::of(&topic.title),
                more: Arc::clone(&more),
                thing: topic,
            });
        }
    }
    entries
}

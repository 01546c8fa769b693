//! Every edit, every kind of value and a whole model as the bytes of the journal: a new field or
//! variant must not break the rows of the build before unseen.
//!
//! Where this differs, rows that were written before cannot be read: append variants instead, or count
//! the format up, and write the file anew with `UPDATE_GOLDEN=1`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use parapet_core::model::{
    Assumption, Attributes, CustomAttribute, CustomType, Decision, Edit, FindingKey, Id, Judging,
    Kind, LibraryUse, Model, Override, Part, Point, Status, Value,
};
use parapet_core::schema::Type;

use super::journal::{Entry, FORMAT};

const EXPECTED: &str = include_str!("journal_format.txt");

fn text(text: &str) -> String {
    text.to_owned()
}

fn texts(key: &str, value: &str) -> BTreeMap<String, String> {
    BTreeMap::from([(text(key), text(value))])
}

/// One value of each kind.
fn values() -> Vec<Value> {
    let all = vec![
        Value::Bool(true),
        Value::Int(443),
        Value::Text(text("t")),
        Value::Choice(text("c")),
        Value::Reference(Id::new("r")),
        Value::References(vec![Id::new("r"), Id::new("s")]),
        Value::Numbers(vec![1, -2]),
        Value::Texts(vec![text("t")]),
        Value::Overrides(vec![Override {
            threat_id: text("INP01"),
            texts: texts("severity", "High"),
            kept: texts("k", "1"),
        }]),
        Value::Assumptions(vec![Assumption {
            name: text("n"),
            description: text("d"),
            exclude: vec![text("INP01")],
            kept: texts("k", "1"),
        }]),
        Value::Raw(text("raw")),
    ];
    for value in &all {
        // A new kind of value belongs into the list above.
        match value {
            Value::Bool(_)
            | Value::Int(_)
            | Value::Text(_)
            | Value::Choice(_)
            | Value::Reference(_)
            | Value::References(_)
            | Value::Numbers(_)
            | Value::Texts(_)
            | Value::Overrides(_)
            | Value::Assumptions(_)
            | Value::Raw(_) => (),
        }
    }
    all
}

fn attributes() -> Attributes {
    let mut attributes = Attributes::default();
    for (name, value) in ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"]
        .into_iter()
        .zip(values())
    {
        attributes.set(name, Some(value));
    }
    attributes.set("port", Some(Value::Int(443)));
    attributes
}

fn part(id: &str) -> Part {
    Part {
        id: Id::new(id),
        name: text("name"),
        class: text("Server"),
        attributes: attributes(),
    }
}

fn custom_type() -> CustomType {
    CustomType {
        name: text("Own"),
        base: text("Server"),
        description: text("d"),
        icon: text("i"),
        attributes: vec![CustomAttribute {
            name: text("own"),
            kind: Type::Bool,
            label: text("l"),
            question: text("q"),
            help: text("h"),
        }],
        defaults: attributes(),
    }
}

fn key() -> FindingKey {
    FindingKey {
        sid: text("INP01"),
        element: Id::new("web"),
    }
}

fn decision() -> Decision {
    Decision {
        status: Status::Accepted,
        reason: text("r"),
    }
}

/// A model without an empty field.
fn model() -> Model {
    let list = |id: &str| vec![Arc::new(part(id))];
    Model {
        name: text("m"),
        attributes: attributes(),
        boundaries: list("b"),
        elements: list("e"),
        flows: list("f"),
        data: list("d"),
        declared: vec![Id::new("e")],
        types: vec![custom_type()],
        decisions: BTreeMap::from([(key(), decision())]),
        pins: BTreeMap::from([(Id::new("e"), Point { x: 1, y: -2 })]),
        judging: Judging::Pytm,
        libraries: vec![LibraryUse {
            name: text("l"),
            on: true,
            text: Some(Arc::from("{}")),
        }],
        excluded_sids: vec![text("INP01")],
        kept: texts("k", "1"),
    }
}

/// Each edit by its name.
fn edits() -> Vec<(&'static str, Edit)> {
    let id = || Id::new("web");
    let all = vec![
        Edit::Add {
            kind: Kind::Element,
            part: part("web"),
        },
        Edit::Remove { id: id() },
        Edit::Rename {
            id: id(),
            name: text("n"),
        },
        Edit::SetClass {
            id: id(),
            class: text("Server"),
        },
        Edit::Set {
            id: id(),
            attribute: text("port"),
            value: Some(Value::Int(443)),
        },
        Edit::Move { id: id(), to: 3 },
        Edit::RenameModel { name: text("n") },
        Edit::SetModel {
            attribute: text("description"),
            value: Some(Value::Text(text("d"))),
        },
        Edit::Decide {
            key: key(),
            decision: Some(decision()),
        },
        Edit::Pin {
            id: id(),
            at: Some(Point { x: 1, y: -2 }),
        },
        Edit::Judge {
            judging: Judging::Pytm,
        },
        Edit::JudgeThreat {
            sid: text("INP01"),
            on: true,
        },
        Edit::UseLibrary {
            name: text("l"),
            on: true,
        },
        Edit::SetType {
            custom: custom_type(),
        },
        Edit::RemoveType { name: text("Own") },
        Edit::Batch {
            name: text("n"),
            edits: vec![Edit::Remove { id: id() }],
        },
        Edit::EmbedLibrary {
            name: text("l"),
            text: Arc::from("{}"),
        },
        Edit::RemoveLibrary { name: text("l") },
    ];
    all.into_iter().map(|edit| (variant(&edit), edit)).collect()
}

/// The name of an edit. A new one belongs into the list above as well.
fn variant(edit: &Edit) -> &'static str {
    match edit {
        Edit::Add { .. } => "Add",
        Edit::Remove { .. } => "Remove",
        Edit::Rename { .. } => "Rename",
        Edit::SetClass { .. } => "SetClass",
        Edit::Set { .. } => "Set",
        Edit::Move { .. } => "Move",
        Edit::RenameModel { .. } => "RenameModel",
        Edit::SetModel { .. } => "SetModel",
        Edit::Decide { .. } => "Decide",
        Edit::Pin { .. } => "Pin",
        Edit::Judge { .. } => "Judge",
        Edit::JudgeThreat { .. } => "JudgeThreat",
        Edit::UseLibrary { .. } => "UseLibrary",
        Edit::SetType { .. } => "SetType",
        Edit::RemoveType { .. } => "RemoveType",
        Edit::Batch { .. } => "Batch",
        Edit::EmbedLibrary { .. } => "EmbedLibrary",
        Edit::RemoveLibrary { .. } => "RemoveLibrary",
    }
}

fn line(out: &mut String, name: &str, entry: &Entry) {
    let bytes = postcard::to_allocvec(entry).unwrap();
    let read: Entry = postcard::from_bytes(&bytes).unwrap();
    assert_eq!(&read, entry, "{name} is read as it was written");
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    writeln!(out, "{name} {hex}").unwrap();
}

#[test]
fn every_edit_and_a_whole_model_have_the_bytes_of_this_format() {
    let mut written = format!("format {FORMAT}\n");
    for (name, edit) in edits() {
        line(&mut written, name, &Entry::Edit(edit));
    }
    for (at, value) in values().into_iter().enumerate() {
        let edit = Edit::Set {
            id: Id::new("web"),
            attribute: text("a"),
            value: Some(value),
        };
        line(&mut written, &format!("value {at}"), &Entry::Edit(edit));
    }
    line(&mut written, "model", &Entry::Replace(Arc::new(model())));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/src/state/saving/journal_format.txt"
        );
        std::fs::write(path, &written).unwrap();
        return;
    }
    for (line, expected) in written.lines().zip(EXPECTED.lines()) {
        assert_eq!(line, expected);
    }
    assert_eq!(written.lines().count(), EXPECTED.lines().count());
}

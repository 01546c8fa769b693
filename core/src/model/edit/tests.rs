//! Edits on one small model: what it looks like after, or why not.

use std::sync::Arc;

use super::*;
use crate::model::{LibraryUse, Status};

/// Two boundaries, one in the other, with a server and a store in the inner one; an actor outside;
/// a request and its response; data on the request.
fn model() -> Model {
    let mut model = Model {
        name: "m".into(),
        ..Model::default()
    };
    let add = |list: &mut Vec<Arc<Part>>, id: &str, class: &str, set: &[(&str, Value)]| {
        let mut part = Part::new(Id::new(id), &id.to_uppercase(), class);
        for (name, value) in set {
            part.attributes.set(name, Some(value.clone()));
        }
        list.push(Arc::new(part));
    };
    let at = |id: &str| Value::Reference(Id::new(id));
    add(&mut model.boundaries, "outer", "Boundary", &[]);
    add(
        &mut model.boundaries,
        "inner",
        "Boundary",
        &[("inBoundary", at("outer"))],
    );
    add(&mut model.elements, "user", "Actor", &[]);
    add(
        &mut model.elements,
        "web",
        "Server",
        &[("inBoundary", at("inner"))],
    );
    add(
        &mut model.elements,
        "db",
        "Datastore",
        &[("inBoundary", at("inner"))],
    );
    add(&mut model.data, "card", "Data", &[]);
    let carries = ("data", Value::References(vec![Id::new("card")]));
    add(
        &mut model.flows,
        "ask",
        "Dataflow",
        &[("source", at("user")), ("sink", at("web")), carries],
    );
    let answers = ("responseTo", at("ask"));
    add(
        &mut model.flows,
        "tell",
        "Dataflow",
        &[("source", at("web")), ("sink", at("user")), answers],
    );
    add(
        &mut model.flows,
        "store",
        "Dataflow",
        &[("source", at("web")), ("sink", at("db"))],
    );
    model
}

/// A model in one line a part: id, class, name, references and values.
fn shown(model: &Model) -> String {
    let line = |part: &Arc<Part>| {
        let values = part.attributes.iter().map(|(name, value)| match value {
            Value::Reference(id) => format!(" {name}={id}"),
            Value::References(ids) => {
                format!(
                    " {name}={}",
                    ids.iter().map(Id::as_str).collect::<Vec<_>>().join("+")
                )
            }
            other => format!(" {name}={other:?}"),
        });
        format!(
            "{}:{}:{}{}",
            part.id,
            part.class,
            part.name,
            values.collect::<String>()
        )
    };
    model.parts().map(line).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn refused(edit: &Edit, code: &str, message: &str) {
    let diagnostic = edit.apply(&model()).expect_err("the edit is to be refused");
    assert_eq!(
        (diagnostic.code.as_str(), diagnostic.message.as_str()),
        (code, message)
    );
}

fn set(id: &str, attribute: &str, value: Option<Value>) -> Edit {
    Edit::Set {
        id: Id::new(id),
        attribute: attribute.into(),
        value,
    }
}

#[test]
fn removing_a_boundary_moves_its_content_outwards() {
    let after = Edit::Remove {
        id: Id::new("inner"),
    }
    .apply(&model())
    .unwrap();
    assert_eq!(
        shown(&after),
        "outer:Boundary:OUTER\nuser:Actor:USER\nweb:Server:WEB inBoundary=outer\ndb:Datastore:DB inBoundary=outer\n\
         ask:Dataflow:ASK data=card sink=web source=user\ntell:Dataflow:TELL responseTo=ask sink=user source=web\n\
         store:Dataflow:STORE sink=db source=web\ncard:Data:CARD"
    );
    let outside = Edit::Remove {
        id: Id::new("outer"),
    }
    .apply(&model())
    .unwrap();
    assert!(shown(&outside).starts_with("inner:Boundary:INNER\n"));
}

#[test]
fn removing_an_element_takes_its_flows_and_what_refers_to_them() {
    let mut before = model();
    before.pins.insert(Id::new("ask"), Point { x: 1, y: 2 });
    let key = FindingKey {
        sid: "A".into(),
        element: Id::new("user"),
    };
    before.decisions.insert(key, Decision::default());
    let after = Edit::Remove {
        id: Id::new("user"),
    }
    .apply(&before)
    .unwrap();
    assert_eq!(after.flows.len(), 1);
    assert!(after.pins.is_empty() && after.decisions.is_empty());
    let request_gone = Edit::Remove { id: Id::new("ask") }.apply(&before).unwrap();
    assert!(shown(&request_gone).contains("tell:Dataflow:TELL sink=user source=web\n"));
    let data_gone = Edit::Remove {
        id: Id::new("card"),
    }
    .apply(&before)
    .unwrap();
    assert!(shown(&data_gone).contains("ask:Dataflow:ASK data= sink=web source=user\n"));
}

#[test]
fn values_are_set_and_taken_back() {
    let after = set("web", "controls.isHardened", Some(Value::Bool(true)))
        .apply(&model())
        .unwrap();
    assert!(
        shown(&after).contains("web:Server:WEB controls.isHardened=Bool(true) inBoundary=inner")
    );
    let back = set("web", "controls.isHardened", None)
        .apply(&after)
        .unwrap();
    assert_eq!(back, model());
    let odd = set("web", "colour", Some(Value::Raw("1".into())))
        .apply(&model())
        .unwrap();
    assert!(shown(&odd).contains("colour=Raw(\"1\")"));
}

#[test]
fn what_does_not_fit_is_refused() {
    let boundary = |id: &str| Some(Value::Reference(Id::new(id)));
    refused(
        &set("nobody", "port", None),
        "no-such-part",
        "There is no part with the id nobody any more.",
    );
    refused(
        &set("outer", "inBoundary", boundary("inner")),
        "boundary-inside-itself",
        "OUTER cannot be put into INNER, because INNER is inside OUTER.",
    );
    refused(
        &set("inner", "inBoundary", boundary("inner")),
        "boundary-inside-itself",
        "INNER cannot be put into itself.",
    );
    refused(
        &set("web", "colour", Some(Value::Int(1))),
        "unknown-attribute",
        "A Server has no attribute colour.",
    );
    for (id, attribute, value) in [
        ("web", "port", Value::Text("80".into())),
        ("ask", "tlsVersion", Value::Choice("TLSv99".into())),
        ("web", "inputs", Value::References(vec![])),
    ] {
        let diagnostic = set(id, attribute, Some(value))
            .apply(&model())
            .expect_err("another type");
        assert_eq!(diagnostic.code, "value-of-another-type", "{attribute}");
    }
    let wrong = set("web", "inBoundary", boundary("db"))
        .apply(&model())
        .expect_err("no boundary");
    assert_eq!(wrong.code, "reference-of-another-kind");
    let ends = set("ask", "sink", None)
        .apply(&model())
        .expect_err("no end");
    assert_eq!(ends.code, "flow-without-ends");
    refused(
        &Edit::Rename {
            id: Id::new("web"),
            name: " ".into(),
        },
        "name-missing",
        "A name is needed.",
    );
    let class = Edit::SetClass {
        id: Id::new("web"),
        class: "Boundary".into(),
    };
    refused(
        &class,
        "class-of-another-kind",
        "Boundary is another kind of thing.",
    );
    let class = Edit::SetClass {
        id: Id::new("web"),
        class: "Printer".into(),
    };
    refused(&class, "unknown-class", "There is no class Printer.");
    let taken = Edit::Add {
        kind: Kind::Data,
        part: Part::new(Id::new("web"), "x", "Data"),
    };
    refused(
        &taken,
        "id-taken",
        "There is already a part with the id web.",
    );
    let loose = Edit::Add {
        kind: Kind::Dataflow,
        part: Part::new(Id::new("f"), "x", "Dataflow"),
    };
    refused(
        &loose,
        "flow-without-ends",
        "The flow x needs an element where it starts and one where it ends.",
    );
}

#[test]
fn several_edits_are_all_applied_or_none() {
    let rename = |id: &str| Edit::Rename {
        id: Id::new(id),
        name: "New".into(),
    };
    let both = |second| Edit::Batch {
        name: "Accept all".into(),
        edits: vec![rename("web"), rename(second)],
    };
    assert_eq!(
        both("db")
            .apply(&model())
            .unwrap()
            .elements
            .iter()
            .filter(|part| part.name == "New")
            .count(),
        2
    );
    assert!(both("nobody").apply(&model()).is_err());
    assert_eq!(both("db").name(&model()), "Accept all");
}

#[test]
fn classes_order_and_settings_change() {
    let class = Edit::SetClass {
        id: Id::new("web"),
        class: "Process".into(),
    };
    assert!(shown(&class.apply(&model()).unwrap()).contains("web:Process:WEB inBoundary=inner"));
    let moved = Edit::Move {
        id: Id::new("db"),
        to: 0,
    }
    .apply(&model())
    .unwrap();
    assert_eq!(
        moved.elements.first().map(|part| part.id.as_str()),
        Some("db")
    );
    let off = Edit::JudgeThreat {
        sid: "INP02".into(),
        on: false,
    }
    .apply(&model())
    .unwrap();
    assert_eq!(off.excluded_sids, ["INP02"]);
    let on = Edit::JudgeThreat {
        sid: "INP02".into(),
        on: true,
    }
    .apply(&off)
    .unwrap();
    assert_eq!(on, model());
    let library = Edit::UseLibrary {
        name: "team".into(),
        on: false,
    };
    let twice = library.apply(&library.apply(&model()).unwrap()).unwrap();
    assert_eq!(twice.libraries.len(), 1);
}

#[test]
fn libraries_are_carried_by_name() {
    let carry = |name: &str, text: &str| Edit::EmbedLibrary {
        name: name.into(),
        text: text.into(),
    };
    let once = carry("team", "[ ]").apply(&model()).unwrap();
    let expected = LibraryUse {
        name: "team".into(),
        on: true,
        text: Some("[ ]".into()),
    };
    assert_eq!(once.libraries, [expected]);
    let off = Edit::UseLibrary {
        name: "team".into(),
        on: false,
    };
    // A newer version of a library that is switched off stays switched off.
    let newer = carry("team", "[1]")
        .apply(&off.apply(&once).unwrap())
        .unwrap();
    assert_eq!(newer.libraries.len(), 1);
    assert_eq!(newer.libraries[0].text.as_deref(), Some("[1]"));
    assert!(!newer.libraries[0].on);
    let forget = Edit::RemoveLibrary {
        name: "team".into(),
    };
    assert_eq!(forget.apply(&newer).unwrap(), model());
    let unnamed = carry(" ", "[]").apply(&model()).unwrap_err();
    assert_eq!(unnamed.code, "name-missing");
}

#[test]
fn edits_have_names_for_people() {
    let name = |edit: &Edit| edit.name(&model());
    assert_eq!(
        name(&Edit::Rename {
            id: Id::new("web"),
            name: "x".into()
        }),
        "Rename WEB"
    );
    assert_eq!(name(&Edit::Remove { id: Id::new("ask") }), "Delete ASK");
    let key = FindingKey {
        sid: "DE01".into(),
        element: Id::new("ask"),
    };
    let decision = Some(Decision {
        status: Status::NotApplicable,
        reason: String::new(),
    });
    assert_eq!(
        name(&Edit::Decide { key, decision }),
        "Mark DE01 as not applicable"
    );
}

#[test]
fn typing_in_one_field_merges_and_answers_do_not() {
    let text = |id: &str| set(id, "description", Some(Value::Text("x".into()))).merge_key();
    assert_eq!(text("web"), text("web"));
    assert_ne!(text("web"), text("db"));
    assert_eq!(
        set("web", "inScope", Some(Value::Bool(true))).merge_key(),
        None
    );
}

#[test]
fn fresh_ids_are_readable_and_free() {
    for (name, expected) in [
        ("Web Server", "web-server"),
        ("web", "web-2"),
        ("  (λ) Ärztin 医者! ", "λ-ärztin-医者"),
        ("🩺", "part"),
        ("", "part"),
    ] {
        assert_eq!(model().fresh_id(name).as_str(), expected, "{name}");
    }
}

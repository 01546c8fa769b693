//! Each remark on a small model that earns it.

use std::sync::Arc;

use super::validate;
use crate::model::{
    CustomType, Decision, FindingKey, Id, Kind, Model, Override, Part, Schema, Value,
};

fn part(id: &str, name: &str, class: &str, attributes: &[(&str, Value)]) -> Arc<Part> {
    let mut part = Part::new(Id::new(id), name, class);
    for (name, value) in attributes {
        part.attributes.set(name, Some(value.clone()));
    }
    Arc::new(part)
}

fn to(id: &str) -> Value {
    Value::Reference(Id::new(id))
}

/// A healthy model: it has no diagnostics.
fn healthy() -> Model {
    let data = Value::References(vec![Id::new("cards")]);
    Model {
        name: "Shop".into(),
        boundaries: vec![part("aws", "AWS", "Boundary", &[])],
        elements: vec![
            part("web", "Web", "Server", &[("inBoundary", to("aws"))]),
            part("db", "Orders DB", "Datastore", &[]),
        ],
        flows: vec![
            part(
                "store",
                "Store",
                "Dataflow",
                &[("source", to("web")), ("sink", to("db")), ("data", data)],
            ),
            part(
                "done",
                "Done",
                "Dataflow",
                &[
                    ("source", to("db")),
                    ("sink", to("web")),
                    ("responseTo", to("store")),
                ],
            ),
        ],
        data: vec![part("cards", "Cards", "Data", &[])],
        ..Model::default()
    }
}

fn check(change: impl FnOnce(&mut Model), expected: &[&str]) {
    let mut model = healthy();
    change(&mut model);
    let schema = Schema::of(&model).0;
    let diagnostics = validate(&model, &schema);
    let diagnostics: Vec<_> = diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(diagnostics, expected);
}

fn set(model: &mut Model, kind: Kind, at: usize, name: &str, value: Option<Value>) {
    Arc::make_mut(&mut model.list_mut(kind)[at])
        .attributes
        .set(name, value);
}

#[test]
fn a_healthy_model_earns_no_remark() {
    check(|_| {}, &[]);
}

#[test]
fn references_lead_somewhere_and_boundaries_not_to_themselves() {
    check(
        |model| set(model, Kind::Element, 0, "inBoundary", Some(to("gone"))),
        &[
            "error dangling-reference web.inBoundary: inBoundary of Web leads to gone, which is not in the model. (Choose another, or none.)",
        ],
    );
    check(
        |model| {
            model.boundaries = vec![
                part("a", "A", "Boundary", &[("inBoundary", to("b"))]),
                part("b", "B", "Boundary", &[("inBoundary", to("c"))]),
                part("c", "C", "Boundary", &[("inBoundary", to("b"))]),
                part("d", "D", "Boundary", &[("inBoundary", to("d"))]),
                part("aws", "AWS", "Boundary", &[("inBoundary", to("a"))]),
            ];
        },
        &[
            "error boundary-cycle b.inBoundary: B cannot lie in C, because C is inside B. (Choose the boundary that it lies in.)",
            "error boundary-cycle c.inBoundary: C cannot lie in B, because B is inside C. (Choose the boundary that it lies in.)",
            "error boundary-cycle d.inBoundary: D cannot lie in D, because D is inside D. (Choose the boundary that it lies in.)",
        ],
    );
    check(
        |model| set(model, Kind::Dataflow, 1, "sink", None),
        &["error flow-without-end done.sink: Nothing says where Done ends. (Choose an element.)"],
    );
}

#[test]
fn names_and_ids_tell_parts_apart() {
    check(
        |model| {
            model.boundaries.push(part("b2", "AWS", "Boundary", &[]));
            model.boundaries.push(part("b3", " ", "Boundary", &[]));
            model.boundaries.push(part("aws", "Azure", "Boundary", &[]));
        },
        &[
            "warning duplicate-name b2.name: Another boundary is called AWS. Both are kept; pytm would tell them apart only by name. (Rename one of them.)",
            "warning missing-name b3.name: There is a boundary without a name. (Name it.)",
            "error duplicate-id aws: Azure has the id aws, which another part has too. Decisions count for both.",
        ],
    );
}

#[test]
fn answers_that_do_not_count_are_named() {
    check(
        |model| {
            let kept = |text: &str| Some(Value::Raw(text.into()));
            set(model, Kind::Element, 0, "port", kept("\"eighty\""));
            set(model, Kind::Element, 0, "usesCahce", kept("true"));
            set(model, Kind::Element, 0, "__class__", kept("\"Printer\""));
            set(model, Kind::Element, 1, "inputs", kept("[]"));
            let twice = Override {
                threat_id: "INP01".into(),
                ..Override::default()
            };
            let twice = Value::Overrides(vec![twice.clone(), twice]);
            set(model, Kind::Element, 1, "overrides", Some(twice));
            model.attributes.set("isOrdered", kept("7"));
        },
        &[
            "warning refused-value isOrdered: Numbered flows of the model is kept as the file has it, 7, and counts as not answered. (Answer it.)",
            "warning refused-value web.port: Port of Web is kept as the file has it, \"eighty\", and counts as not answered. (Answer it.)",
            "warning unknown-attribute web.usesCahce: No Server has usesCahce. What Web says of it is kept, and nothing depends on it. (Nearest: usesCache.)",
            "warning unknown-class web.__class__: The file called the class of Web \"Printer\", which nobody knows. It counts as Server. (Choose its class.)",
            "warning duplicate-override db.overrides: Orders DB overrides the threat INP01 twice. pytm would refuse the model. (Delete one of them.)",
        ],
    );
    check(
        |model| {
            Arc::make_mut(&mut model.elements[0]).class = "Mainframe".into();
            model.types.push(CustomType {
                name: "Mainframe".into(),
                base: "Nothing".into(),
                description: String::new(),
                icon: String::new(),
                attributes: Vec::new(),
                defaults: crate::model::Attributes::default(),
            });
        },
        &[
            "error unknown-class web: No class is called Mainframe. Web is not judged. (Choose its class.)",
        ],
    );
}

#[test]
fn what_is_left_unsaid_is_asked_for() {
    check(
        |model| set(model, Kind::Dataflow, 0, "data", None),
        &[
            "warning element-without-data db.data: No one has said which data Orders DB keeps. (Name the data.)",
            "warning flow-without-data store.data: Store goes from Web to Orders DB, but no data is named on it. (Name the data.)",
        ],
    );
    check(
        |model| {
            set(
                model,
                Kind::Dataflow,
                0,
                "data",
                Some(Value::References(Vec::new())),
            );
        },
        &[],
    );
    check(
        |model| model.elements.push(part("mail", "Mail", "Process", &[])),
        &["remark element-without-flows mail: Nothing flows to or from Mail. (Draw its flows.)"],
    );
    check(
        |model| {
            set(model, Kind::Dataflow, 1, "responseTo", None);
            set(
                model,
                Kind::Dataflow,
                1,
                "isResponse",
                Some(Value::Bool(true)),
            );
        },
        &[
            "remark response-not-paired done.responseTo: Response paired by order: nothing says that Done answers Store. (Pair it with its request.)",
        ],
    );
    check(
        |model| {
            set(model, Kind::Dataflow, 1, "responseTo", None);
            set(
                model,
                Kind::Dataflow,
                1,
                "isResponse",
                Some(Value::Bool(true)),
            );
            set(model, Kind::Dataflow, 0, "response", Some(to("done")));
        },
        &[],
    );
}

#[test]
fn what_is_only_kept_is_counted() {
    check(
        |model| {
            model
                .kept
                .insert("pieces".into(), "[{\"at\":\"$\"},{\"at\":\"$\"}]".into());
            let key = FindingKey {
                sid: "INP01".into(),
                element: Id::new("gone"),
            };
            model.decisions.insert(key, Decision::default());
        },
        &[
            "remark kept-pieces -: 2 pieces of the file that this model came from could not be used. They are kept, and saved with it. (Open the saved file in an editor: they stand under parapet, pieces.)",
            "remark decision-without-part -: 1 decision is about parts that are not in the model. They count again when the parts are back.",
        ],
    );
}

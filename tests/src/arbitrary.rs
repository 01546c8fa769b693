//! Models with everything that a model can have, generated from a list of choices: a shorter list or
//! smaller choices result in a simpler model, so that a failing one can be shrunk.

use std::collections::BTreeMap;
use std::sync::Arc;

use parapet_core::json;
use parapet_core::model::{
    Assumption, Attributes, CustomAttribute, CustomType, Decision, FindingKey, Id, Judging, Kind,
    LibraryUse, Model, Override, Part, Point, Schema, Status, Value,
};
use parapet_core::schema::{Class, Type};

/// Names that are hard on readers and writers.
const NAMES: &[&str] = &[
    "Web",
    "Database",
    "Web",
    "",
    "a \"b\" \\ c",
    "line\nbreak",
    "\0\u{7}",
    "Ärztin 医者 🩺",
    "__class__",
    "1",
    "</script>",
    "\u{202e}olleh",
    "e\u{301}",
];

/// JSON texts that a file may hold where something else was expected.
const RAW_JSON: &[&str] = &[
    "null",
    "\"eighty\"",
    "443.7",
    "[1,[2]]",
    "{\"a\":{\"b\":\"c d\"}}",
    "1e400",
    "true",
    "\"id-1\"",
    "\"\\ud800\"",
];

/// Names of attributes that no class has, some of which pytm trips over.
const UNKNOWN: &[&str] = &[
    "colour",
    "uuid",
    "self",
    "is_drawn",
    "lifetime",
    "controls.x",
    "controls",
    "x y",
    "parapet.new",
    "a.b[0]",
    "",
];

/// A source of choices; after its end every choice is the first.
pub struct Choices<'c>(std::slice::Iter<'c, u32>);

impl<'c> Choices<'c> {
    /// Chooses by that list.
    pub fn new(choices: &'c [u32]) -> Choices<'c> {
        Choices(choices.iter())
    }

    fn next(&mut self) -> u32 {
        self.0.next().copied().unwrap_or(0)
    }

    fn below(&mut self, bound: usize) -> usize {
        self.next() as usize % bound.max(1)
    }

    fn one_in(&mut self, chance: usize) -> bool {
        self.below(chance) == chance - 1
    }

    fn of<'t, T>(&mut self, list: &'t [T]) -> &'t T {
        &list[self.below(list.len())]
    }

    fn text(&mut self) -> String {
        (*self.of(NAMES)).to_owned()
    }

    fn raw_json(&mut self) -> String {
        (*self.of(RAW_JSON)).to_owned()
    }
}

/// A model with all invariants of models: unique ids, references to existing parts, boundaries not
/// in themselves, flows with both ends.
pub fn model(choices: &mut Choices<'_>) -> Model {
    let mut model = Model {
        name: choices.text(),
        types: types(choices),
        ..Model::default()
    };
    let schema = Schema::of(&model).0;
    let counts = [4, 5, 5, 4].map(|most| choices.below(most));
    let mut next = 0;
    let mut ids: BTreeMap<Kind, Vec<Id>> = BTreeMap::new();
    for (kind, count) in Kind::ALL.into_iter().zip(counts) {
        let count = if kind == Kind::Dataflow && counts[1] == 0 {
            0
        } else {
            count
        };
        for _ in 0..count {
            next += 1;
            let id = if choices.one_in(5) {
                format!("{}/{next} \"x\"", choices.text())
            } else {
                format!("id-{next}")
            };
            ids.entry(kind).or_default().push(Id::new(&id));
        }
    }
    for kind in Kind::ALL {
        let classes: Vec<&Class> = schema
            .classes()
            .filter(|(id, _)| schema.kind_of(*id) == Some(kind))
            .map(|(_, class)| class)
            .collect();
        for (position, id) in ids
            .get(&kind)
            .cloned()
            .unwrap_or_default()
            .iter()
            .enumerate()
        {
            let class = *choices.of(&classes);
            let mut part = Part::new(id.clone(), &choices.text(), &class.name);
            part.attributes = attributes(choices, &schema, class, &ids);
            // Only boundaries that were made before, so that there is no circle.
            if kind == Kind::Boundary {
                let outer = (position > 0 && choices.one_in(2))
                    .then(|| Value::Reference(ids[&kind][choices.below(position)].clone()));
                part.attributes.set("inBoundary", outer);
            }
            if kind == Kind::Dataflow {
                for end in ["source", "sink"] {
                    let id = choices.of(&ids[&Kind::Element]).clone();
                    part.attributes.set(end, Some(Value::Reference(id)));
                }
            }
            if kind == Kind::Element && choices.one_in(8) {
                "Asset".clone_into(&mut part.class);
                let strange = Value::Raw("\"Printer\"".to_owned());
                part.attributes.set("__class__", Some(strange));
            }
            let list = match kind {
                Kind::Boundary => &mut model.boundaries,
                Kind::Element => &mut model.elements,
                Kind::Dataflow => &mut model.flows,
                Kind::Data => &mut model.data,
            };
            list.push(Arc::new(part));
        }
    }
    if let Some(class) = schema.class_named("TM") {
        model.attributes = attributes(choices, &schema, class, &ids);
    }
    add_metadata(choices, &mut model);
    model
}

/// Adds what a model has besides its parts.
fn add_metadata(choices: &mut Choices<'_>, model: &mut Model) {
    let all: Vec<Id> = model.parts().map(|part| part.id.clone()).collect();
    if choices.one_in(2) {
        model.judging = Judging::Pytm;
    }
    if !all.is_empty() {
        for _ in 0..choices.below(3) {
            let key = FindingKey {
                sid: format!("AC0{}", choices.below(9)),
                element: choices.of(&all).clone(),
            };
            let decision = Decision {
                status: *choices.of(&Status::ALL),
                reason: choices.text(),
            };
            model.decisions.insert(key, decision);
            let x = i32::try_from(choices.next()).unwrap_or(-1);
            let point = Point { x, y: -7 };
            model.pins.insert(choices.of(&all).clone(), point);
        }
        if choices.one_in(3) {
            model.declared = all.iter().rev().cloned().collect();
        }
    }
    for _ in 0..choices.below(3) {
        model.libraries.push(LibraryUse {
            name: choices.text(),
            on: choices.one_in(2),
            text: choices.one_in(2).then(|| {
                let text = json::reformat(&choices.raw_json()).expect("it is JSON");
                Arc::from(text)
            }),
        });
        model.excluded_sids.push(choices.text());
    }
    if choices.one_in(3) {
        model.kept.insert("later".to_owned(), choices.raw_json());
        let piece = "[{\"at\":\"$.flows[2]\",\"value\":{\"name\":\"h\"}}]";
        model.kept.insert("pieces".to_owned(), piece.to_owned());
    }
}

fn types(choices: &mut Choices<'_>) -> Vec<CustomType> {
    const BASES: &[&str] = &["Server", "Data", "Dataflow", "Boundary", "Type 0", "Lambda"];
    (0..choices.below(4))
        .map(|number| {
            let mut defaults = Attributes::default();
            if choices.one_in(2) {
                let chosen = Value::Bool(choices.one_in(2));
                defaults.set("controls.isHardened", Some(chosen));
                defaults.set("port", Some(Value::Int(1883)));
                let version = Value::Choice("TLSv12".to_owned());
                defaults.set("minTLSVersion", Some(version));
            }
            // A base that does not know the attribute keeps the default as JSON text.
            let base = *choices.of(BASES);
            if matches!(base, "Data" | "Type 0") {
                defaults = Attributes::default();
            }
            if matches!(base, "Dataflow" | "Boundary") {
                defaults.set("port", None);
            }
            CustomType {
                name: format!("Type {number}"),
                base: base.to_owned(),
                description: choices.text(),
                icon: choices.text(),
                attributes: vec![CustomAttribute {
                    name: format!("own {number}"),
                    kind: choices.of(&[Type::Bool, Type::Text, Type::Texts]).clone(),
                    label: choices.text(),
                    question: choices.text(),
                    help: choices.text(),
                }],
                defaults,
            }
        })
        .collect()
}

fn attributes(
    choices: &mut Choices<'_>,
    schema: &Schema,
    class: &Class,
    ids: &BTreeMap<Kind, Vec<Id>>,
) -> Attributes {
    let mut attributes = Attributes::default();
    for attribute in class.attributes.iter().filter(|one| !one.computed) {
        if !choices.one_in(4) {
            continue;
        }
        let value = if choices.one_in(6) {
            Some(Value::Raw(choices.raw_json()))
        } else {
            value(choices, schema, &attribute.kind, ids)
        };
        attributes.set(&attribute.name, value);
    }
    for _ in 0..choices.below(3) {
        let name = *choices.of(UNKNOWN);
        let known = class.attributes.iter().any(|other| other.name == name);
        if !known {
            attributes.set(name, Some(Value::Raw(choices.raw_json())));
        }
    }
    attributes
}

fn value(
    choices: &mut Choices<'_>,
    schema: &Schema,
    kind: &Type,
    ids: &BTreeMap<Kind, Vec<Id>>,
) -> Option<Value> {
    Some(match kind {
        Type::Bool => Value::Bool(choices.one_in(2)),
        Type::Int => Value::Int(*choices.of(&[0, -1, 443, i64::MAX, i64::MIN])),
        Type::Text => Value::Text(choices.text()),
        Type::Choice(name) => {
            let members = &schema.enumeration(name)?.members;
            Value::Choice(choices.of(members).name.clone().into_owned())
        }
        Type::Reference(kind) => Value::Reference(choices.of(ids.get(kind)?).clone()),
        Type::References(kind) => {
            let all = ids.get(kind).cloned().unwrap_or_default();
            Value::References(all.into_iter().filter(|_| choices.one_in(2)).collect())
        }
        Type::Numbers => Value::Numbers((0..4).filter(|_| choices.one_in(2)).collect()),
        Type::Texts => Value::Texts((0..choices.below(3)).map(|_| choices.text()).collect()),
        Type::Overrides => Value::Overrides(
            (0..choices.below(3))
                .map(|_| an_override(choices))
                .collect(),
        ),
        Type::Assumptions => {
            Value::Assumptions((0..choices.below(3)).map(|_| assumption(choices)).collect())
        }
        Type::Findings => return None,
    })
}

fn an_override(choices: &mut Choices<'_>) -> Override {
    let mut value = Override {
        threat_id: (*choices.of(&["INP01", "INP02", ""])).to_owned(),
        ..Override::default()
    };
    for name in ["severity", "response", "cvss"] {
        match choices.below(4) {
            0 => {
                value.texts.insert(name.to_owned(), choices.text());
            }
            1 => {
                value.kept.insert(name.to_owned(), "3.1".to_owned());
            }
            _ => {}
        }
    }
    if choices.one_in(3) {
        value.kept.insert("other".to_owned(), choices.raw_json());
    }
    value
}

fn assumption(choices: &mut Choices<'_>) -> Assumption {
    let mut value = Assumption {
        name: choices.text(),
        description: choices.text(),
        ..Assumption::default()
    };
    match choices.below(3) {
        0 => value.exclude = vec!["AC01".to_owned(), choices.text()],
        1 => {
            value.kept.insert("exclude".to_owned(), "5".to_owned());
        }
        _ => {}
    }
    value
}

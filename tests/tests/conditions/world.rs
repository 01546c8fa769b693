//! A small model that is built from answers in a line of text.
//!
//! It has three elements in a row, `before`, `middle` and `after` (Process, Server, Server by
//! default), the flows `in` and `out` between them, a piece of data, `datum`, that nobody
//! carries, and two boundaries in which nothing lies: `zone`, and `inner` in it.
//!
//! Answers are parted by blanks: `implementsAPI` is yes, `!inScope` no, `protocol=HTTP` says HTTP,
//! `inBoundary=-` removes an answer. They are about the judged part; `before.isAdmin`
//! is about another, and `before.class=Actor` says what it is.

use std::sync::Arc;

use parapet_core::model::{Id, Model, Part, Schema, Value};
use parapet_core::schema::Type;

/// The parts by default: in which list, id and class.
const BOUNDARIES: [(&str, &str); 2] = [("zone", "Boundary"), ("inner", "Boundary")];
const ELEMENTS: [(&str, &str); 3] = [
    ("before", "Process"),
    ("middle", "Server"),
    ("after", "Server"),
];
const FLOWS: [(&str, &str); 2] = [("in", "Dataflow"), ("out", "Dataflow")];
const DATA: [(&str, &str); 1] = [("datum", "Data")];

/// The part that a threat of that target class is about: the first flow, or the element in the middle.
pub(crate) fn judged_part(class: &str) -> &'static str {
    if class == "Dataflow" { "in" } else { "middle" }
}

/// The model with these answers, its judged part of that class. Where two answers are
/// about the same, the later one counts.
pub(crate) fn model(class: &str, answers: &str) -> Model {
    let list = |parts: &[(&str, &str)]| parts.iter().map(|(id, class)| part(id, class)).collect();
    let mut model = Model {
        boundaries: list(&BOUNDARIES),
        elements: list(&ELEMENTS),
        flows: list(&FLOWS),
        data: list(&DATA),
        ..Model::default()
    };
    let row = "in.source=before in.sink=middle out.source=middle out.sink=after";
    let (judged, inner) = (judged_part(class), "inner.inBoundary=zone");
    let class = format!("class={class}");
    for answer in [inner, row, &class, answers]
        .into_iter()
        .flat_map(str::split_whitespace)
        .filter(|answer| *answer != "-")
    {
        set(&mut model, judged, answer);
    }
    model
}

fn part(id: &str, class: &str) -> Arc<Part> {
    Arc::new(Part::new(Id::new(id), id, class))
}

fn set(model: &mut Model, judged: &str, answer: &str) {
    let (yes, answer) = match answer.strip_prefix('!') {
        Some(answer) => (false, answer),
        None => (true, answer),
    };
    let (path, value) = match answer.split_once('=') {
        Some((path, value)) => (path, Some(value)),
        None => (answer, None),
    };
    let lists = [
        &mut model.boundaries,
        &mut model.elements,
        &mut model.flows,
        &mut model.data,
    ];
    let mut parts = lists.into_iter().flatten();
    let (name, attribute) = match path.split_once('.') {
        Some((name, attribute)) if name != "controls" => (name, attribute),
        _ => (judged, path),
    };
    let part = parts
        .find(|part| part.id.as_str() == name)
        .unwrap_or_else(|| panic!("{answer}: there is no {name}"));
    let part = Arc::make_mut(part);
    if attribute == "class" {
        value.unwrap_or_default().clone_into(&mut part.class);
        return;
    }
    let known = Schema::built_in().attribute_of(&part.class, attribute);
    let known = known.unwrap_or_else(|| panic!("{answer}: {} has none such", part.class));
    let value = value.map_or(Some(Value::Bool(yes)), |word| {
        parse_value(&known.kind, word)
    });
    part.attributes.set(attribute, value);
}

/// Parses a word as a value of that type; `None` where an answer is removed.
fn parse_value(kind: &Type, word: &str) -> Option<Value> {
    Some(match kind {
        _ if word == "-" => return None,
        Type::Text => Value::Text(word.to_owned()),
        Type::Choice(_) => Value::Choice(word.to_owned()),
        Type::Reference(_) => Value::Reference(Id::new(word)),
        Type::References(_) => Value::References(vec![Id::new(word)]),
        _ => panic!("no value of its type is written as {word}"),
    })
}

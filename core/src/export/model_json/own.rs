//! What is under `parapet` about the model as a whole.

use super::kept;
use super::lists::value_output;
use crate::json::{self, Output};
use crate::model::{CustomAttribute, CustomType, FILE_VERSION, Model, Schema};

/// Keys that this version writes itself: what was kept cannot take their place.
const KEYS: [&str; 14] = [
    "version",
    "judging",
    "libraries",
    "excludedSids",
    "types",
    "attributes",
    "kept",
    "boundaries",
    "data",
    "elements",
    "flows",
    "declared",
    "decisions",
    "pins",
];

/// The object under `parapet`. `about` are members about the model's attributes, `entries` the lists
/// with an entry for each part.
pub(super) fn own_keys(
    model: &Model,
    model_members: Vec<(String, Output)>,
    entries: Vec<(String, Output)>,
) -> Output {
    let mut members = vec![
        ("version".to_owned(), Output::Int(FILE_VERSION)),
        ("judging".to_owned(), Output::text(model.judging.word())),
    ];
    let mut push_list = |key: &str, items: Vec<Output>| {
        if !items.is_empty() {
            members.push((key.to_owned(), Output::List(items)));
        }
    };
    let libraries = model.libraries.iter().map(|library| {
        let mut row = vec![
            ("name".to_owned(), Output::text(&*library.name)),
            ("on".to_owned(), Output::Bool(library.on)),
        ];
        let document = library
            .text
            .as_deref()
            .and_then(|text| json::read(text).ok());
        let Some(document) = document else {
            return Output::Inline(row);
        };
        row.push((
            "library".to_owned(),
            json::to_output(&document, &document.root),
        ));
        Output::Object(row)
    });
    push_list("libraries", libraries.collect());
    let sids = model.excluded_sids.iter();
    push_list(
        "excludedSids",
        sids.map(|sid| Output::text(&**sid)).collect(),
    );
    let schema = Schema::with(&model.types).0;
    push_list(
        "types",
        model
            .types
            .iter()
            .map(|custom| custom_type(custom, &schema))
            .collect(),
    );
    members.extend(model_members);
    members.extend(entries);
    if !model.declared.is_empty() {
        let ids = model.declared.iter().map(|id| Output::text(id.as_str()));
        members.push(("declared".to_owned(), Output::List(ids.collect())));
    }
    if !model.decisions.is_empty() {
        let decisions = model.decisions.iter().map(|(key, decision)| {
            let status = Output::text(decision.status.word());
            let mut row = vec![("status".to_owned(), status)];
            if !decision.reason.is_empty() {
                row.push(("reason".to_owned(), Output::text(&*decision.reason)));
            }
            (key.to_string(), Output::Inline(row))
        });
        members.push(("decisions".to_owned(), Output::Object(decisions.collect())));
    }
    if !model.pins.is_empty() {
        let pins = model.pins.iter().map(|(id, point)| {
            let x = Output::Int(i64::from(point.x));
            let y = Output::Int(i64::from(point.y));
            let row = vec![("x".to_owned(), x), ("y".to_owned(), y)];
            (id.to_string(), Output::Inline(row))
        });
        members.push(("pins".to_owned(), Output::Object(pins.collect())));
    }
    for (key, text) in &model.kept {
        if !KEYS.contains(&key.as_str()) {
            members.push((key.clone(), kept_by_item(key, text)));
        }
    }
    Output::Object(members)
}

/// Pieces are written one per line.
fn kept_by_item(key: &str, text: &str) -> Output {
    let document = crate::json::read(text).ok();
    let items = document.as_ref().and_then(|document| {
        let items = document.root.as_list()?.iter();
        Some(items.map(|item| kept(document.raw(item))).collect())
    });
    match items {
        Some(items) if key == "pieces" => Output::List(items),
        _ => kept(text),
    }
}

fn custom_type(custom: &CustomType, schema: &Schema) -> Output {
    let mut members = vec![
        ("name".to_owned(), Output::text(&*custom.name)),
        ("base".to_owned(), Output::text(&*custom.base)),
    ];
    push_text(&mut members, "description", &custom.description);
    push_text(&mut members, "icon", &custom.icon);
    if !custom.attributes.is_empty() {
        let attributes = custom.attributes.iter().map(custom_attribute).collect();
        members.push(("attributes".to_owned(), Output::List(attributes)));
    }
    if !custom.defaults.is_empty() {
        let defaults = custom.defaults.iter().map(|(name, value)| {
            let attribute = schema
                .attribute_of(&custom.name, name)
                .or_else(|| schema.attribute_of(&custom.base, name));
            (
                name.to_owned(),
                value_output(value, attribute.map(AsRef::as_ref)),
            )
        });
        members.push(("defaults".to_owned(), Output::Object(defaults.collect())));
    }
    Output::Object(members)
}

fn custom_attribute(attribute: &CustomAttribute) -> Output {
    let mut members = vec![
        ("name".to_owned(), Output::text(&*attribute.name)),
        ("type".to_owned(), Output::text(attribute.kind.word())),
    ];
    push_text(&mut members, "label", &attribute.label);
    push_text(&mut members, "question", &attribute.question);
    push_text(&mut members, "help", &attribute.help);
    Output::Object(members)
}

fn push_text(members: &mut Vec<(String, Output)>, key: &str, text: &str) {
    if !text.is_empty() {
        members.push((key.to_owned(), Output::text(text)));
    }
}

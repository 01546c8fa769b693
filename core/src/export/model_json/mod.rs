//! model.json: what the page saves.
//!
//! It is pytm's own form, so that pytm 1.4 loads it and finds the same, and besides pytm's keys one of
//! ours, `parapet`, with what pytm's form cannot express. Its values take precedence:
//!
//! ```text
//! { "name": …, attributes of the model …,
//!   "boundaries": [ … ], "data": [ … ], "elements": [ … ], "flows": [ … ],
//!   "parapet": {
//!     "version": 1, "judging": "parapet" | "pytm",
//!     "libraries": [ { "name", "on", "library": a threat library that the model carries } ],
//!     "excludedSids": [ … ], "types": [ … ],
//!     "attributes": { what pytm's form cannot express },
//!     "kept": { what was read from a file and could not be understood },
//!     "boundaries": [ { "name", "id", "class", "attributes", "kept", "unset" } ], the same for
//!       data, elements and flows: the n-th entry of a name belongs to the n-th part of that name;
//!       "attributes" refer by id, "unset" names what is under pytm's keys for pytm alone;
//!     "declared": [ ids ], "decisions": { "SID/id": { "status", "reason" } },
//!     "pins": { "id": { "x", "y" } }, and what a newer version or a broken file left to be kept } }
//! ```
//! Keys are in this order and attributes in the schema's, unknown ones behind them by name: two
//! versions of a file differ where the model does.

mod lists;
mod name_resolution;
mod own;
mod part;
mod placement;

use crate::json::{self, Output};
use crate::model::{Kind, Model, Part, Schema};

use name_resolution::NameResolution;
use part::{WrittenPart, model_attributes, write_part};

/// The model as the text of a model.json. The same model always gives the same bytes.
pub fn model_json(model: &Model) -> String {
    let (schema, _) = Schema::of(model);
    let resolution = NameResolution::of(model);
    let model_members = model_attributes(model, &schema);
    let mut members = vec![("name".to_owned(), Output::text(&*model.name))];
    members.extend(model_members.pytm);
    let mut entries = Vec::new();
    for (kind, list) in [
        (Kind::Boundary, "boundaries"),
        (Kind::Data, "data"),
        (Kind::Element, "elements"),
        (Kind::Dataflow, "flows"),
    ] {
        let parts: Vec<WrittenPart> = model
            .list(kind)
            .iter()
            .map(|part| write_part(part, kind, &schema, &resolution))
            .collect();
        let mut objects = Vec::new();
        let mut part_entries = Vec::new();
        for (written, part) in parts.into_iter().zip(model.list(kind)) {
            objects.push(Output::Object(written.pytm));
            part_entries.push(entry(part, written.entry));
        }
        if !objects.is_empty() || matches!(kind, Kind::Element | Kind::Dataflow) {
            members.push((list.to_owned(), Output::List(objects)));
        }
        if !part_entries.is_empty() {
            entries.push((list.to_owned(), Output::List(part_entries)));
        }
    }
    members.push((
        "parapet".to_owned(),
        own::own_keys(model, model_members.entry, entries),
    ));
    json::write(&Output::Object(members))
}

/// The entry of a part under `parapet`: on one line, if it is only name and id.
fn entry(part: &Part, rest: Vec<(String, Output)>) -> Output {
    let small = rest.is_empty();
    let mut members = vec![
        ("name".to_owned(), Output::text(&*part.name)),
        ("id".to_owned(), Output::text(part.id.as_str())),
    ];
    members.extend(rest);
    if small {
        Output::Inline(members)
    } else {
        Output::Object(members)
    }
}

/// JSON text that was kept, as it was; what is no JSON is written as a text, so that no text that
/// someone put there can break the file.
fn kept(text: &str) -> Output {
    match json::read(text) {
        Ok(document) => Output::Raw(json::compact(document.text)),
        Err(_) => Output::text(text),
    }
}

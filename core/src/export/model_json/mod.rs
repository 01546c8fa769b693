//! model.json: what the page saves.
//!
//! It is pytm's own form, so that pytm 1.4 loads it and finds the same, and beside pytm's keys one of
//! ours, `parapet`, with what pytm's form cannot say. There it wins:
//!
//! ```text
//! { "name": …, attributes of the model …,
//!   "boundaries": [ … ], "data": [ … ], "elements": [ … ], "flows": [ … ],
//!   "parapet": {
//!     "version": 1, "judging": "parapet" | "pytm",
//!     "libraries": [ { "name", "on", "library": a threat library that the model carries } ],
//!     "excludedSids": [ … ], "types": [ … ],
//!     "attributes": { what the model says and pytm's form cannot say },
//!     "kept": { what was read from a file and could not be understood },
//!     "boundaries": [ { "name", "id", "class", "attributes", "kept", "unset" } ], the same for
//!       data, elements and flows: the n-th entry of a name belongs to the n-th part of that name;
//!       "attributes" refer by id, "unset" names what stands under pytm's keys for pytm alone;
//!     "declared": [ ids ], "decisions": { "SID/id": { "status", "reason" } },
//!     "pins": { "id": { "x", "y" } }, and what a newer version or a broken file left to be kept } }
//! ```
//! Keys stand in this order and attributes in the schema's, unknown ones behind them by name: two
//! versions of a file differ where the model does.

mod lists;
mod own;
mod part;
mod placing;
mod reach;

use crate::json::{self, Output};
use crate::model::{Kind, Model, Part, Schema};

use part::{Written, model_attributes, write_part};
use reach::Reach;

/// The model as the text of a model.json. The same model always gives the same bytes.
pub fn model_json(model: &Model) -> String {
    let (schema, _) = Schema::of(model);
    let reach = Reach::of(model);
    let about = model_attributes(model, &schema);
    let mut members = vec![("name".to_owned(), Output::text(&*model.name))];
    members.extend(about.pytm);
    let mut entries = Vec::new();
    for (kind, list) in [
        (Kind::Boundary, "boundaries"),
        (Kind::Data, "data"),
        (Kind::Element, "elements"),
        (Kind::Dataflow, "flows"),
    ] {
        let parts: Vec<Written> = model
            .list(kind)
            .iter()
            .map(|part| write_part(part, kind, &schema, &reach))
            .collect();
        let mut objects = Vec::new();
        let mut of_parts = Vec::new();
        for (written, part) in parts.into_iter().zip(model.list(kind)) {
            objects.push(Output::Object(written.pytm));
            of_parts.push(entry(part, written.entry));
        }
        if !objects.is_empty() || matches!(kind, Kind::Element | Kind::Dataflow) {
            members.push((list.to_owned(), Output::List(objects)));
        }
        if !of_parts.is_empty() {
            entries.push((list.to_owned(), Output::List(of_parts)));
        }
    }
    members.push((
        "parapet".to_owned(),
        own::own_keys(model, about.entry, entries),
    ));
    json::write(&Output::Object(members))
}

/// What stands about a part under `parapet`: on one line, if it is only name and id.
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

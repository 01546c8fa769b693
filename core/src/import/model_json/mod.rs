//! model.json: what Parapet saves and what pytm 1.4 loads.
//!
//! Everything that pytm can read is under pytm's keys, and what it cannot read is under the
//! one key `parapet` (its layout: `export::model_json`), where it wins. The steps:
//!
//! 1. the parsed JSON, and the classes that the file brings along (`types`);
//! 2. `draft`: every part with its name, class, id and the entry under `parapet` that belongs to it;
//! 3. `attributes`, with `builder::values` for single values, `lists` for overrides and assumptions,
//!    `references` by the builder's names, and `unknown` for what is only kept;
//! 4. `cycles` of boundaries are cut; `own` reads decisions, pins and the rest of `parapet`.
//!
//! What has no place in a model (a flow without ends, an item that is no object) is kept as JSON
//! text in `Model::kept` under `pieces`, so that saving does not lose it.

mod attributes;
mod draft;
mod ends;
mod keys;
mod lists;
mod migrate;
mod naming;
mod own;
mod owner;
mod reader;
mod references;
mod types;
mod unknown;

use super::builder::ModelBuilder;
use super::detect::{is_model, is_pytm_output, is_threat_library};
use super::imported::Imported;
use super::source::Source;
use crate::diagnostic::{Diagnostic, messages};
use crate::json::{Document, Json};
use crate::model::Schema;

use reader::Reader;

/// Reads a model.
///
/// # Errors
/// Where the text is no JSON (the reader's `json-…`), or JSON that is no model (`not-a-model`).
pub fn read(text: &str) -> Result<Imported, Diagnostic> {
    read_source(&Source::new("", text))
}

/// Reads the model in a file.
pub(super) fn read_source(source: &Source<'_>) -> Result<Imported, Diagnostic> {
    let document = source.json()?;
    let root = match &document.root.value {
        Json::Object(root) if holds_model(document) => root,
        _ => return Err(no_model(document)),
    };
    let mut reader = Reader {
        document,
        schema: Schema::clone(Schema::built_in()),
        builder: ModelBuilder::default(),
        ours: false,
    };
    for remark in &document.remarks {
        reader.builder.report(remark.clone());
    }
    let own = reader.parapet_object(root);
    let own = own.as_deref();
    reader.ours = own.is_some();
    reader.read_pieces(own);
    reader.builder.model.types = reader.read_types(own);
    reader.builder.model.name = reader.model_name(root);
    for draft in reader.read_drafts(root, own) {
        let part = reader.read_part(&draft);
        reader.builder.push(draft.kind, part);
    }
    reader.builder.model.attributes = reader.read_model_attributes(root, own);
    reader.builder.cut_cycles();
    reader.read_parapet_object(own);
    Ok(reader.builder.finish())
}

fn holds_model(document: &Document<'_>) -> bool {
    let root = &document.root.value;
    is_model(root) && !is_threat_library(root) && !is_pytm_output(root)
}

fn no_model(document: &Document<'_>) -> Diagnostic {
    let root = &document.root;
    let place = document.range(root.span);
    let (message, hint) = match &root.value {
        value if is_threat_library(value) => (
            "This is a threat library, not a model.",
            "Drop it on an open model to judge with it.",
        ),
        value if is_pytm_output(value) => (
            "This is what pytm writes with --json. It names no element uniquely, and pytm cannot read it back either.",
            "Drop in the tm.py that it was written from.",
        ),
        Json::Object(_) => (
            "This is JSON, but no model: it has none of the keys name, boundaries, elements, flows, data.",
            "",
        ),
        _ => ("This is JSON, but no model: a model is an object.", ""),
    };
    messages::not_a_model(&message)
        .hint(hint)
        .at(place)
        .path("$")
}

//! model.json: what Parapet saves and what pytm 1.4 loads.
//!
//! Everything that pytm can read is under pytm's keys, and what it cannot read is under the
//! one key `parapet` (its layout: `export::model_json`), where it wins. The steps:
//!
//! 1. `json::read`, and the classes that the file brings along (`types`);
//! 2. `draft`: every part with its name, class, id and the entry under `parapet` that belongs to it;
//! 3. `attributes`, with `values` for single values, `lists` for overrides and assumptions,
//!    `references` by `names`, and `unknown` for what is only kept;
//! 4. `cycles` of boundaries are cut; `own` reads decisions, pins and the rest of `parapet`.
//!
//! What has no place in a model (a flow without ends, an item that is no object) is kept as JSON
//! text in `Model::kept` under `pieces`, so that saving does not lose it.

mod attributes;
mod cycles;
mod draft;
mod ends;
mod lists;
mod migrate;
mod names;
mod naming;
mod own;
mod references;
mod types;
mod unknown;
mod values;

use std::sync::Arc;

use super::detect::{Form, form_of_json};
use super::{DiagnosticCollector, Imported};
use crate::diagnostic::{Diagnostic, messages};
use crate::json::{self, Document, Json, Node};
use crate::model::{Kind, Model, Schema};

use attributes::Owner;
use names::NameIndex;

pub(in crate::import) use cycles::cut_cycles;
pub(in crate::import) use lists::OVERRIDE_TEXTS;
pub(in crate::import) use naming::quoted_name;
pub(in crate::import) use values::{EnumForm, read_value};

/// How deep a value that is only kept may be nested; a deeper one is kept as a text of it, so that
/// saving cannot nest it deeper than reading allows.
const KEPT_DEPTH: usize = 64;

/// The keys of the lists of parts, in the order of [`Kind::ALL`].
const LISTS: [(Kind, &str); 4] = [
    (Kind::Boundary, "boundaries"),
    (Kind::Element, "elements"),
    (Kind::Dataflow, "flows"),
    (Kind::Data, "data"),
];

/// Reads a model.
///
/// # Errors
/// Where the text is no JSON (the reader's `json-…`), or JSON that is no model (`not-a-model`).
pub fn read(text: &str) -> Result<Imported, Diagnostic> {
    let document = json::read(text)?;
    let Json::Object(root) = &document.root.value else {
        return Err(no_model(&document));
    };
    if form_of_json(&document.root.value) != Form::ModelJson {
        return Err(no_model(&document));
    }
    let mut reader = Reader {
        document: &document,
        schema: Schema::clone(Schema::built_in()),
        names: NameIndex::default(),
        remarks: DiagnosticCollector::default(),
        ours: false,
        pieces: Vec::new(),
    };
    for remark in &document.remarks {
        reader.remarks.push(remark.clone());
    }
    let own = reader.parapet_object(root);
    let own = own.as_deref();
    reader.ours = own.is_some();
    reader.read_pieces(own);
    let mut model = Model {
        types: reader.read_types(own),
        name: reader.model_name(root),
        ..Model::default()
    };
    for draft in reader.read_drafts(root, own) {
        let part = Arc::new(reader.read_part(&draft));
        match draft.kind {
            Kind::Boundary => model.boundaries.push(part),
            Kind::Element => model.elements.push(part),
            Kind::Dataflow => model.flows.push(part),
            Kind::Data => model.data.push(part),
        }
    }
    model.attributes = reader.read_model_attributes(root, own);
    cut_cycles(&mut model, &mut reader.remarks);
    reader.read_parapet_object(own, &mut model);
    reader.store_pieces(&mut model);
    Ok(Imported {
        model,
        diagnostics: reader.remarks.finish(),
    })
}

fn no_model(document: &Document<'_>) -> Diagnostic {
    let root = &document.root;
    let place = document.range(root.span);
    let (message, hint) = match form_of_json(&root.value) {
        Form::ThreatLibrary => (
            "This is a threat library, not a model.",
            "Drop it on an open model to judge with it.",
        ),
        Form::PytmOutput => (
            "This is what pytm writes with --json. It names no element uniquely, and pytm cannot read it back either.",
            "Drop in the tm.py that it was written from.",
        ),
        _ if root.as_object().is_some() => (
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

/// What the steps share.
struct Reader<'d> {
    document: &'d Document<'d>,
    schema: Schema,
    names: NameIndex,
    remarks: DiagnosticCollector,
    /// Whether Parapet wrote the file.
    ours: bool,
    /// JSON texts of what has no place in the model.
    pieces: Vec<String>,
}

impl<'d> Reader<'d> {
    /// A diagnostic about that value of that owner, at one of its attributes.
    fn report(
        &mut self,
        diagnostic: Diagnostic,
        owner: &Owner<'_>,
        node: &Node<'_>,
        attribute: &str,
    ) {
        let path = owner.path_of(attribute);
        let diagnostic = diagnostic.attribute(attribute);
        self.report_at(diagnostic, owner, node, path);
    }

    /// The same at a path below one of its attributes.
    fn report_at(
        &mut self,
        diagnostic: Diagnostic,
        owner: &Owner<'_>,
        node: &Node<'_>,
        path: String,
    ) {
        let diagnostic = diagnostic.at(self.document.range(node.span)).path(path);
        self.remarks.push(match owner.id {
            Some(id) => diagnostic.part(id.as_str()),
            None => diagnostic,
        });
    }

    /// The JSON text of a value that is kept.
    fn kept(&self, node: &Node<'_>) -> String {
        let compacted = json::compact(self.document.raw(node));
        if depth(node) > KEPT_DEPTH {
            json::quote(&compacted)
        } else {
            compacted
        }
    }

    /// Keeps a value that has no place in the model, with the place where it was.
    fn keep_piece(&mut self, path: &str, node: &Node<'_>) {
        self.pieces.push(format!(
            "{{\"at\":{},\"value\":{}}}",
            json::quote(path),
            self.kept(node)
        ));
    }

    fn store_pieces(&mut self, model: &mut Model) {
        if !self.pieces.is_empty() {
            let all = format!("[{}]", self.pieces.join(","));
            model.kept.insert("pieces".to_owned(), all);
        }
    }
}

/// How deep lists and objects are nested in it; the reader bounds the recursion.
fn depth(node: &Node<'_>) -> usize {
    let inside = match &node.value {
        Json::List(items) => items.iter().map(depth).max(),
        Json::Object(object) => object.0.iter().map(|member| depth(&member.value)).max(),
        _ => return 0,
    };
    inside.unwrap_or(0) + 1
}

/// `.key`, or `["key"]` where the key is no plain word: a step of a path.
fn step(key: &str) -> String {
    let plain = key
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
    if plain && !key.is_empty() {
        format!(".{key}")
    } else {
        format!("[{}]", json::quote(key))
    }
}

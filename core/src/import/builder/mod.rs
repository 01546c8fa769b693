//! What the readers share: the model as it grows, its ids and names, values as pytm reads them, what
//! is kept though it has no place in the model, and the diagnostics.

mod cycles;
mod names;
mod quote;
mod values;

use std::sync::Arc;

use super::imported::Imported;
use crate::diagnostic::{Diagnostic, DiagnosticCollector};
use crate::json;
use crate::model::{Id, IdGenerator, Kind, Model, Part};

pub(super) use names::{NameIndex, Resolved};
pub(super) use quote::{is_invisible, kind_name, quoted_name};
pub(super) use values::{EnumForm, read_value};

/// The texts of a finding that an override can replace (pytm's `Finding`), `threat_id` apart.
pub(super) const OVERRIDE_TEXTS: [&str; 12] = [
    "target",
    "description",
    "details",
    "severity",
    "mitigations",
    "example",
    "id",
    "references",
    "condition",
    "response",
    "cvss",
    "likelihood",
];

/// A model under construction.
#[derive(Default)]
pub(super) struct ModelBuilder {
    /// The model as far as it was read.
    pub(super) model: Model,
    /// The ids that are used.
    pub(super) ids: IdGenerator,
    /// The names and ids that references can be resolved to.
    pub(super) names: NameIndex,
    /// What is reported, in the order found.
    pub(super) diagnostics: DiagnosticCollector,
    /// JSON texts of what has no place in the model.
    pieces: Vec<String>,
}

impl ModelBuilder {
    /// An empty model, with what was already reported.
    pub(super) fn with(diagnostics: DiagnosticCollector) -> ModelBuilder {
        ModelBuilder {
            diagnostics,
            ..ModelBuilder::default()
        }
    }

    /// Reports a diagnostic.
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds a part to the list of its kind.
    pub(super) fn push(&mut self, kind: Kind, part: Part) {
        let list = match kind {
            Kind::Boundary => &mut self.model.boundaries,
            Kind::Element => &mut self.model.elements,
            Kind::Dataflow => &mut self.model.flows,
            Kind::Data => &mut self.model.data,
        };
        list.push(Arc::new(part));
    }

    /// That id, or the next free one like it.
    pub(super) fn unique_id(&mut self, wanted: &str) -> Id {
        let wanted = if wanted.is_empty() { "part" } else { wanted };
        let mut id = Id::new(wanted);
        let mut number = 2u32;
        while !self.ids.claim(&id) {
            id = Id::new(&format!("{wanted}-{number}"));
            number = number.saturating_add(1);
        }
        id
    }

    /// Keeps JSON text that has no place in the model, with the path where it was.
    pub(super) fn keep_piece(&mut self, path: &str, value: &str) {
        self.keep_piece_with(path, value, "");
    }

    /// The same with more members of the piece, each after a comma.
    pub(super) fn keep_piece_with(&mut self, path: &str, value: &str, members: &str) {
        let path = json::quote(path);
        self.keep_old_piece(format!("{{\"at\":{path},\"value\":{value}{members}}}"));
    }

    /// Keeps a piece that an earlier reading wrote.
    pub(super) fn keep_old_piece(&mut self, piece: String) {
        self.pieces.push(piece);
    }

    /// Removes the references that nest boundaries in a cycle.
    pub(super) fn cut_cycles(&mut self) {
        cycles::cut_cycles(&mut self.model, &mut self.diagnostics);
    }

    /// The model, with the pieces in it.
    pub(super) fn finish(mut self) -> Imported {
        if !self.pieces.is_empty() {
            let all = format!("[{}]", self.pieces.join(","));
            self.model.kept.insert("pieces".to_owned(), all);
        }
        Imported {
            model: self.model,
            diagnostics: self.diagnostics.finish(),
        }
    }
}

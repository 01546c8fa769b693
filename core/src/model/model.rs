//! The model: one plain value that holds everything that is known about a system.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Attributes, CustomType, Decision, FindingKey, Id, Kind, Part, PartIndex};
use crate::diagnostic::Diagnostic;
use crate::schema::Schema;

/// The version of model.json that is written, and the newest that is understood in full.
pub const FILE_VERSION: i64 = 1;

/// Which rules decide what is a finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Judging {
    /// An answer always wins over what is inherited. The default of new models.
    #[default]
    Parapet,
    /// Exactly what pytm 1.4 finds.
    Pytm,
}

impl Judging {
    /// The word in files.
    pub fn word(self) -> &'static str {
        match self {
            Judging::Parapet => "parapet",
            Judging::Pytm => "pytm",
        }
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Option<Judging> {
        [Judging::Parapet, Judging::Pytm]
            .into_iter()
            .find(|judging| judging.word() == word)
    }
}

/// A position in a diagram, in px; whole numbers, so that equal models have equal bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Point {
    /// To the right.
    pub x: i32,
    /// Downwards.
    pub y: i32,
}

/// A threat library that the model names, and may carry.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LibraryUse {
    /// Name of the library.
    pub name: String,
    /// Whether its threats are judged.
    pub on: bool,
    /// The library itself, as JSON in either form: as it was in its file, and once it was saved with
    /// a model, laid out by [`crate::json::reformat`]. `None` for one that is kept elsewhere, as the
    /// built-in one.
    pub text: Option<Arc<str>>,
}

/// A model of a system. Its parts are shared, so a clone costs what changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Model {
    /// Name of the model.
    pub name: String,
    /// The other attributes of class `TM` that are set (`description`, `isOrdered`, …).
    pub attributes: Attributes,
    /// Trust boundaries, in the order declared.
    pub boundaries: Vec<Arc<Part>>,
    /// Elements, in the order declared.
    pub elements: Vec<Arc<Part>>,
    /// Dataflows, in the order declared.
    pub flows: Vec<Arc<Part>>,
    /// Data, in the order declared.
    pub data: Vec<Arc<Part>>,
    /// Ids of boundaries, elements and dataflows in the order of their declaration, where that is
    /// not simply boundaries, elements, dataflows (a script may mix them): findings follow it.
    pub declared: Vec<Id>,
    /// Classes of the model's own.
    pub types: Vec<CustomType>,
    /// Decisions on findings.
    pub decisions: BTreeMap<FindingKey, Decision>,
    /// Positions that the user pinned.
    pub pins: BTreeMap<Id, Point>,
    /// The way of judging.
    pub judging: Judging,
    /// Libraries that the model names, in stacking order.
    pub libraries: Vec<LibraryUse>,
    /// SIDs that are not judged in this model.
    pub excluded_sids: Vec<String>,
    /// What a newer version put under the key `parapet`, as JSON text by key.
    pub kept: BTreeMap<String, String>,
}

impl Model {
    /// The libraries that it carries itself.
    pub fn embedded_libraries(&self) -> impl Iterator<Item = &LibraryUse> {
        self.libraries.iter().filter(|one| one.text.is_some())
    }

    /// The list of parts of that kind.
    pub fn list(&self, kind: Kind) -> &[Arc<Part>] {
        match kind {
            Kind::Boundary => &self.boundaries,
            Kind::Element => &self.elements,
            Kind::Dataflow => &self.flows,
            Kind::Data => &self.data,
        }
    }

    /// The list of parts of that kind, to be changed.
    pub(super) fn list_mut(&mut self, kind: Kind) -> &mut Vec<Arc<Part>> {
        match kind {
            Kind::Boundary => &mut self.boundaries,
            Kind::Element => &mut self.elements,
            Kind::Dataflow => &mut self.flows,
            Kind::Data => &mut self.data,
        }
    }

    /// All parts: boundaries, elements, dataflows, data. Their positions are [`PartIndex`]es.
    pub fn parts(&self) -> impl Iterator<Item = &Arc<Part>> {
        Kind::ALL.into_iter().flat_map(|kind| self.list(kind))
    }

    /// How many parts it has.
    pub fn part_count(&self) -> usize {
        Kind::ALL
            .into_iter()
            .map(|kind| self.list(kind).len())
            .sum()
    }

    /// The part at that position.
    pub fn part_at(&self, index: PartIndex) -> Option<&Arc<Part>> {
        let mut rest = index.get();
        for kind in Kind::ALL {
            let list = self.list(kind);
            match list.get(rest) {
                Some(part) => return Some(part),
                None => rest = rest.checked_sub(list.len())?,
            }
        }
        None
    }

    /// The part of that id, with its kind. Looks through all of them: for one look-up, not for many.
    pub fn find(&self, id: &Id) -> Option<(Kind, &Arc<Part>)> {
        Kind::ALL.into_iter().find_map(|kind| {
            self.list(kind)
                .iter()
                .find(|part| part.id == *id)
                .map(|part| (kind, part))
        })
    }
}

impl Schema {
    /// The schema of a model: the built-in one itself, where the model has no types of its own.
    pub fn of(model: &Model) -> (Arc<Schema>, Vec<Diagnostic>) {
        if model.types.is_empty() {
            return (Arc::clone(Schema::built_in()), Vec::new());
        }
        let (schema, diagnostics) = Schema::with(&model.types);
        (Arc::new(schema), diagnostics)
    }
}

//! Whose attributes are read, from where, and what reading one results in.

use super::keys::step;
use crate::import::builder::quoted_name;
use crate::model::{Id, Kind, Value};

/// Whose attributes are read.
#[derive(Clone, Copy)]
pub(super) struct Owner<'o> {
    /// Its path: `$.elements[3]`.
    pub(super) path: &'o str,
    /// Its id; the model itself has none.
    pub(super) id: Option<&'o Id>,
    pub(super) name: &'o str,
    pub(super) class: &'o str,
    /// `None` for the model itself.
    pub(super) kind: Option<Kind>,
}

impl Owner<'_> {
    /// The path of one of its attributes.
    pub(super) fn path_of(&self, attribute: &str) -> String {
        format!("{}{}", self.path, step(attribute))
    }

    /// How messages name it.
    pub(super) fn display_name(&self) -> String {
        match self.kind {
            Some(_) => quoted_name(self.name),
            None => "the model".to_owned(),
        }
    }
}

/// The key that attributes are under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Namespace {
    /// pytm's: references are names.
    Pytm,
    /// `parapet`: references are ids.
    Parapet,
}

/// What reading a value gave.
pub(super) enum ReadOutcome {
    Value(Value),
    /// The value means that there is none.
    Absent,
    /// The type cannot be read from it.
    Invalid,
}

impl From<Option<Value>> for ReadOutcome {
    fn from(value: Option<Value>) -> ReadOutcome {
        value.map_or(ReadOutcome::Invalid, ReadOutcome::Value)
    }
}

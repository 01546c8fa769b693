//! The value that someone gave an attribute.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Id;

/// The value of an attribute that is set. Which variant belongs to which attribute the schema defines.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Value {
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Text.
    Text(String),
    /// A member of an enumeration, by its name, as `TLSv12`.
    Choice(String),
    /// Another part of the model.
    Reference(Id),
    /// Other parts of the model, in the order given, each once.
    References(Vec<Id>),
    /// Whole numbers, ascending, each once: `levels`.
    Numbers(Vec<i64>),
    /// Texts in the order given.
    Texts(Vec<String>),
    /// What replaces a threat's own texts.
    Overrides(Vec<Override>),
    /// What is taken for granted, with the threats that it excludes.
    Assumptions(Vec<Assumption>),
    /// JSON text that is kept and not understood: an unknown attribute, or a value that the
    /// attribute cannot take. It counts as not set.
    Raw(String),
}

impl Value {
    /// The truth value, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        if let Value::Bool(b) = self {
            Some(*b)
        } else {
            None
        }
    }

    /// The whole number, if it is one.
    pub fn as_int(&self) -> Option<i64> {
        if let Value::Int(n) = self {
            Some(*n)
        } else {
            None
        }
    }

    /// The text or the name of the member, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) | Value::Choice(text) => Some(text),
            _ => None,
        }
    }

    /// Every id it refers to.
    pub fn references(&self) -> &[Id] {
        match self {
            Value::Reference(id) => std::slice::from_ref(id),
            Value::References(ids) => ids,
            _ => &[],
        }
    }
}

/// Texts that replace those of one threat on one element, as pytm's `overrides`.
/// A text that is not given is `None`; pytm reads it as the empty text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Override {
    /// SID of the threat.
    pub threat_id: String,
    /// The other attributes given (`description`, `severity`, `response`, `cvss`, …), by name.
    pub texts: BTreeMap<String, String>,
    /// Attributes that are not text or not known, as JSON text.
    pub kept: BTreeMap<String, String>,
}

/// Something taken for granted about the model or an element, with the threats it excludes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Assumption {
    /// What is assumed.
    pub name: String,
    /// More about it.
    pub description: String,
    /// SIDs of the threats that do not apply while it holds, in the order given, each once.
    pub exclude: Vec<String>,
    /// Attributes that are not known, as JSON text.
    pub kept: BTreeMap<String, String>,
}

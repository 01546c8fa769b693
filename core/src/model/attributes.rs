//! The attributes that someone set, by name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Value;

/// Attributes that are set. One that is not here was not answered: its default counts.
///
/// A control stands under its full name, as `controls.isHardened`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Attributes(BTreeMap<String, Value>);

impl Attributes {
    /// The value set for that attribute.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// The truth value set for that attribute.
    pub fn bool(&self, name: &str) -> Option<bool> {
        self.get(name).and_then(Value::as_bool)
    }

    /// The whole number set for that attribute.
    pub fn int(&self, name: &str) -> Option<i64> {
        self.get(name).and_then(Value::as_int)
    }

    /// The text, or the name of the enumeration's member, set for that attribute.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Value::as_text)
    }

    /// Sets it, or with `None` leaves it unanswered. Gives back what it was.
    pub fn set(&mut self, name: &str, value: Option<Value>) -> Option<Value> {
        match value {
            Some(value) => self.0.insert(name.to_owned(), value),
            None => self.0.remove(name),
        }
    }

    /// All of them, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// How many are set.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether none is set.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(String, Value)> for Attributes {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(pairs: I) -> Attributes {
        Attributes(pairs.into_iter().collect())
    }
}

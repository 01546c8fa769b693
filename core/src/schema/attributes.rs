//! The attributes that someone set, by name.

use serde::{Deserialize, Serialize};

use super::{AttributeId, AttributeName, Value};

/// Attributes that are set. One that is not here was not answered: its default counts.
///
/// A control is under its full name, as `controls.isHardened`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<(AttributeName, Value)>")]
pub struct Attributes(
    /// Sorted by name, each name once.
    Vec<(AttributeName, Value)>,
);

impl Attributes {
    /// The value set for that attribute.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let at = self.place(name).ok()?;
        self.0.get(at).map(|(_, value)| value)
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

    /// Sets it, or with `None` leaves it unanswered. Returns what it was.
    pub fn set(&mut self, name: &str, value: Option<Value>) -> Option<Value> {
        match (self.place(name), value) {
            (Ok(at), Some(value)) => {
                let (_, existing) = self.0.get_mut(at)?;
                Some(std::mem::replace(existing, value))
            }
            (Ok(at), None) => Some(self.0.remove(at).1),
            (Err(at), Some(value)) => {
                self.0.insert(at, (AttributeName::of(name), value));
                None
            }
            (Err(_), None) => None,
        }
    }

    /// All of them, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Those that a schema has, by id. `id_of` is the schema's look-up of names that are not built in.
    pub fn known(
        &self,
        id_of: impl Fn(&str) -> Option<AttributeId>,
    ) -> impl Iterator<Item = (AttributeId, &Value)> {
        self.0.iter().filter_map(move |(name, value)| {
            let id = match name {
                AttributeName::BuiltIn(id) => *id,
                AttributeName::Other(name) => id_of(name)?,
            };
            Some((id, value))
        })
    }

    /// How many are set.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether none is set.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where that name is, or would be.
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0
            .binary_search_by(|(existing, _)| existing.as_str().cmp(name))
    }
}

impl From<Vec<(AttributeName, Value)>> for Attributes {
    fn from(mut pairs: Vec<(AttributeName, Value)>) -> Attributes {
        // Stable, and the last of each name counts.
        pairs.reverse();
        pairs.sort_by(|(left, _), (right, _)| left.cmp(right));
        pairs.dedup_by(|(left, _), (right, _)| left == right);
        Attributes(pairs)
    }
}

impl FromIterator<(String, Value)> for Attributes {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(pairs: I) -> Attributes {
        let named = |(name, value): (String, Value)| (AttributeName::of(&name), value);
        Attributes::from(pairs.into_iter().map(named).collect::<Vec<_>>())
    }
}

//! The name of an attribute: a number where the built-in schema has it, text where not.

use std::cmp::Ordering;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::table;

/// The name of an attribute, the same in every class that has one of that name. The built-in ones
/// come first, in the order of the alphabet, and are the same in every schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttributeId(pub u16);

/// The names of all built-in attributes, sorted, each once; its position is its [`AttributeId`].
pub(super) static BUILT_IN: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut names: Vec<&'static str> = Vec::with_capacity(table::ATTRIBUTES.len());
    for spec in &table::ATTRIBUTES {
        // Much less code than sorting has, and the page downloads it.
        if let Err(at) = names.binary_search(&spec.name) {
            names.insert(at, spec.name);
        }
    }
    names
});

/// The name of an attribute, as a part holds it.
///
/// A model of a thousand parts repeats the same names some thirty thousand times: as numbers they
/// need no text of their own, and the analysis need not look them up.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum AttributeName {
    /// One of the built-in schema. Its id is the same in every schema.
    BuiltIn(AttributeId),
    /// Any other: of a custom type, or not known at all.
    Other(Box<str>),
}

impl AttributeName {
    /// The name of that text.
    pub(super) fn of(text: &str) -> AttributeName {
        let known = BUILT_IN.binary_search(&text).ok();
        known.and_then(|at| u16::try_from(at).ok()).map_or_else(
            || AttributeName::Other(text.into()),
            |at| AttributeName::BuiltIn(AttributeId(at)),
        )
    }

    /// Its text.
    pub(super) fn as_str(&self) -> &str {
        match self {
            AttributeName::BuiltIn(id) => BUILT_IN.get(usize::from(id.0)).copied().unwrap_or(""),
            AttributeName::Other(text) => text,
        }
    }
}

/// Alphabetical.
impl Ord for AttributeName {
    fn cmp(&self, other: &AttributeName) -> Ordering {
        match (self, other) {
            (AttributeName::BuiltIn(left), AttributeName::BuiltIn(right)) => left.cmp(right),
            _ => self.as_str().cmp(other.as_str()),
        }
    }
}

impl PartialOrd for AttributeName {
    fn partial_cmp(&self, other: &AttributeName) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Serialize for AttributeName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_str().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for AttributeName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<AttributeName, D::Error> {
        String::deserialize(deserializer).map(|text| AttributeName::of(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_numbers_where_the_schema_knows_them() {
        let check = |text: &str, built_in: bool| {
            let name = AttributeName::of(text);
            assert_eq!(name.as_str(), text);
            assert_eq!(
                matches!(name, AttributeName::BuiltIn(_)),
                built_in,
                "{text}"
            );
        };
        check("inScope", true);
        check("controls.isHardened", true);
        check("inscope", false);
        check("", false);
        check("rack", false);
    }

    #[test]
    fn they_are_in_the_order_of_their_texts() {
        let texts = ["", "data", "dataKept", "port", "zebra", "Data"];
        for (left, right) in texts.iter().flat_map(|l| texts.iter().map(move |r| (l, r))) {
            let order = AttributeName::of(left).cmp(&AttributeName::of(right));
            assert_eq!(order, left.cmp(right), "{left} and {right}");
        }
    }
}

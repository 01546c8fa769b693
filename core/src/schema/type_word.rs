//! Types of attributes: which values they take, and the words by which files name them.

use std::borrow::Cow;

use super::{Kind, Type, Value};

impl Type {
    /// Whether a value has the variant that belongs to this type.
    pub fn accepts(&self, value: &Value) -> bool {
        matches!(
            (self, value),
            (Type::Bool, Value::Bool(_))
                | (Type::Int, Value::Int(_))
                | (Type::Text, Value::Text(_))
                | (Type::Choice(_), Value::Choice(_))
                | (Type::Reference(_), Value::Reference(_))
                | (Type::References(_), Value::References(_))
                | (Type::Numbers, Value::Numbers(_))
                | (Type::Texts, Value::Texts(_))
                | (Type::Overrides, Value::Overrides(_))
                | (Type::Assumptions, Value::Assumptions(_))
        )
    }

    /// The word in files: `bool`, `text`, `choice TLSVersion`, `references Data`, …
    pub fn word(&self) -> String {
        match self {
            Type::Bool => "bool".to_owned(),
            Type::Int => "int".to_owned(),
            Type::Text => "text".to_owned(),
            Type::Choice(enumeration) => format!("choice {enumeration}"),
            Type::Reference(kind) => format!("reference {}", kind_word(*kind)),
            Type::References(kind) => format!("references {}", kind_word(*kind)),
            Type::Numbers => "numbers".to_owned(),
            Type::Texts => "texts".to_owned(),
            Type::Overrides => "overrides".to_owned(),
            Type::Assumptions => "assumptions".to_owned(),
            Type::Findings => "findings".to_owned(),
        }
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Option<Type> {
        let kind = |word| Kind::ALL.into_iter().find(|kind| kind_word(*kind) == word);
        Some(match word.split_once(' ') {
            Some(("choice", enumeration)) => Type::Choice(Cow::Owned(enumeration.to_owned())),
            Some(("reference", word)) => Type::Reference(kind(word)?),
            Some(("references", word)) => Type::References(kind(word)?),
            _ => [
                Type::Bool,
                Type::Int,
                Type::Text,
                Type::Numbers,
                Type::Texts,
                Type::Overrides,
                Type::Assumptions,
                Type::Findings,
            ]
            .into_iter()
            .find(|kind| kind.word() == word)?,
        })
    }
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Boundary => "Boundary",
        Kind::Element => "Element",
        Kind::Dataflow => "Dataflow",
        Kind::Data => "Data",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_has_a_word_that_is_read_back() {
        let kinds = Kind::ALL
            .into_iter()
            .flat_map(|kind| [Type::Reference(kind), Type::References(kind)]);
        let all = [
            Type::Bool,
            Type::Int,
            Type::Text,
            Type::Choice(Cow::Borrowed("TLSVersion")),
            Type::Numbers,
            Type::Texts,
            Type::Overrides,
            Type::Assumptions,
            Type::Findings,
        ];
        for kind in all.into_iter().chain(kinds) {
            assert_eq!(Type::from_word(&kind.word()), Some(kind));
        }
        for word in ["", "Bool", "reference", "reference Server", "references"] {
            assert_eq!(Type::from_word(word), None, "{word}");
        }
    }
}

//! Types and defaults of attributes, in words.

use super::{Attribute, Fallback, Type};

impl Type {
    /// The type in words: "yes or no", "text", the name of an enumeration.
    pub fn description(&self) -> String {
        match self {
            Type::Bool => "yes or no".to_owned(),
            Type::Int => "number".to_owned(),
            Type::Text => "text".to_owned(),
            Type::Choice(name) => name.to_string(),
            Type::Reference(kind) => format!("{kind:?}"),
            Type::References(kind) => format!("list of {kind:?}"),
            Type::Numbers => "numbers".to_owned(),
            Type::Texts => "texts".to_owned(),
            Type::Overrides => "overrides".to_owned(),
            Type::Assumptions => "assumptions".to_owned(),
            Type::Findings => "findings".to_owned(),
        }
    }
}

impl Attribute {
    /// The default in words: "no", "0", a text in quotation marks.
    pub fn default_description(&self) -> String {
        match &self.fallback {
            Fallback::Bool(true) => "yes".to_owned(),
            Fallback::Bool(false) => "no".to_owned(),
            Fallback::Int(n) => n.to_string(),
            Fallback::Text(text) => format!("\"{text}\""),
            Fallback::Choice(name) => name.to_string(),
            Fallback::LevelZero => "0".to_owned(),
            Fallback::Nothing => "none".to_owned(),
            Fallback::Empty => "[]".to_owned(),
        }
    }
}

//! Classes that the user adds.

use serde::{Deserialize, Serialize};

use super::{Attributes, Type};

/// A class that extends one of the schema's or another custom one, as `MQTT broker` extends `Server`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CustomType {
    /// Name of the class.
    pub name: String,
    /// Name of the class it extends.
    pub base: String,
    /// What it is, in a sentence.
    pub description: String,
    /// Name of its icon; empty: that of its base.
    pub icon: String,
    /// Attributes that it adds.
    pub attributes: Vec<CustomAttribute>,
    /// Defaults that differ from those of its base.
    pub defaults: Attributes,
}

/// An attribute that a custom type adds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CustomAttribute {
    /// Name, as conditions write it.
    pub name: String,
    /// Type of its values.
    pub kind: Type,
    /// Short label.
    pub label: String,
    /// The question it asks the user.
    pub question: String,
    /// A sentence of help.
    pub help: String,
}

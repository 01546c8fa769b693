//! What is known of a value at compile time: enough to decide whether an attribute can exist.

use crate::model::Kind;
use crate::schema::{ClassId, Schema, Type};

/// What a value can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::threats::condition) enum StaticType {
    /// Anything.
    Unknown,
    /// A part of one of these classes, or nothing.
    Part(Vec<ClassId>),
    /// A member of that enumeration.
    Choice(u8),
    /// Something without attributes: a truth value, a number, text.
    Scalar,
    /// Several of that type.
    Collection(Box<StaticType>),
    /// A list that conditions do not look into.
    Opaque,
}

impl StaticType {
    /// The type of an attribute's values.
    pub(in crate::threats::condition) fn of(kind: &Type, schema: &Schema) -> StaticType {
        match kind {
            Type::Bool | Type::Int | Type::Text => StaticType::Scalar,
            Type::Choice(name) => {
                let position = schema
                    .enumerations()
                    .iter()
                    .position(|enumeration| enumeration.name == *name);
                position
                    .and_then(|at| u8::try_from(at).ok())
                    .map_or(StaticType::Unknown, StaticType::Choice)
            }
            Type::Reference(kind) => StaticType::Part(classes_of(*kind, schema)),
            Type::References(kind) => {
                StaticType::Collection(Box::new(StaticType::Part(classes_of(*kind, schema))))
            }
            Type::Numbers | Type::Texts => StaticType::Collection(Box::new(StaticType::Scalar)),
            Type::Overrides | Type::Assumptions | Type::Findings => StaticType::Opaque,
        }
    }

    /// The type that covers both.
    pub(in crate::threats::condition) fn union(self, other: StaticType) -> StaticType {
        match (self, other) {
            (StaticType::Part(mut classes), StaticType::Part(others)) => {
                classes.extend(others);
                classes.sort_unstable();
                classes.dedup();
                StaticType::Part(classes)
            }
            (StaticType::Collection(items), StaticType::Collection(others)) => {
                StaticType::Collection(Box::new(items.union(*others)))
            }
            (one, other) if one == other => one,
            _ => StaticType::Unknown,
        }
    }

    /// The type of what a loop over it yields.
    pub(super) fn item_type(self) -> StaticType {
        match self {
            StaticType::Collection(item) => *item,
            StaticType::Scalar => StaticType::Scalar,
            StaticType::Unknown
            | StaticType::Part(_)
            | StaticType::Choice(_)
            | StaticType::Opaque => StaticType::Unknown,
        }
    }
}

/// The classes of what a reference to that kind can name. A flow may end at any kind of element.
fn classes_of(kind: Kind, schema: &Schema) -> Vec<ClassId> {
    let fits = |class| match schema.kind_of(class) {
        Some(Kind::Boundary) => matches!(kind, Kind::Boundary | Kind::Element),
        other => other == Some(kind),
    };
    schema
        .classes()
        .map(|(class, _)| class)
        .filter(|class| fits(*class))
        .collect()
}

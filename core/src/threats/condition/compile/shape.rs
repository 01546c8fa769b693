//! What is known of a value before it is there: enough to say whether an attribute can exist.

use crate::model::Kind;
use crate::model::schema::{ClassId, Schema, Type};

/// What a value can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::threats::condition) enum Shape {
    /// Anything.
    Unknown,
    /// A part of one of these classes, or nothing.
    Part(Vec<ClassId>),
    /// A member of that enumeration.
    Choice(u8),
    /// Something without attributes: a truth value, a number, text.
    Plain,
    /// Several of that shape.
    Many(Box<Shape>),
    /// A list that conditions do not look into.
    Opaque,
}

impl Shape {
    /// The shape of an attribute's values.
    pub(in crate::threats::condition) fn of(kind: &Type, schema: &Schema) -> Shape {
        match kind {
            Type::Bool | Type::Int | Type::Text => Shape::Plain,
            Type::Choice(name) => {
                let position = schema
                    .enumerations()
                    .iter()
                    .position(|enumeration| enumeration.name == *name);
                position
                    .and_then(|at| u8::try_from(at).ok())
                    .map_or(Shape::Unknown, Shape::Choice)
            }
            Type::Reference(kind) => Shape::Part(classes_of(*kind, schema)),
            Type::References(kind) => Shape::Many(Box::new(Shape::Part(classes_of(*kind, schema)))),
            Type::Numbers | Type::Texts => Shape::Many(Box::new(Shape::Plain)),
            Type::Overrides | Type::Assumptions | Type::Findings => Shape::Opaque,
        }
    }

    /// What is common to both.
    pub(in crate::threats::condition) fn or(self, other: Shape) -> Shape {
        match (self, other) {
            (Shape::Part(mut classes), Shape::Part(others)) => {
                classes.extend(others);
                classes.sort_unstable();
                classes.dedup();
                Shape::Part(classes)
            }
            (Shape::Many(items), Shape::Many(others)) => Shape::Many(Box::new(items.or(*others))),
            (one, other) if one == other => one,
            _ => Shape::Unknown,
        }
    }

    /// The shape of what a loop over it gives.
    pub(super) fn item(self) -> Shape {
        match self {
            Shape::Many(item) => *item,
            Shape::Plain => Shape::Plain,
            Shape::Unknown | Shape::Part(_) | Shape::Choice(_) | Shape::Opaque => Shape::Unknown,
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

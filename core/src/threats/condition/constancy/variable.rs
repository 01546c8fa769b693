//! What a condition asks about, and the cases that make a difference.

use crate::schema::{Attribute, ClassId, Fallback, Schema, Type};
use crate::threats::condition::program::{Read, Subject};

/// Something that a condition asks about.
#[derive(Debug)]
pub(super) struct Variable<'c> {
    pub(super) key: Key<'c>,
    pub(super) kind: ValueKind,
    /// The cases; every value is in one of them, and all values in one are answered alike.
    pub(super) cells: Vec<Cell<'c>>,
}

/// What tells one variable from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key<'c> {
    /// An attribute of the target, or of the part that another of its attributes refers to.
    Attribute {
        through: Option<u16>,
        attribute: u16,
    },
    /// A clause that is not understood, by its text.
    Clause(&'c str),
}

impl Key<'_> {
    /// That of an attribute; `None` for one of a loop's variable.
    pub(super) fn of(read: Read) -> Option<Key<'static>> {
        let through = match read.subject {
            Subject::Target => None,
            Subject::Through(reference) => Some(reference.0),
            Subject::Local(_) => return None,
        };
        Some(Key::Attribute {
            through,
            attribute: read.attribute.0,
        })
    }
}

/// What an attribute's values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ValueKind {
    Truth,
    Text,
    Number,
    /// Members of that enumeration.
    Member(u8),
    Clause,
}

/// A case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell<'c> {
    Truth(bool),
    Text(&'c str),
    /// A text that the condition does not name.
    OtherText,
    Number(i64),
    Member(u8),
    /// It cannot be read.
    Fails,
}

impl<'c> Variable<'c> {
    /// An attribute; `None` where its values can be of several kinds, or of one that is not
    /// looked into.
    pub(super) fn attribute(
        read: Read,
        schema: &Schema,
        targets: &[ClassId],
    ) -> Option<Variable<'c>> {
        let key = Key::of(read)?;
        let is_target = matches!(read.subject, Subject::Target);
        let can_be = |class: ClassId| {
            !is_target || targets.is_empty() || targets.iter().any(|base| schema.is_a(class, *base))
        };
        let owners = schema.classes().filter(|(class, _)| can_be(*class));
        let attributes =
            owners.map(|(_, class)| class.attribute(read.attribute).map(AsRef::as_ref));
        let attributes: Vec<Option<&Attribute>> = attributes.collect();
        let mut kinds = attributes.iter().flatten().map(|it| kind(it, schema));
        let kind = kinds.next().flatten()?;
        if !kinds.all(|other| other == Some(kind)) {
            return None;
        }
        let mut cells = match kind {
            ValueKind::Truth => vec![Cell::Truth(true), Cell::Truth(false)],
            ValueKind::Text => vec![Cell::OtherText, Cell::Text("")],
            ValueKind::Number => vec![Cell::Number(0), Cell::Number(1), Cell::Number(-1)],
            ValueKind::Member(at) => {
                let enumeration = schema.enumerations().get(usize::from(at))?;
                let count = u8::try_from(enumeration.members.len()).ok()?;
                (0..count).map(Cell::Member).collect()
            }
            ValueKind::Clause => return None,
        };
        // What is behind a reference may not be there.
        if !is_target || attributes.iter().any(Option::is_none) {
            cells.push(Cell::Fails);
        }
        Some(Variable { key, kind, cells })
    }

    /// A clause that is not understood.
    pub(super) fn clause(text: &'c str) -> Variable<'c> {
        Variable {
            key: Key::Clause(text),
            kind: ValueKind::Clause,
            cells: vec![Cell::Truth(true), Cell::Truth(false), Cell::Fails],
        }
    }

    /// Makes cases of what the condition compares it with.
    pub(super) fn split(&mut self, cells: impl IntoIterator<Item = Cell<'c>>) {
        for cell in cells {
            if !self.cells.contains(&cell) {
                self.cells.push(cell);
            }
        }
    }
}

/// The kind of an attribute's values, if nothing else can stand there.
fn kind(attribute: &Attribute, schema: &Schema) -> Option<ValueKind> {
    match (&attribute.kind, &attribute.fallback) {
        (Type::Bool, Fallback::Bool(_)) => Some(ValueKind::Truth),
        (Type::Text, Fallback::Text(_)) => Some(ValueKind::Text),
        (Type::Int, Fallback::Int(_)) => Some(ValueKind::Number),
        (Type::Choice(name), Fallback::Choice(_)) => {
            let mut all = schema.enumerations().iter();
            let at = all.position(|enumeration| enumeration.name == *name)?;
            Some(ValueKind::Member(u8::try_from(at).ok()?))
        }
        _ => None,
    }
}

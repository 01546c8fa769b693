//! How an entry of the table is written: a name, a type with its default, a group, and the words.

use std::borrow::Cow;

use crate::schema::{Attribute, Fallback, Group, Kind, Type, WordingAt};

/// An attribute as the table has it.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) spec: AttributeSpec,
    pub(super) words: Words,
}

/// An attribute without its sentences; [`crate::schema::Attribute`] explains what each field is for.
#[derive(Clone, Copy)]
pub(in crate::schema) struct AttributeSpec {
    pub(in crate::schema) name: &'static str,
    pub(in crate::schema) value: ValueSpec,
    pub(in crate::schema) computed: bool,
    pub(in crate::schema) group: Group,
    pub(in crate::schema) label: &'static str,
}

impl AttributeSpec {
    /// The attribute that is in the table at that place.
    pub(in crate::schema) fn attribute(&self, place: u16) -> Attribute {
        let (kind, fallback) = self.value.kind_and_fallback();
        Attribute {
            name: Cow::Borrowed(self.name),
            kind,
            fallback,
            computed: self.computed,
            group: self.group,
            label: Cow::Borrowed(self.label),
            wording: WordingAt::BuiltIn(place),
        }
    }
}

/// The words of an attribute; [`crate::schema::Wording`] explains what each is for.
#[derive(Clone, Copy)]
pub(in crate::schema) struct Words {
    pub(super) label: &'static str,
    pub(in crate::schema) question: &'static str,
    pub(in crate::schema) holds: &'static str,
    pub(in crate::schema) holds_not: &'static str,
    pub(in crate::schema) help: &'static str,
}

/// A type with its default.
#[derive(Clone, Copy)]
pub(in crate::schema) enum ValueSpec {
    YesNo(bool),
    Number(i64),
    Text(&'static str),
    Choice {
        enumeration: &'static str,
        default: &'static str,
    },
    One(Kind),
    Many(Kind),
    List(List),
    Levels,
}

/// A list of what is neither a part nor a number.
#[derive(Clone, Copy)]
pub(in crate::schema) enum List {
    Texts,
    Overrides,
    Assumptions,
    Findings,
}

impl ValueSpec {
    /// The type, and what counts where nobody answered.
    pub(in crate::schema) fn kind_and_fallback(self) -> (Type, Fallback) {
        match self {
            ValueSpec::YesNo(default) => (Type::Bool, Fallback::Bool(default)),
            ValueSpec::Number(default) => (Type::Int, Fallback::Int(default)),
            ValueSpec::Text(default) => (Type::Text, Fallback::Text(Cow::Borrowed(default))),
            ValueSpec::Choice {
                enumeration,
                default,
            } => (
                Type::Choice(Cow::Borrowed(enumeration)),
                Fallback::Choice(Cow::Borrowed(default)),
            ),
            ValueSpec::One(kind) => (Type::Reference(kind), Fallback::Nothing),
            ValueSpec::Many(kind) => (Type::References(kind), Fallback::Empty),
            ValueSpec::List(List::Texts) => (Type::Texts, Fallback::Empty),
            ValueSpec::List(List::Overrides) => (Type::Overrides, Fallback::Empty),
            ValueSpec::List(List::Assumptions) => (Type::Assumptions, Fallback::Empty),
            ValueSpec::List(List::Findings) => (Type::Findings, Fallback::Empty),
            ValueSpec::Levels => (Type::Numbers, Fallback::LevelZero),
        }
    }
}

/// Yes or no, where no counts if nobody answered.
pub(super) const fn yes_no(name: &'static str, group: Group, words: Words) -> Entry {
    entry(name, ValueSpec::YesNo(false), group, words)
}

/// Yes or no, where yes counts if nobody answered.
pub(super) const fn yes_by_default(name: &'static str, group: Group, words: Words) -> Entry {
    entry(name, ValueSpec::YesNo(true), group, words)
}

/// Text, empty if nobody gave one.
pub(super) const fn text(name: &'static str, group: Group, words: Words) -> Entry {
    text_or(name, "", group, words)
}

/// Text with a default.
pub(super) const fn text_or(
    name: &'static str,
    default: &'static str,
    group: Group,
    words: Words,
) -> Entry {
    entry(name, ValueSpec::Text(default), group, words)
}

/// A whole number with a default.
pub(super) const fn number_or(
    name: &'static str,
    default: i64,
    group: Group,
    words: Words,
) -> Entry {
    entry(name, ValueSpec::Number(default), group, words)
}

/// A member of an enumeration, with the member that counts if nobody chose.
pub(super) const fn choice_or(
    name: &'static str,
    enumeration: &'static str,
    default: &'static str,
    group: Group,
    words: Words,
) -> Entry {
    let value = ValueSpec::Choice {
        enumeration,
        default,
    };
    entry(name, value, group, words)
}

/// One other part, or none.
pub(super) const fn one(name: &'static str, kind: Kind, group: Group, words: Words) -> Entry {
    entry(name, ValueSpec::One(kind), group, words)
}

/// Any number of other parts.
pub(super) const fn many(name: &'static str, kind: Kind, group: Group, words: Words) -> Entry {
    entry(name, ValueSpec::Many(kind), group, words)
}

/// A list of what is neither a part nor a number: texts, overrides, assumptions.
pub(super) const fn list(name: &'static str, of: List, group: Group, words: Words) -> Entry {
    entry(name, ValueSpec::List(of), group, words)
}

/// Levels, level 0 alone if nobody gave any.
pub(super) const fn levels(name: &'static str, group: Group, words: Words) -> Entry {
    entry(name, ValueSpec::Levels, group, words)
}

/// An attribute that the analysis works out, so that nobody sets it.
pub(super) const fn computed(mut entry: Entry) -> Entry {
    entry.spec.computed = true;
    entry
}

const fn entry(name: &'static str, value: ValueSpec, group: Group, words: Words) -> Entry {
    Entry {
        spec: AttributeSpec {
            name,
            value,
            computed: false,
            group,
            label: words.label,
        },
        words,
    }
}

//! How an entry of the table is written: a name, a type with its default, a group, and the words.

use std::borrow::Cow;

use crate::model::Kind;
use crate::model::schema::{Attribute, Fallback, Group, Type};

/// The words of an attribute; [`Attribute`] says what each is for.
#[derive(Clone, Copy)]
pub(super) struct Words {
    pub(super) label: &'static str,
    pub(super) question: &'static str,
    pub(super) holds: &'static str,
    pub(super) holds_not: &'static str,
    pub(super) help: &'static str,
}

/// Yes or no, where no counts if nobody answered.
pub(super) const fn yes_no(name: &'static str, group: Group, words: Words) -> Attribute {
    entry(name, Type::Bool, Fallback::Bool(false), group, words)
}

/// Yes or no, where yes counts if nobody answered.
pub(super) const fn yes_unless_denied(name: &'static str, group: Group, words: Words) -> Attribute {
    entry(name, Type::Bool, Fallback::Bool(true), group, words)
}

/// Text, empty if nobody gave one.
pub(super) const fn text(name: &'static str, group: Group, words: Words) -> Attribute {
    text_or(name, "", group, words)
}

/// Text with a default.
pub(super) const fn text_or(
    name: &'static str,
    default: &'static str,
    group: Group,
    words: Words,
) -> Attribute {
    let default = Fallback::Text(Cow::Borrowed(default));
    entry(name, Type::Text, default, group, words)
}

/// A whole number with a default.
pub(super) const fn number_or(
    name: &'static str,
    default: i64,
    group: Group,
    words: Words,
) -> Attribute {
    entry(name, Type::Int, Fallback::Int(default), group, words)
}

/// A member of an enumeration, with the member that counts if nobody chose.
pub(super) const fn choice_or(
    name: &'static str,
    enumeration: &'static str,
    default: &'static str,
    group: Group,
    words: Words,
) -> Attribute {
    let kind = Type::Choice(Cow::Borrowed(enumeration));
    let default = Fallback::Choice(Cow::Borrowed(default));
    entry(name, kind, default, group, words)
}

/// One other part, or none.
pub(super) const fn one(name: &'static str, kind: Kind, group: Group, words: Words) -> Attribute {
    entry(name, Type::Reference(kind), Fallback::Nothing, group, words)
}

/// Any number of other parts.
pub(super) const fn many(name: &'static str, kind: Kind, group: Group, words: Words) -> Attribute {
    entry(name, Type::References(kind), Fallback::Empty, group, words)
}

/// A list of what is neither a part nor a number: texts, overrides, assumptions.
pub(super) const fn list(name: &'static str, kind: Type, group: Group, words: Words) -> Attribute {
    entry(name, kind, Fallback::Empty, group, words)
}

/// Levels, level 0 alone if nobody gave any.
pub(super) const fn levels(name: &'static str, group: Group, words: Words) -> Attribute {
    entry(name, Type::Numbers, Fallback::LevelZero, group, words)
}

/// An attribute that the analysis works out, so that nobody sets it.
pub(super) const fn computed(mut attribute: Attribute) -> Attribute {
    attribute.computed = true;
    attribute
}

const fn entry(
    name: &'static str,
    kind: Type,
    fallback: Fallback,
    group: Group,
    words: Words,
) -> Attribute {
    Attribute {
        name: Cow::Borrowed(name),
        kind,
        fallback,
        computed: false,
        group,
        label: Cow::Borrowed(words.label),
        question: Cow::Borrowed(words.question),
        holds: Cow::Borrowed(words.holds),
        holds_not: Cow::Borrowed(words.holds_not),
        help: Cow::Borrowed(words.help),
    }
}

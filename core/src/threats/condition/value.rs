//! A value while a condition is evaluated. What the model holds is borrowed, never copied.

use std::rc::Rc;

use super::program::Constant;
use crate::model::PartIndex;
use crate::schema::Enumeration;
use crate::threats::facts::Fact;

/// A value, as Python has it.
#[derive(Clone, Debug)]
pub(super) enum Value<'a> {
    None,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(Text<'a>),
    Choice {
        enumeration: u8,
        member: u8,
    },
    Part(PartIndex),
    /// A class with its subclasses, as flags by class id; only methods are handed one.
    Class(&'a [bool]),
    /// Parts: a set of data, or a list of anything else.
    Parts(&'a [PartIndex]),
    /// A set of numbers.
    Numbers(&'a [i64]),
    /// A list of texts.
    Texts(&'a [String]),
    /// A list that is not looked into, by its length.
    Opaque(usize),
    List(Rc<[Value<'a>]>),
    Tuple(Rc<[Value<'a>]>),
    /// Each item once.
    Set(Rc<[Value<'a>]>),
    /// Each key once.
    Dict(Rc<[(Value<'a>, Value<'a>)]>),
}

/// A text, of the model or the condition, or one that was computed.
#[derive(Clone, Debug)]
pub(super) enum Text<'a> {
    Borrowed(&'a str),
    Owned(Rc<str>),
}

impl Text<'_> {
    pub(super) fn as_str(&self) -> &str {
        match self {
            Text::Borrowed(text) => text,
            Text::Owned(text) => text,
        }
    }
}

impl<'a> Value<'a> {
    /// A text that was computed.
    pub(super) fn owned_text(text: &str) -> Value<'a> {
        Value::Text(Text::Owned(text.into()))
    }

    pub(super) fn of_constant(constant: &'a Constant) -> Value<'a> {
        match constant {
            Constant::None => Value::None,
            Constant::Bool(value) => Value::Bool(*value),
            Constant::Int(value) => Value::Int(*value),
            Constant::Float(value) => Value::Float(*value),
            Constant::Text(text) => Value::Text(Text::Borrowed(text)),
            Constant::Choice {
                enumeration,
                member,
            } => Value::Choice {
                enumeration: *enumeration,
                member: *member,
            },
            Constant::Class(flags) => Value::Class(flags),
        }
    }

    /// The value of an attribute; `None` where the part has none such.
    pub(super) fn of_fact(fact: Fact<'a>) -> Option<Value<'a>> {
        Some(match fact {
            Fact::Missing => return None,
            Fact::None => Value::None,
            Fact::Bool(value) => Value::Bool(value),
            Fact::Int(value) => Value::Int(value),
            Fact::Text(text) => Value::Text(Text::Borrowed(text)),
            Fact::Choice {
                enumeration,
                member,
            } => Value::Choice {
                enumeration,
                member,
            },
            Fact::Part(part) => Value::Part(part),
            Fact::Parts(parts) => Value::Parts(parts),
            Fact::Numbers(numbers) => Value::Numbers(numbers),
            Fact::Texts(texts) => Value::Texts(texts),
            Fact::Opaque(length) => Value::Opaque(length),
        })
    }

    /// Python's truth of it.
    pub(super) fn truth(&self) -> bool {
        match self {
            Value::None => false,
            Value::Bool(value) => *value,
            Value::Int(value) => *value != 0,
            Value::Float(value) => *value != 0.0,
            Value::Choice { .. } | Value::Part(_) | Value::Class(_) => true,
            _ => self.length().is_none_or(|length| length > 0),
        }
    }

    /// How many items it has; `None` for what has none. A text is not counted but measured.
    pub(super) fn length(&self) -> Option<usize> {
        Some(match self {
            Value::Text(text) => text.as_str().len(),
            Value::Parts(items) => items.len(),
            Value::Numbers(items) => items.len(),
            Value::Texts(items) => items.len(),
            Value::Opaque(length) => *length,
            Value::List(items) | Value::Tuple(items) | Value::Set(items) => items.len(),
            Value::Dict(entries) => entries.len(),
            Value::None
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::Choice { .. }
            | Value::Part(_)
            | Value::Class(_) => return None,
        })
    }

    /// Whether both are one object, as far as that can be seen.
    pub(super) fn is_same(&self, other: &Value<'a>) -> bool {
        match (self, other) {
            (Value::None, Value::None) => true,
            (
                Value::Choice {
                    enumeration,
                    member,
                },
                Value::Choice {
                    enumeration: of,
                    member: other,
                },
            ) => enumeration == of && member == other,
            (Value::Part(one), Value::Part(other)) => one == other,
            (Value::Parts(one), Value::Parts(other)) => std::ptr::eq(*one, *other),
            (Value::Texts(one), Value::Texts(other)) => std::ptr::eq(*one, *other),
            (Value::Numbers(one), Value::Numbers(other)) => std::ptr::eq(*one, *other),
            (Value::List(one), Value::List(other))
            | (Value::Tuple(one), Value::Tuple(other))
            | (Value::Set(one), Value::Set(other)) => Rc::ptr_eq(one, other),
            (Value::Dict(one), Value::Dict(other)) => Rc::ptr_eq(one, other),
            _ => false,
        }
    }

    /// The number it is in arithmetic: truth values count as 0 and 1.
    pub(super) fn number(&self) -> Option<Number> {
        Some(match self {
            Value::Bool(value) => Number::Int(i64::from(*value)),
            Value::Int(value) => Number::Int(*value),
            Value::Float(value) => Number::Float(*value),
            _ => return None,
        })
    }

    /// The whole number it is.
    pub(super) fn integer(&self) -> Option<i64> {
        match self.number() {
            Some(Number::Int(value)) => Some(value),
            _ => None,
        }
    }

    /// Its items, one after the other; `None` for what cannot be iterated.
    pub(super) fn items(self) -> Option<Items<'a>> {
        let many = match self {
            Value::Text(text) => return Some(Items::Characters { text, at: 0 }),
            Value::Parts(parts) => return Some(Items::Parts(parts.iter())),
            Value::Numbers(numbers) => return Some(Items::Numbers(numbers.iter())),
            Value::Texts(texts) => return Some(Items::Texts(texts.iter())),
            Value::Dict(entries) => return Some(Items::Keys { entries, at: 0 }),
            Value::List(items) | Value::Tuple(items) | Value::Set(items) => items,
            _ => return None,
        };
        Some(Items::Many { items: many, at: 0 })
    }

    /// What it is, for messages: "text", "a number", …
    pub(super) fn type_name(&self, enumerations: &[Enumeration]) -> String {
        match self {
            Value::None => "nothing",
            Value::Bool(_) => "a truth value",
            Value::Int(_) | Value::Float(_) => "a number",
            Value::Text(_) => "text",
            Value::Part(_) => "a part of the model",
            Value::Class(_) => "a class",
            Value::Parts(_) => "a list of parts",
            Value::Texts(_) | Value::List(_) | Value::Opaque(_) => "a list",
            Value::Tuple(_) => "a tuple",
            Value::Numbers(_) | Value::Set(_) => "a set",
            Value::Dict(_) => "a dictionary",
            Value::Choice { enumeration, .. } => {
                return match enumerations.get(usize::from(*enumeration)) {
                    Some(enumeration) => format!("a {}", enumeration.name),
                    None => "a member of an enumeration".to_owned(),
                };
            }
        }
        .to_owned()
    }
}

/// A number, whole or not.
#[derive(Clone, Copy, Debug)]
pub(super) enum Number {
    Int(i64),
    Float(f64),
}

/// The items of a value, one after the other.
pub(super) enum Items<'a> {
    Parts(std::slice::Iter<'a, PartIndex>),
    Numbers(std::slice::Iter<'a, i64>),
    Texts(std::slice::Iter<'a, String>),
    Characters {
        text: Text<'a>,
        at: usize,
    },
    Many {
        items: Rc<[Value<'a>]>,
        at: usize,
    },
    Keys {
        entries: Rc<[(Value<'a>, Value<'a>)]>,
        at: usize,
    },
}

impl<'a> Iterator for Items<'a> {
    type Item = Value<'a>;

    fn next(&mut self) -> Option<Value<'a>> {
        match self {
            Items::Parts(parts) => parts.next().map(|part| Value::Part(*part)),
            Items::Numbers(numbers) => numbers.next().map(|number| Value::Int(*number)),
            Items::Texts(texts) => texts
                .next()
                .map(|text| Value::Text(Text::Borrowed(text.as_str()))),
            Items::Characters { text, at } => {
                let rest = text.as_str().get(*at..)?;
                let c = rest.chars().next()?;
                *at = at.saturating_add(c.len_utf8());
                Some(Value::owned_text(c.encode_utf8(&mut [0; 4])))
            }
            Items::Many { items, at } => {
                let item = items.get(*at)?.clone();
                *at = at.saturating_add(1);
                Some(item)
            }
            Items::Keys { entries, at } => {
                let (key, _) = entries.get(*at)?;
                *at = at.saturating_add(1);
                Some(key.clone())
            }
        }
    }
}

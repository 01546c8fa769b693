//! The tree that the reader returns: values with the span of each, nothing thrown away.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, LineIndex, Position, Range, Span};

/// A value with its span.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'a> {
    /// The value.
    pub value: Json<'a>,
    /// Its span.
    pub span: Span,
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it is written: `443.0`, `1e3`. See [`super::parse_integer`] and [`super::parse_float`].
    Number(&'a str),
    /// A text, its escapes read.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Node<'a>>),
    /// An object.
    Object(Object<'a>),
}

/// The members of an object as they are in the text, a key that is given twice included.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Object<'a>(pub Vec<Member<'a>>);

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Member<'a> {
    /// The key, its escapes read.
    pub key: Cow<'a, str>,
    /// Span of the key, quotes included.
    pub key_span: Span,
    /// Its value.
    pub value: Node<'a>,
    /// Whether the same key follows later in the object, so that this one does not count.
    pub is_overridden: bool,
}

impl<'a> Object<'a> {
    /// The value of that key; of a key that is given twice the last one.
    pub fn get(&self, key: &str) -> Option<&Node<'a>> {
        self.0
            .iter()
            .rev()
            .find(|member| member.key == key)
            .map(|member| &member.value)
    }

    /// The members that count: all but those whose key follows again.
    pub fn members(&self) -> impl Iterator<Item = &Member<'a>> {
        self.0.iter().filter(|member| !member.is_overridden)
    }
}

impl<'a> Node<'a> {
    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The truth value, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            Json::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The whole number, if it is one that [`super::parse_integer`] reads.
    pub fn as_integer(&self) -> Option<i64> {
        match self.value {
            Json::Number(raw) => super::parse_integer(raw),
            _ => None,
        }
    }

    /// The items, if it is a list.
    pub fn as_list(&self) -> Option<&[Node<'a>]> {
        match &self.value {
            Json::List(items) => Some(items),
            _ => None,
        }
    }

    /// The object, if it is one.
    pub fn as_object(&self) -> Option<&Object<'a>> {
        match &self.value {
            Json::Object(object) => Some(object),
            _ => None,
        }
    }

    /// What it is, for a sentence: `a text`, `an object`.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Json::Null => "null",
            Json::Bool(_) => "a truth value",
            Json::Number(_) => "a number",
            Json::Text(_) => "a text",
            Json::List(_) => "a list",
            Json::Object(_) => "an object",
        }
    }
}

/// A text that was read.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The text, without the byte order mark that may be before it.
    pub text: &'a str,
    /// Its one value.
    pub root: Node<'a>,
    /// Keys that are given twice, halves of characters: understood, but not as written.
    pub remarks: Vec<Diagnostic>,
    /// How deep its lists and objects are nested: 1 for `[]`, 0 for `7`.
    pub depth: usize,
    pub(super) line_index: LineIndex,
}

impl<'a> Document<'a> {
    /// Line and column of the start of that span.
    pub fn position(&self, span: Span) -> Position {
        self.line_index.at(self.text, span.start as usize)
    }

    /// That span in lines and columns.
    pub fn range(&self, span: Span) -> Range {
        self.line_index.range(self.text, span)
    }

    /// The text of that value as it is written.
    pub fn raw(&self, node: &Node<'_>) -> &'a str {
        self.text
            .get(node.span.start as usize..node.span.end as usize)
            .unwrap_or("")
    }
}

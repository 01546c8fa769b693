//! Values as text, and their truth, as Python has them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::value::{CollectionKind, DataSource, List, Value};
use crate::python::output::{self, Collection, repr_bool, repr_text};

/// The methods of a text that can be called.
pub(super) const TEXT_METHODS: [&str; 5] = ["upper", "lower", "title", "capitalize", "strip"];

/// Python's `str(value)`.
pub(super) fn text<'a, W: DataSource<'a>>(
    source: &W,
    value: &Value<'a, W::Object>,
) -> Cow<'a, str> {
    match value {
        Value::Text(text) => text.clone(),
        Value::Object(object) => source.text(*object),
        Value::List(list) if list.kind == CollectionKind::DataSet => {
            Cow::Owned(names(source, list))
        }
        other => Cow::Owned(repr(source, other)),
    }
}

/// A value as one would write it by hand: an object by its name, a list by those of its items, nothing
/// for what is not there. (Not Python's; our own specs show it.)
pub(super) fn plain<'a, W: DataSource<'a>>(
    source: &W,
    value: &Value<'a, W::Object>,
) -> Cow<'a, str> {
    match value {
        Value::None => Cow::Borrowed(""),
        Value::Object(object) => match source.attribute(*object, "name") {
            Some(Value::Text(name)) => name,
            _ => source.text(*object),
        },
        Value::List(list) => {
            let items: Vec<Cow<'_, str>> =
                list.items.iter().map(|item| plain(source, item)).collect();
            Cow::Owned(items.join(", "))
        }
        other => text(source, other),
    }
}

/// Python's `repr(value)`; an object without its address in memory.
pub(super) fn repr<'a, W: DataSource<'a>>(source: &W, value: &Value<'a, W::Object>) -> String {
    match value {
        Value::None => "None".to_owned(),
        Value::Bool(value) => repr_bool(*value).to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) => repr_text(text),
        Value::List(list) => bracketed(source, list),
        Value::Object(object) => format!("<{}>", source.text(*object)),
        Value::Method(_, method) | Value::TextMethod(_, method) => format!("<method {method}>"),
        Value::Class(name) => format!("<class '{name}'>"),
    }
}

/// Python's `ascii(value)`: its repr with everything beyond ASCII escaped.
pub(super) fn ascii<'a, W: DataSource<'a>>(source: &W, value: &Value<'a, W::Object>) -> String {
    output::ascii(&repr(source, value))
}

/// Python's `bool(value)`.
pub(super) fn truth<O>(value: &Value<'_, O>) -> bool {
    match value {
        Value::None => false,
        Value::Bool(b) => *b,
        Value::Int(number) => *number != 0,
        Value::Text(text) => !text.is_empty(),
        Value::List(list) => !list.items.is_empty(),
        Value::Object(_) | Value::Method(..) | Value::TextMethod(..) | Value::Class(_) => true,
    }
}

/// The name of the value's class, as messages show it and as `__class__` gives it.
pub fn class<'a, W: DataSource<'a>>(source: &W, value: &Value<'a, W::Object>) -> &'a str {
    match value {
        Value::None => "NoneType",
        Value::Bool(_) => "bool",
        Value::Int(_) => "int",
        Value::Text(_) => "str",
        Value::List(list) => match list.kind {
            CollectionKind::List => "list",
            CollectionKind::Tuple => "tuple",
            CollectionKind::Set => "set",
            CollectionKind::DataSet => "DataSet",
        },
        Value::Object(object) => source.class(*object),
        Value::Method(..) | Value::TextMethod(..) => "method",
        Value::Class(_) => "type",
    }
}

/// A method of a text, called.
pub(super) fn call_text_method(text: &str, method: &str) -> String {
    match method {
        "upper" => text.to_uppercase(),
        "lower" => text.to_lowercase(),
        "strip" => text.trim().to_owned(),
        "capitalize" => output::capitalize(text),
        _ => output::title_case(text),
    }
}

fn names<'a, W: DataSource<'a>>(source: &W, list: &List<'a, W::Object>) -> String {
    let names: BTreeSet<Cow<'a, str>> = list
        .items
        .iter()
        .map(|item| match item {
            Value::Object(object) => match source.attribute(*object, "name") {
                Some(Value::Text(name)) => name,
                _ => source.text(*object),
            },
            other => text(source, other),
        })
        .collect();
    names.into_iter().collect::<Vec<_>>().join(", ")
}

fn bracketed<'a, W: DataSource<'a>>(source: &W, list: &List<'a, W::Object>) -> String {
    let items: Vec<String> = list.items.iter().map(|item| repr(source, item)).collect();
    let joined = items.join(", ");
    let kind = match list.kind {
        CollectionKind::List => Collection::List,
        CollectionKind::Tuple => Collection::Tuple,
        CollectionKind::Set => Collection::Set,
        CollectionKind::DataSet => return format!("DataSet({{{joined}}})"),
    };
    kind.repr(&joined, items.len())
}

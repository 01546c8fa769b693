//! Values as text, and their truth, as Python has them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::value::{CollectionKind, DataSource, List, Value};

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
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) => quoted(text),
        Value::List(list) => bracketed(source, list),
        Value::Object(object) => format!("<{}>", source.text(*object)),
        Value::Method(_, method) | Value::TextMethod(_, method) => format!("<method {method}>"),
        Value::Class(name) => format!("<class '{name}'>"),
    }
}

/// Python's `ascii(value)`: its repr with everything beyond ASCII escaped.
pub(super) fn ascii<'a, W: DataSource<'a>>(source: &W, value: &Value<'a, W::Object>) -> String {
    let mut escaped = String::new();
    for c in repr(source, value).chars() {
        if c.is_ascii() {
            escaped.push(c);
        } else {
            escaped.push_str(&escape(c));
        }
    }
    escaped
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
        "capitalize" => {
            let mut rest = text.chars();
            let first = rest.next().map(char::to_uppercase);
            first
                .into_iter()
                .flatten()
                .chain(rest.as_str().to_lowercase().chars())
                .collect()
        }
        _ => title_case(text),
    }
}

/// Every word with a capital, the rest of it small.
fn title_case(text: &str) -> String {
    let mut titled = String::new();
    let mut in_word = false;
    for c in text.chars() {
        if in_word {
            titled.extend(c.to_lowercase());
        } else {
            titled.extend(c.to_uppercase());
        }
        in_word = c.is_alphabetic();
    }
    titled
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
    match (list.kind, items.as_slice()) {
        (CollectionKind::List, _) => format!("[{}]", items.join(", ")),
        (CollectionKind::Tuple, [only]) => format!("({only},)"),
        (CollectionKind::Tuple, _) => format!("({})", items.join(", ")),
        (CollectionKind::Set, []) => "set()".to_owned(),
        (CollectionKind::Set, _) => format!("{{{}}}", items.join(", ")),
        (CollectionKind::DataSet, _) => format!("DataSet({{{}}})", items.join(", ")),
    }
}

/// A text in quotes, as Python writes it: single ones, unless only those are in it.
fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    let mut quoted = String::from(quote);
    for c in text.chars() {
        match c {
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            _ if c == quote => quoted.extend(['\\', c]),
            _ if is_printable(c) => quoted.push(c),
            _ => quoted.push_str(&escape(c)),
        }
    }
    quoted.push(quote);
    quoted
}

fn escape(c: char) -> String {
    let code = u32::from(c);
    match code {
        0..=0xff => format!("\\x{code:02x}"),
        0x100..=0xffff => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    }
}

/// Whether Python prints the character as it is. Rust's table of what is printable leaves out the
/// same categories; in front of a letter it also lets combining characters be.
fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return !c.is_ascii_control();
    }
    !format!("a{c}").escape_debug().any(|c| c == '\\')
}

//! The methods of texts, lists, sets and dictionaries, and those of pytm's classes.

use std::rc::Rc;

use super::{LONGEST, Runner};
use crate::import::tm_py::value::{Cell, Given, Value};

impl<'t> Runner<'t> {
    pub(super) fn call_method(
        &mut self,
        receiver: &Value<'t>,
        name: &str,
        given: Given<'t>,
    ) -> Value<'t> {
        match receiver {
            Value::Text(text) => self.text_method(&Rc::clone(text), name, &given),
            Value::List(at) => self.list_method(*at, name, &given),
            Value::Set(at) => self.set_method(*at, name, &given),
            Value::Dict(at) => self.dict_method(*at, name, given),
            Value::Object(at) => {
                let native = self.object_at(*at).map(|object| object.class);
                match native.and_then(|class| self.native_of(class)) {
                    Some(native) => self.pytm_method(*at, &native, name, given),
                    None => Value::None,
                }
            }
            Value::Class(class) => self.class_method(*class, name, given),
            Value::Builtin("dict") if name == "fromkeys" => {
                let keys = self.items(&given.at(0), given.span).unwrap_or_default();
                let made = Value::Dict(self.make(Cell::Pairs(Vec::new())));
                for key in keys {
                    self.set_item(&made, key, given.at(1), given.span);
                }
                made
            }
            Value::Builtin(of) => {
                // `str.upper(text)`, `list.append(list, item)`
                let mut given = given;
                if given.plain.is_empty() || *of == "object" {
                    return Value::None;
                }
                let receiver = given.plain.remove(0);
                self.call_method(&receiver, name, given)
            }
            _ => Value::Unknown,
        }
    }

    fn class_method(&mut self, class: usize, name: &str, mut given: Given<'t>) -> Value<'t> {
        match self.native_of(class).as_deref() {
            Some("TM") if name == "reset" => {
                self.reset();
                Value::None
            }
            // `Server.__init__(self, …)`
            Some(native) if !given.plain.is_empty() => {
                let native = native.to_owned();
                let Value::Object(at) = given.plain.remove(0) else {
                    return Value::Unknown;
                };
                self.pytm_method(at, &native, name, given)
            }
            _ => Value::Unknown,
        }
    }

    fn text_method(&mut self, text: &str, name: &str, given: &Given<'t>) -> Value<'t> {
        let span = given.span;
        if !self.step(text.len() / 32, span) {
            return Value::Unknown;
        }
        let first = given.at(0);
        let argument = first.as_text();
        let made = match (name, argument) {
            ("upper", _) => text.to_uppercase(),
            ("lower" | "casefold", _) => text.to_lowercase(),
            ("title", _) => titled(text),
            ("capitalize", _) => {
                let mut rest = text.chars();
                let head = rest.next().map(|c| c.to_uppercase().to_string());
                head.unwrap_or_default() + &rest.as_str().to_lowercase()
            }
            ("strip", None) => text.trim().to_owned(),
            ("lstrip", None) => text.trim_start().to_owned(),
            ("rstrip", None) => text.trim_end().to_owned(),
            ("strip", Some(set)) => text.trim_matches(|c| set.contains(c)).to_owned(),
            ("lstrip", Some(set)) => text.trim_start_matches(|c| set.contains(c)).to_owned(),
            ("rstrip", Some(set)) => text.trim_end_matches(|c| set.contains(c)).to_owned(),
            ("removeprefix", Some(part)) => text.strip_prefix(part).unwrap_or(text).to_owned(),
            ("removesuffix", Some(part)) => text.strip_suffix(part).unwrap_or(text).to_owned(),
            ("replace", Some(old)) => {
                let new = given.at(1);
                let (Some(new), false) = (new.as_text(), old.is_empty()) else {
                    return Value::Unknown;
                };
                let most = text.len() / old.len().max(1);
                if most.saturating_mul(new.len()).saturating_add(text.len()) > LONGEST {
                    return Value::Unknown;
                }
                text.replace(old, new)
            }
            ("startswith", Some(part)) => return Value::Bool(text.starts_with(part)),
            ("endswith", Some(part)) => return Value::Bool(text.ends_with(part)),
            ("find", Some(part)) => {
                let at = text.find(part).and_then(|at| text.get(..at));
                return at.map_or(Value::Int(-1), |before| {
                    super::builtin::count(before.chars().count())
                });
            }
            ("count", Some(part)) if !part.is_empty() => {
                return super::builtin::count(text.matches(part).count());
            }
            ("isdigit", _) => {
                return Value::Bool(!text.is_empty() && text.chars().all(|c| c.is_ascii_digit()));
            }
            ("isupper", _) => {
                return Value::Bool(
                    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase),
                );
            }
            ("split" | "rsplit" | "splitlines", _) => return self.split(text, name, given),
            ("join", _) => return self.join(text, given),
            ("format", _) => return self.braces(text, given),
            ("format_map", _) => {
                let pairs = self.pairs(&first).into_iter();
                let named = pairs.filter_map(|(key, value)| match key {
                    Value::Text(key) => Some((key, value, span)),
                    _ => None,
                });
                let given = Given {
                    plain: Vec::new(),
                    named: named.collect(),
                    span,
                };
                return self.braces(text, &given);
            }
            ("zfill" | "ljust" | "rjust" | "center", _) => {
                let Some(width) = first.as_int() else {
                    return Value::Unknown;
                };
                let sign = match name {
                    "zfill" => "0>",
                    "ljust" => "<",
                    "rjust" => ">",
                    _ => "^",
                };
                return self.laid_out(&Value::text(text), text, &format!("{sign}{width}"), span);
            }
            _ => return Value::Unknown,
        };
        self.made_text(&made, span)
    }

    fn split(&mut self, text: &str, name: &str, given: &Given<'t>) -> Value<'t> {
        let first = given.at(0);
        let most = given
            .by_name("maxsplit")
            .unwrap_or_else(|| given.at(1))
            .as_int();
        let most = most.and_then(|most| usize::try_from(most).ok());
        let pieces: Vec<&str> = match (name, first.as_text(), most) {
            ("splitlines", _, _) => text.lines().collect(),
            (_, Some(""), _) => return Value::Unknown,
            ("split", Some(by), Some(most)) => text.splitn(most.saturating_add(1), by).collect(),
            ("rsplit", Some(by), Some(most)) => {
                let mut pieces: Vec<_> = text.rsplitn(most.saturating_add(1), by).collect();
                pieces.reverse();
                pieces
            }
            (_, Some(by), None) => text.split(by).collect(),
            (_, None, None) => text.split_whitespace().collect(),
            _ => return Value::Unknown,
        };
        if !self.step(pieces.len(), given.span) {
            return Value::Unknown;
        }
        let pieces = pieces.into_iter().map(Value::text).collect();
        self.list(pieces)
    }

    fn join(&mut self, between: &str, given: &Given<'t>) -> Value<'t> {
        let Some(items) = self.items(&given.at(0), given.span) else {
            return Value::Unknown;
        };
        let mut made = String::new();
        for (position, item) in items.iter().enumerate() {
            let Value::Text(text) = item else {
                return Value::Unknown;
            };
            if position > 0 {
                made.push_str(between);
            }
            made.push_str(text);
            if made.len() > LONGEST {
                return Value::Unknown;
            }
        }
        self.made_text(&made, given.span)
    }

    fn list_method(&mut self, at: usize, name: &str, given: &Given<'t>) -> Value<'t> {
        let span = given.span;
        match name {
            "append" => self.put_all(at, vec![given.at(0)], false, span),
            "extend" => match self.items(&given.at(0), span) {
                Some(items) => self.put_all(at, items, false, span),
                None => self.say_unsure_items(span),
            },
            "insert" => {
                let count = self.items_at(at).len();
                let wanted = given.at(0).as_int().unwrap_or(0);
                let wanted = match usize::try_from(wanted) {
                    Ok(wanted) => wanted.min(count),
                    Err(_) => super::operate::position(&given.at(0), count).unwrap_or(0),
                };
                let value = given.at(1);
                self.step(count / 8, span);
                if let Some(items) = self.items_mut(at) {
                    items.insert(wanted, value);
                }
            }
            "pop" => {
                let count = self.items_at(at).len();
                let index = match given.plain.first() {
                    Some(index) => super::operate::position(index, count),
                    None => count.checked_sub(1),
                };
                self.step(count / 8, span);
                let items = self.items_mut(at);
                return match (items, index) {
                    (Some(items), Some(index)) if index < items.len() => items.remove(index),
                    _ => Value::Unknown,
                };
            }
            "remove" => {
                let wanted = given.at(0);
                self.remove(at, &wanted, span);
            }
            "clear" => {
                if let Some(items) = self.items_mut(at) {
                    items.clear();
                }
            }
            "reverse" => {
                self.step(self.items_at(at).len(), span);
                if let Some(items) = self.items_mut(at) {
                    items.reverse();
                }
            }
            "sort" => {
                let items = self.items_at(at).to_vec();
                if let Some(sorted) = self.sorted(items, given)
                    && let Some(items) = self.items_mut(at)
                {
                    *items = sorted;
                }
            }
            "copy" => {
                let items = self.items(&Value::List(at), span).unwrap_or_default();
                return self.list(items);
            }
            "index" | "count" => {
                let wanted = given.at(0);
                let items = self.items(&Value::List(at), span).unwrap_or_default();
                let equal: Vec<usize> = (0..)
                    .zip(&items)
                    .filter_map(|(at, item)| {
                        (self.equal(item, &wanted) == Some(true)).then_some(at)
                    })
                    .collect();
                return match (name, equal.first()) {
                    ("count", _) => super::builtin::count(equal.len()),
                    (_, Some(first)) => super::builtin::count(*first),
                    _ => Value::Unknown,
                };
            }
            _ => return Value::Unknown,
        }
        Value::None
    }

    fn remove(&mut self, at: usize, wanted: &Value<'t>, span: crate::python::Span) {
        let items = self.items(&Value::List(at), span).unwrap_or_default();
        let found = items
            .iter()
            .position(|item| self.equal(item, wanted) == Some(true));
        if let Some(found) = found
            && let Some(items) = self.items_mut(at)
            && found < items.len()
        {
            items.remove(found);
        }
    }

    fn say_unsure_items(&mut self, span: crate::python::Span) {
        if self.halted || self.raised {
            return;
        }
        let diagnostic = crate::diagnostic::Diagnostic::warning(
            "script-unknown-value",
            "Only running the script would tell what is added here. It is left out.",
        );
        self.say(span, diagnostic);
    }

    fn set_method(&mut self, at: usize, name: &str, given: &Given<'t>) -> Value<'t> {
        let span = given.span;
        match name {
            "add" => self.put_all(at, vec![given.at(0)], true, span),
            "update" => {
                for value in &given.plain {
                    match self.items(value, span) {
                        Some(items) => self.put_all(at, items, true, span),
                        None => self.say_unsure_items(span),
                    }
                }
            }
            "remove" | "discard" => {
                let wanted = given.at(0);
                self.remove(at, &wanted, span);
            }
            "clear" => {
                if let Some(items) = self.items_mut(at) {
                    items.clear();
                }
            }
            "copy" => {
                let items = self.items_at(at).to_vec();
                return self.set_of(items, span);
            }
            "union" | "intersection" | "difference" => {
                let binary = match name {
                    "union" => crate::python::Binary::Or,
                    "intersection" => crate::python::Binary::And,
                    _ => crate::python::Binary::Subtract,
                };
                let items = self.items(&given.at(0), span).unwrap_or_default();
                let other = self.set_of(items, span);
                return self.operate(binary, &Value::Set(at), &other, span);
            }
            // A list where pytm has a set: its methods are what was meant.
            "append" | "extend" => return self.list_method(at, name, given),
            _ => return Value::Unknown,
        }
        Value::None
    }

    fn dict_method(&mut self, at: usize, name: &str, given: Given<'t>) -> Value<'t> {
        let span = given.span;
        let dict = Value::Dict(at);
        let count = self.pairs_at(at).len();
        match name {
            "items" | "keys" | "values" => {
                if !self.step(count, span) {
                    return Value::Unknown;
                }
                let pairs = self.pairs(&dict).into_iter();
                let items = pairs.map(|(key, value)| match name {
                    "items" => Value::Tuple(Rc::from([key, value])),
                    "keys" => key,
                    _ => value,
                });
                let items = items.collect();
                self.list(items)
            }
            "get" | "pop" | "setdefault" => {
                let found = self.key_position(at, &given.at(0), span);
                match found {
                    Some(found) => match self.heap.get_mut(at) {
                        Some(Cell::Pairs(pairs)) if name == "pop" && found < pairs.len() => {
                            pairs.remove(found).1
                        }
                        Some(Cell::Pairs(pairs)) => {
                            let pair = pairs.get(found);
                            pair.map_or(Value::Unknown, |(_, value)| value.clone())
                        }
                        _ => Value::Unknown,
                    },
                    None => {
                        if name == "setdefault" {
                            self.set_item(&dict, given.at(0), given.at(1), span);
                        }
                        given.at(1)
                    }
                }
            }
            "update" => {
                let more = self.call_builtin("dict", given);
                for (key, value) in self.pairs(&more) {
                    self.set_item(&dict, key, value, span);
                }
                Value::None
            }
            "copy" => {
                let pairs = self.pairs(&dict);
                self.step(pairs.len(), span);
                Value::Dict(self.make(Cell::Pairs(pairs)))
            }
            _ => Value::Unknown,
        }
    }
}

/// Each word with a capital letter in front.
fn titled(text: &str) -> String {
    let mut made = String::new();
    let mut inside = false;
    for c in text.chars() {
        match inside {
            true => made.extend(c.to_lowercase()),
            false => made.extend(c.to_uppercase()),
        }
        inside = c.is_alphabetic();
    }
    made
}

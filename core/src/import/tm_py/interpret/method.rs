//! The methods of texts, lists, sets and dictionaries, and those of pytm's classes.

use std::rc::Rc;

use super::{Interpreter, MAX_LENGTH};
use crate::diagnostic::messages;
use crate::import::tm_py::value::{CallArgs, HeapCell, Value};
use crate::python::output::{capitalize, title_case};

impl<'t> Interpreter<'t> {
    pub(super) fn call_method(
        &mut self,
        receiver: &Value<'t>,
        name: &str,
        args: CallArgs<'t>,
    ) -> Value<'t> {
        match receiver {
            Value::Text(text) => self.text_method(&Rc::clone(text), name, &args),
            Value::List(at) => self.list_method(*at, name, &args),
            Value::Set(at) => self.set_method(*at, name, &args),
            Value::Dict(at) => self.dict_method(*at, name, args),
            Value::Object(at) => {
                let native = self.object_at(*at).map(|object| object.class);
                match native.and_then(|class| self.native_of(class)) {
                    Some(native) => self.pytm_method(*at, &native, name, args),
                    None => Value::None,
                }
            }
            Value::Class(class) => self.class_method(*class, name, args),
            Value::Builtin("dict") if name == "fromkeys" => {
                let keys = self
                    .items(&args.positional_or_none(0), args.span)
                    .unwrap_or_default();
                let result = Value::Dict(self.allocate(HeapCell::Pairs(Vec::new())));
                for key in keys {
                    self.set_item(&result, key, args.positional_or_none(1), args.span);
                }
                result
            }
            Value::Builtin(of) => {
                // `str.upper(text)`, `list.append(list, item)`
                let mut args = args;
                if args.positional.is_empty() || *of == "object" {
                    return Value::None;
                }
                let receiver = args.positional.remove(0);
                self.call_method(&receiver, name, args)
            }
            _ => Value::Unknown,
        }
    }

    fn class_method(&mut self, class: usize, name: &str, mut args: CallArgs<'t>) -> Value<'t> {
        match self.native_of(class).as_deref() {
            Some("TM") if name == "reset" => {
                self.reset();
                Value::None
            }
            // `Server.__init__(self, …)`
            Some(native) if !args.positional.is_empty() => {
                let native = native.to_owned();
                let Value::Object(at) = args.positional.remove(0) else {
                    return Value::Unknown;
                };
                self.pytm_method(at, &native, name, args)
            }
            _ => Value::Unknown,
        }
    }

    fn text_method(&mut self, text: &str, name: &str, args: &CallArgs<'t>) -> Value<'t> {
        let span = args.span;
        if !self.step(text.len() / 32, span) {
            return Value::Unknown;
        }
        let first = args.positional_or_none(0);
        let argument = first.as_text();
        let result = match (name, argument) {
            ("upper", _) => text.to_uppercase(),
            ("lower" | "casefold", _) => text.to_lowercase(),
            ("title", _) => title_case(text),
            ("capitalize", _) => capitalize(text),
            ("strip", None) => text.trim().to_owned(),
            ("lstrip", None) => text.trim_start().to_owned(),
            ("rstrip", None) => text.trim_end().to_owned(),
            ("strip", Some(set)) => text.trim_matches(|c| set.contains(c)).to_owned(),
            ("lstrip", Some(set)) => text.trim_start_matches(|c| set.contains(c)).to_owned(),
            ("rstrip", Some(set)) => text.trim_end_matches(|c| set.contains(c)).to_owned(),
            ("removeprefix", Some(part)) => text.strip_prefix(part).unwrap_or(text).to_owned(),
            ("removesuffix", Some(part)) => text.strip_suffix(part).unwrap_or(text).to_owned(),
            ("replace", Some(old)) => {
                let new = args.positional_or_none(1);
                let (Some(new), false) = (new.as_text(), old.is_empty()) else {
                    return Value::Unknown;
                };
                let most = text.len() / old.len().max(1);
                if most.saturating_mul(new.len()).saturating_add(text.len()) > MAX_LENGTH {
                    return Value::Unknown;
                }
                text.replace(old, new)
            }
            ("startswith", Some(part)) => return Value::Bool(text.starts_with(part)),
            ("endswith", Some(part)) => return Value::Bool(text.ends_with(part)),
            ("find", Some(part)) => {
                let at = text.find(part).and_then(|at| text.get(..at));
                return at.map_or(Value::Int(-1), |before| {
                    super::builtin::int_value(before.chars().count())
                });
            }
            ("count", Some(part)) if !part.is_empty() => {
                return super::builtin::int_value(text.matches(part).count());
            }
            ("isdigit", _) => {
                return Value::Bool(!text.is_empty() && text.chars().all(|c| c.is_ascii_digit()));
            }
            ("isupper", _) => {
                return Value::Bool(
                    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase),
                );
            }
            ("split" | "rsplit" | "splitlines", _) => return self.split(text, name, args),
            ("join", _) => return self.join(text, args),
            ("format", _) => return self.str_format(text, args),
            ("format_map", _) => {
                let pairs = self.pairs(&first).into_iter();
                let named = pairs.filter_map(|(key, value)| match key {
                    Value::Text(key) => Some((key, value, span)),
                    _ => None,
                });
                let args = CallArgs {
                    positional: Vec::new(),
                    keywords: named.collect(),
                    span,
                };
                return self.str_format(text, &args);
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
                return self.apply_format(
                    &Value::text(text),
                    text,
                    &format!("{sign}{width}"),
                    span,
                );
            }
            _ => return Value::Unknown,
        };
        self.bounded_text(&result, span)
    }

    fn split(&mut self, text: &str, name: &str, args: &CallArgs<'t>) -> Value<'t> {
        let first = args.positional_or_none(0);
        let most = args
            .keyword("maxsplit")
            .unwrap_or_else(|| args.positional_or_none(1))
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
        if !self.step(pieces.len(), args.span) {
            return Value::Unknown;
        }
        let pieces = pieces.into_iter().map(Value::text).collect();
        self.list(pieces)
    }

    fn join(&mut self, between: &str, args: &CallArgs<'t>) -> Value<'t> {
        let Some(items) = self.items(&args.positional_or_none(0), args.span) else {
            return Value::Unknown;
        };
        let mut result = String::new();
        for (position, item) in items.iter().enumerate() {
            let Value::Text(text) = item else {
                return Value::Unknown;
            };
            if position > 0 {
                result.push_str(between);
            }
            result.push_str(text);
            if result.len() > MAX_LENGTH {
                return Value::Unknown;
            }
        }
        self.bounded_text(&result, args.span)
    }

    fn list_method(&mut self, at: usize, name: &str, args: &CallArgs<'t>) -> Value<'t> {
        let span = args.span;
        match name {
            "append" => self.push_items(at, vec![args.positional_or_none(0)], false, span),
            "extend" => match self.items(&args.positional_or_none(0), span) {
                Some(items) => self.push_items(at, items, false, span),
                None => self.report_unknown_items(span),
            },
            "insert" => {
                let count = self.items_at(at).len();
                let wanted = args.positional_or_none(0).as_int().unwrap_or(0);
                let wanted = match usize::try_from(wanted) {
                    Ok(wanted) => wanted.min(count),
                    Err(_) => super::operators::sequence_index(&args.positional_or_none(0), count)
                        .unwrap_or(0),
                };
                let value = args.positional_or_none(1);
                self.step(count / 8, span);
                if let Some(items) = self.items_mut(at) {
                    items.insert(wanted, value);
                }
            }
            "pop" => {
                let count = self.items_at(at).len();
                let index = match args.positional.first() {
                    Some(index) => super::operators::sequence_index(index, count),
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
                let wanted = args.positional_or_none(0);
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
                if let Some(sorted) = self.sorted(items, args)
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
                let wanted = args.positional_or_none(0);
                let items = self.items(&Value::List(at), span).unwrap_or_default();
                let equal: Vec<usize> = (0..)
                    .zip(&items)
                    .filter_map(|(at, item)| {
                        (self.equal(item, &wanted) == Some(true)).then_some(at)
                    })
                    .collect();
                return match (name, equal.first()) {
                    ("count", _) => super::builtin::int_value(equal.len()),
                    (_, Some(first)) => super::builtin::int_value(*first),
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

    fn report_unknown_items(&mut self, span: crate::python::Span) {
        if self.halted || self.raised {
            return;
        }
        let diagnostic = messages::script_unknown_item();
        self.report(span, diagnostic);
    }

    fn set_method(&mut self, at: usize, name: &str, args: &CallArgs<'t>) -> Value<'t> {
        let span = args.span;
        match name {
            "add" => self.push_items(at, vec![args.positional_or_none(0)], true, span),
            "update" => {
                for value in &args.positional {
                    match self.items(value, span) {
                        Some(items) => self.push_items(at, items, true, span),
                        None => self.report_unknown_items(span),
                    }
                }
            }
            "remove" | "discard" => {
                let wanted = args.positional_or_none(0);
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
                let items = self
                    .items(&args.positional_or_none(0), span)
                    .unwrap_or_default();
                let other = self.set_of(items, span);
                return self.binary_operation(binary, &Value::Set(at), &other, span);
            }
            // A list where pytm has a set: its methods are what was meant.
            "append" | "extend" => return self.list_method(at, name, args),
            _ => return Value::Unknown,
        }
        Value::None
    }

    fn dict_method(&mut self, at: usize, name: &str, args: CallArgs<'t>) -> Value<'t> {
        let span = args.span;
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
                let found = self.key_position(at, &args.positional_or_none(0), span);
                match found {
                    Some(found) => match self.heap.get_mut(at) {
                        Some(HeapCell::Pairs(pairs)) if name == "pop" && found < pairs.len() => {
                            pairs.remove(found).1
                        }
                        Some(HeapCell::Pairs(pairs)) => {
                            let pair = pairs.get(found);
                            pair.map_or(Value::Unknown, |(_, value)| value.clone())
                        }
                        _ => Value::Unknown,
                    },
                    None => {
                        if name == "setdefault" {
                            self.set_item(
                                &dict,
                                args.positional_or_none(0),
                                args.positional_or_none(1),
                                span,
                            );
                        }
                        args.positional_or_none(1)
                    }
                }
            }
            "update" => {
                let more = self.call_builtin("dict", args);
                for (key, value) in self.pairs(&more) {
                    self.set_item(&dict, key, value, span);
                }
                Value::None
            }
            "copy" => {
                let pairs = self.pairs(&dict);
                self.step(pairs.len(), span);
                Value::Dict(self.allocate(HeapCell::Pairs(pairs)))
            }
            _ => Value::Unknown,
        }
    }
}

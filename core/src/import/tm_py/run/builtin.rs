//! The functions that Python has, as far as they work with what is known.

use std::rc::Rc;

use super::{Cell, LONGEST, Runner};
use crate::import::tm_py::value::{Given, Value};

/// Names of Python's own that scripts use, in the order of the alphabet.
const NAMES: &[&str] = &[
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BaseException",
    "Exception",
    "ImportError",
    "IndexError",
    "KeyError",
    "ModuleNotFoundError",
    "NameError",
    "NotImplementedError",
    "OSError",
    "RuntimeError",
    "StopIteration",
    "SystemExit",
    "TypeError",
    "ValueError",
    "Warning",
    "__doc__",
    "__file__",
    "__import__",
    "abs",
    "all",
    "any",
    "bool",
    "breakpoint",
    "bytes",
    "callable",
    "chr",
    "classmethod",
    "compile",
    "delattr",
    "dict",
    "dir",
    "enumerate",
    "eval",
    "exec",
    "exit",
    "filter",
    "float",
    "format",
    "frozenset",
    "getattr",
    "globals",
    "hasattr",
    "hash",
    "help",
    "hex",
    "id",
    "input",
    "int",
    "isinstance",
    "issubclass",
    "iter",
    "len",
    "list",
    "locals",
    "map",
    "max",
    "min",
    "next",
    "object",
    "open",
    "ord",
    "print",
    "property",
    "quit",
    "range",
    "repr",
    "reversed",
    "round",
    "set",
    "setattr",
    "slice",
    "sorted",
    "staticmethod",
    "str",
    "sum",
    "super",
    "tuple",
    "type",
    "vars",
    "zip",
];

/// The name of Python's own, if it is one.
pub(super) fn named(name: &str) -> Option<&'static str> {
    let at = NAMES.binary_search(&name).ok()?;
    NAMES.get(at).copied()
}

impl<'t> Runner<'t> {
    pub(super) fn call_builtin(&mut self, name: &str, given: Given<'t>) -> Value<'t> {
        let span = given.span;
        let first = given.at(0);
        match name {
            "print" => Value::None,
            "exit" | "quit" => {
                self.end(span);
                Value::None
            }
            "open" | "exec" | "eval" | "compile" | "__import__" | "input" | "breakpoint" => {
                self.say_not_run(name, span);
                Value::Unknown
            }
            "len" => match &first {
                Value::Text(text) => count(text.chars().count()),
                value => self
                    .items(value, span)
                    .map_or(Value::Unknown, |items| count(items.len())),
            },
            "range" => self.range(&given),
            "enumerate" => {
                let start = given.by_name("start").unwrap_or_else(|| given.at(1));
                let start = start.as_int().unwrap_or(0);
                let Some(items) = self.items(&first, span) else {
                    return Value::Unknown;
                };
                let pairs = items.into_iter().zip(start..);
                let pairs = pairs.map(|(item, at)| Value::Tuple(Rc::from([Value::Int(at), item])));
                let pairs = pairs.collect();
                self.list(pairs)
            }
            "zip" => self.zip(&given),
            "list" | "tuple" | "set" | "frozenset" | "sorted" | "reversed" | "iter" => {
                self.collected(name, &given)
            }
            "dict" => self.made_dict(given),
            "str" | "repr" | "format" => match self.shown(&first, name == "repr") {
                Some(_) if given.plain.is_empty() => Value::text(""),
                Some(text) if name == "format" => {
                    let spec = given.at(1);
                    self.laid_out(&first, &text, spec.as_text().unwrap_or(""), span)
                }
                Some(text) => self.made_text(&text, span),
                None => Value::Unknown,
            },
            "int" => match &first {
                Value::Text(text) => text.trim().parse().map_or(Value::Unknown, Value::Int),
                #[expect(clippy::cast_possible_truncation, reason = "checked: it fits")]
                Value::Float(number) if number.abs() < 1e15 => Value::Int(number.trunc() as i64),
                value => value.as_int().map_or(Value::Unknown, Value::Int),
            },
            "float" => match &first {
                Value::Text(text) => text.trim().parse().map_or(Value::Unknown, Value::Float),
                value => value.as_float().map_or(Value::Unknown, Value::Float),
            },
            "bool" => self.truth(&first).map_or(Value::Unknown, Value::Bool),
            "abs" => match first {
                Value::Int(number) => number.checked_abs().map_or(Value::Unknown, Value::Int),
                Value::Float(number) => Value::Float(number.abs()),
                _ => Value::Unknown,
            },
            "min" | "max" | "sum" | "any" | "all" => self.reduced(name, &given),
            "map" | "filter" => self.mapped(name, &given),
            "getattr" => {
                let Some(attribute) = given.at(1).as_text().map(str::to_owned) else {
                    return Value::Unknown;
                };
                match self.attribute(&first, &attribute, span) {
                    Value::Unknown | Value::Method(_) if given.plain.len() > 2 => given.at(2),
                    value => value,
                }
            }
            "setattr" => {
                if let Value::Text(attribute) = given.at(1) {
                    self.set_attribute(&first, &attribute, given.at(2), span);
                }
                Value::None
            }
            "hasattr" => {
                let Some(attribute) = given.at(1).as_text().map(str::to_owned) else {
                    return Value::Unknown;
                };
                match self.attribute(&first, &attribute, span) {
                    Value::Method(_) if matches!(first, Value::Object(_)) => Value::Bool(false),
                    Value::Unknown => Value::Unknown,
                    _ => Value::Bool(true),
                }
            }
            "isinstance" => self.is_instance(&first, &given.at(1)),
            "type" => match first {
                Value::Object(at) => {
                    let class = self.object_at(at).map(|object| object.class);
                    class.map_or(Value::Unknown, Value::Class)
                }
                _ => Value::Unknown,
            },
            "chr" => {
                let code = first.as_int().and_then(|code| u32::try_from(code).ok());
                let c = code.and_then(char::from_u32);
                c.map_or(Value::Unknown, |c| Value::text(&c.to_string()))
            }
            "ord" => match first.as_text().and_then(|text| text.chars().next()) {
                Some(c) => Value::Int(i64::from(u32::from(c))),
                None => Value::Unknown,
            },
            "round" => match (&first, given.at(1)) {
                (Value::Int(_), Value::None) => first,
                _ => Value::Unknown,
            },
            "next" => self
                .items(&first, span)
                .and_then(|items| items.into_iter().next())
                .unwrap_or_else(|| given.at(1)),
            "req_reply" | "reply" => self.exchange(name, given),
            _ => Value::Unknown,
        }
    }

    fn range(&mut self, given: &Given<'t>) -> Value<'t> {
        let numbers: Option<Vec<i64>> = given.plain.iter().map(Value::as_int).collect();
        let (from, to, by) = match numbers.as_deref() {
            Some([to]) => (0, *to, 1),
            Some([from, to]) => (*from, *to, 1),
            Some([from, to, by]) => (*from, *to, *by),
            _ => return Value::Unknown,
        };
        let mut items = Vec::new();
        let mut at = from;
        while (by > 0 && at < to) || (by < 0 && at > to) {
            if items.len() > LONGEST / 8 || !self.step(1, given.span) {
                self.halt(
                    "goes through a range that is longer than is followed",
                    given.span,
                );
                return Value::Unknown;
            }
            items.push(Value::Int(at));
            at = at.saturating_add(by);
        }
        self.list(items)
    }

    fn zip(&mut self, given: &Given<'t>) -> Value<'t> {
        let mut lists = Vec::new();
        for value in &given.plain {
            match self.items(value, given.span) {
                Some(items) => lists.push(items.into_iter()),
                None => return Value::Unknown,
            }
        }
        let mut rows = Vec::new();
        while !lists.is_empty() {
            let row: Option<Vec<_>> = lists.iter_mut().map(Iterator::next).collect();
            match row {
                Some(row) if self.step(1, given.span) => rows.push(Value::Tuple(Rc::from(row))),
                _ => break,
            }
        }
        self.list(rows)
    }

    fn collected(&mut self, name: &str, given: &Given<'t>) -> Value<'t> {
        let first = given.at(0);
        let items = match given.plain.is_empty() {
            true => Some(Vec::new()),
            false => self.items(&first, given.span),
        };
        let Some(mut items) = items else {
            return Value::Unknown;
        };
        match name {
            "tuple" => Value::Tuple(Rc::from(items)),
            "set" | "frozenset" => self.set_of(items, given.span),
            "reversed" => {
                items.reverse();
                self.list(items)
            }
            "sorted" => match self.sorted(items, given) {
                Some(sorted) => self.list(sorted),
                None => Value::Unknown,
            },
            _ => self.list(items),
        }
    }

    /// The items in order, by `key` and `reverse`; `None` where that is not known.
    pub(super) fn sorted(
        &mut self,
        items: Vec<Value<'t>>,
        given: &Given<'t>,
    ) -> Option<Vec<Value<'t>>> {
        let mut keyed = Vec::new();
        for item in items {
            let key = match given.by_name("key") {
                Some(function) => {
                    let handed = Given {
                        plain: vec![item.clone()],
                        span: given.span,
                        ..Given::default()
                    };
                    self.call(&function, handed)
                }
                None => item.clone(),
            };
            keyed.push((key, item));
        }
        if !self.step(keyed.len().saturating_mul(8), given.span) {
            return None;
        }
        let mut sure = true;
        keyed.sort_by(|(left, _), (right, _)| {
            self.order(left, right).unwrap_or_else(|| {
                sure = false;
                std::cmp::Ordering::Equal
            })
        });
        if let Some(reverse) = given.by_name("reverse")
            && self.truth(&reverse)?
        {
            keyed.reverse();
        }
        sure.then(|| keyed.into_iter().map(|(_, item)| item).collect())
    }

    fn made_dict(&mut self, given: Given<'t>) -> Value<'t> {
        let made = Value::Dict(self.make(Cell::Pairs(Vec::new())));
        let mut pairs = self.pairs(&given.at(0));
        if let Value::List(_) | Value::Tuple(_) = given.at(0) {
            for row in self.items(&given.at(0), given.span).unwrap_or_default() {
                let row = self.items(&row, given.span).unwrap_or_default();
                if let [key, value] = row.as_slice() {
                    pairs.push((key.clone(), value.clone()));
                }
            }
        }
        let named = given.named.into_iter();
        pairs.extend(named.map(|(name, value, _)| (Value::Text(name), value)));
        for (key, value) in pairs {
            self.set_item(&made, key, value, given.span);
        }
        made
    }

    fn reduced(&mut self, name: &str, given: &Given<'t>) -> Value<'t> {
        let items = match given.plain.as_slice() {
            [one] => self.items(one, given.span),
            several if matches!(name, "min" | "max") => Some(several.to_vec()),
            [list, ..] => self.items(list, given.span),
            [] => None,
        };
        let Some(items) = items else {
            return Value::Unknown;
        };
        match name {
            "any" | "all" => {
                let wanted = name == "any";
                for item in &items {
                    match self.truth(item) {
                        Some(truth) if truth == wanted => return Value::Bool(wanted),
                        Some(_) => {}
                        None => return Value::Unknown,
                    }
                }
                Value::Bool(!wanted)
            }
            "sum" => {
                let mut sum = Value::Int(0);
                for item in &items {
                    sum = self.operate(crate::python::Binary::Add, &sum, item, given.span);
                }
                sum
            }
            _ => match self.sorted(items, given) {
                Some(sorted) => {
                    let chosen = match name {
                        "min" => sorted.into_iter().next(),
                        _ => sorted.into_iter().next_back(),
                    };
                    chosen.unwrap_or(Value::Unknown)
                }
                None => Value::Unknown,
            },
        }
    }

    fn mapped(&mut self, name: &str, given: &Given<'t>) -> Value<'t> {
        let function = given.at(0);
        let Some(items) = self.items(&given.at(1), given.span) else {
            return Value::Unknown;
        };
        let mut made = Vec::new();
        for item in items {
            let handed = Given {
                plain: vec![item.clone()],
                span: given.span,
                ..Given::default()
            };
            let value = self.call(&function, handed);
            if name == "map" {
                made.push(value);
                continue;
            }
            match self.truth(&value) {
                Some(true) => made.push(item),
                Some(false) => {}
                None => return Value::Unknown,
            }
        }
        self.list(made)
    }

    fn is_instance(&self, value: &Value<'t>, class: &Value<'t>) -> Value<'t> {
        if let Value::Tuple(classes) = class {
            let mut any = Value::Bool(false);
            for class in classes.iter() {
                match self.is_instance(value, class) {
                    Value::Bool(true) => return Value::Bool(true),
                    Value::Bool(false) => {}
                    _ => any = Value::Unknown,
                }
            }
            return any;
        }
        let of = match value {
            Value::Text(_) => "str",
            Value::Int(_) => "int",
            Value::Bool(_) => "bool",
            Value::Float(_) => "float",
            Value::List(_) => "list",
            Value::Set(_) => "set",
            Value::Dict(_) => "dict",
            Value::Tuple(_) => "tuple",
            Value::None => "NoneType",
            _ => "",
        };
        match (value, class) {
            (Value::Object(at), Value::Class(wanted)) => {
                let mut next = self.object_at(*at).map(|object| object.class);
                while let Some(class) = next {
                    if class == *wanted {
                        return Value::Bool(true);
                    }
                    next = self.classes.get(class).and_then(|class| class.base);
                }
                Value::Bool(false)
            }
            (Value::Object(_), Value::Builtin(_)) => Value::Bool(false),
            (_, Value::Builtin(name)) if !of.is_empty() => Value::Bool(*name == of),
            (_, Value::Class(_)) if !of.is_empty() => Value::Bool(false),
            _ => Value::Unknown,
        }
    }
}

pub(super) fn count<'t>(count: usize) -> Value<'t> {
    i64::try_from(count).map_or(Value::Unknown, Value::Int)
}

//! Python's built-in functions, as far as their arguments are known.

use std::rc::Rc;

use super::{HeapCell, Interpreter, MAX_LENGTH};
use crate::import::tm_py::value::{CallArgs, Value};

/// Names of Python's own that scripts use, in the order of the alphabet.
const BUILTIN_NAMES: &[&str] = &[
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
pub(super) fn builtin_named(name: &str) -> Option<&'static str> {
    let at = BUILTIN_NAMES.binary_search(&name).ok()?;
    BUILTIN_NAMES.get(at).copied()
}

impl<'t> Interpreter<'t> {
    pub(super) fn call_builtin(&mut self, name: &str, args: CallArgs<'t>) -> Value<'t> {
        let span = args.span;
        let first = args.positional_or_none(0);
        match name {
            "print" => Value::None,
            "exit" | "quit" => {
                self.end_script(span);
                Value::None
            }
            "open" | "exec" | "eval" | "compile" | "__import__" | "input" | "breakpoint" => {
                self.report_not_run(name, span);
                Value::Unknown
            }
            "len" => match &first {
                Value::Text(text) => int_value(text.chars().count()),
                value => self
                    .items(value, span)
                    .map_or(Value::Unknown, |items| int_value(items.len())),
            },
            "range" => self.range(&args),
            "enumerate" => {
                let start = args
                    .keyword("start")
                    .unwrap_or_else(|| args.positional_or_none(1));
                let start = start.as_int().unwrap_or(0);
                let Some(items) = self.items(&first, span) else {
                    return Value::Unknown;
                };
                let pairs = items.into_iter().zip(start..);
                let pairs = pairs.map(|(item, at)| Value::Tuple(Rc::from([Value::Int(at), item])));
                let pairs = pairs.collect();
                self.list(pairs)
            }
            "zip" => self.zip(&args),
            "list" | "tuple" | "set" | "frozenset" | "sorted" | "reversed" | "iter" => {
                self.collection(name, &args)
            }
            "dict" => self.dict_from_args(args),
            "str" | "repr" | "format" => match self.display(&first, name == "repr") {
                Some(_) if args.positional.is_empty() => Value::text(""),
                Some(text) if name == "format" => {
                    let spec = args.positional_or_none(1);
                    self.apply_format(&first, &text, spec.as_text().unwrap_or(""), span)
                }
                Some(text) => self.bounded_text(&text, span),
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
            "min" | "max" | "sum" | "any" | "all" => self.reduce(name, &args),
            "map" | "filter" => self.map_or_filter(name, &args),
            "getattr" => {
                let Some(attribute) = args.positional_or_none(1).as_text().map(str::to_owned)
                else {
                    return Value::Unknown;
                };
                match self.attribute(&first, &attribute, span) {
                    Value::Unknown | Value::Method(_) if args.positional.len() > 2 => {
                        args.positional_or_none(2)
                    }
                    value => value,
                }
            }
            "setattr" => {
                if let Value::Text(attribute) = args.positional_or_none(1) {
                    self.set_attribute(&first, &attribute, args.positional_or_none(2), span);
                }
                Value::None
            }
            "hasattr" => {
                let Some(attribute) = args.positional_or_none(1).as_text().map(str::to_owned)
                else {
                    return Value::Unknown;
                };
                match self.attribute(&first, &attribute, span) {
                    Value::Method(_) if matches!(first, Value::Object(_)) => Value::Bool(false),
                    Value::Unknown => Value::Unknown,
                    _ => Value::Bool(true),
                }
            }
            "isinstance" => self.is_instance(&first, &args.positional_or_none(1)),
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
            "round" => match (&first, args.positional_or_none(1)) {
                (Value::Int(_), Value::None) => first,
                _ => Value::Unknown,
            },
            "next" => self
                .items(&first, span)
                .and_then(|items| items.into_iter().next())
                .unwrap_or_else(|| args.positional_or_none(1)),
            "req_reply" | "reply" => self.request_and_reply(name, args),
            _ => Value::Unknown,
        }
    }

    fn range(&mut self, args: &CallArgs<'t>) -> Value<'t> {
        let numbers: Option<Vec<i64>> = args.positional.iter().map(Value::as_int).collect();
        let (from, to, by) = match numbers.as_deref() {
            Some([to]) => (0, *to, 1),
            Some([from, to]) => (*from, *to, 1),
            Some([from, to, by]) => (*from, *to, *by),
            _ => return Value::Unknown,
        };
        let mut items = Vec::new();
        let mut at = from;
        while (by > 0 && at < to) || (by < 0 && at > to) {
            if items.len() > MAX_LENGTH / 8 || !self.step(1, args.span) {
                self.halt(
                    "goes through a range that is longer than is followed",
                    args.span,
                );
                return Value::Unknown;
            }
            items.push(Value::Int(at));
            at = at.saturating_add(by);
        }
        self.list(items)
    }

    fn zip(&mut self, args: &CallArgs<'t>) -> Value<'t> {
        let mut lists = Vec::new();
        for value in &args.positional {
            match self.items(value, args.span) {
                Some(items) => lists.push(items.into_iter()),
                None => return Value::Unknown,
            }
        }
        let mut rows = Vec::new();
        while !lists.is_empty() {
            let row: Option<Vec<_>> = lists.iter_mut().map(Iterator::next).collect();
            match row {
                Some(row) if self.step(1, args.span) => rows.push(Value::Tuple(Rc::from(row))),
                _ => break,
            }
        }
        self.list(rows)
    }

    fn collection(&mut self, name: &str, args: &CallArgs<'t>) -> Value<'t> {
        let first = args.positional_or_none(0);
        let items = match args.positional.is_empty() {
            true => Some(Vec::new()),
            false => self.items(&first, args.span),
        };
        let Some(mut items) = items else {
            return Value::Unknown;
        };
        match name {
            "tuple" => Value::Tuple(Rc::from(items)),
            "set" | "frozenset" => self.set_of(items, args.span),
            "reversed" => {
                items.reverse();
                self.list(items)
            }
            "sorted" => match self.sorted(items, args) {
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
        args: &CallArgs<'t>,
    ) -> Option<Vec<Value<'t>>> {
        let mut keyed = Vec::new();
        for item in items {
            let key = match args.keyword("key") {
                Some(function) => {
                    let item_args = CallArgs {
                        positional: vec![item.clone()],
                        span: args.span,
                        ..CallArgs::default()
                    };
                    self.call(&function, item_args)
                }
                None => item.clone(),
            };
            keyed.push((key, item));
        }
        if !self.step(keyed.len().saturating_mul(8), args.span) {
            return None;
        }
        let mut is_ordered = true;
        keyed.sort_by(|(left, _), (right, _)| {
            self.order(left, right).unwrap_or_else(|| {
                is_ordered = false;
                std::cmp::Ordering::Equal
            })
        });
        if let Some(reverse) = args.keyword("reverse")
            && self.truth(&reverse)?
        {
            keyed.reverse();
        }
        is_ordered.then(|| keyed.into_iter().map(|(_, item)| item).collect())
    }

    fn dict_from_args(&mut self, args: CallArgs<'t>) -> Value<'t> {
        let result = Value::Dict(self.allocate(HeapCell::Pairs(Vec::new())));
        let mut pairs = self.pairs(&args.positional_or_none(0));
        if let Value::List(_) | Value::Tuple(_) = args.positional_or_none(0) {
            for row in self
                .items(&args.positional_or_none(0), args.span)
                .unwrap_or_default()
            {
                let row = self.items(&row, args.span).unwrap_or_default();
                if let [key, value] = row.as_slice() {
                    pairs.push((key.clone(), value.clone()));
                }
            }
        }
        let named = args.keywords.into_iter();
        pairs.extend(named.map(|(name, value, _)| (Value::Text(name), value)));
        for (key, value) in pairs {
            self.set_item(&result, key, value, args.span);
        }
        result
    }

    fn reduce(&mut self, name: &str, args: &CallArgs<'t>) -> Value<'t> {
        let items = match args.positional.as_slice() {
            [one] => self.items(one, args.span),
            several if matches!(name, "min" | "max") => Some(several.to_vec()),
            [list, ..] => self.items(list, args.span),
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
                    sum = self.binary_operation(crate::python::Binary::Add, &sum, item, args.span);
                }
                sum
            }
            _ => match self.sorted(items, args) {
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

    fn map_or_filter(&mut self, name: &str, args: &CallArgs<'t>) -> Value<'t> {
        let function = args.positional_or_none(0);
        let Some(items) = self.items(&args.positional_or_none(1), args.span) else {
            return Value::Unknown;
        };
        let mut result = Vec::new();
        for item in items {
            let item_args = CallArgs {
                positional: vec![item.clone()],
                span: args.span,
                ..CallArgs::default()
            };
            let value = self.call(&function, item_args);
            if name == "map" {
                result.push(value);
                continue;
            }
            match self.truth(&value) {
                Some(true) => result.push(item),
                Some(false) => {}
                None => return Value::Unknown,
            }
        }
        self.list(result)
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

pub(super) fn int_value<'t>(count: usize) -> Value<'t> {
    i64::try_from(count).map_or(Value::Unknown, Value::Int)
}

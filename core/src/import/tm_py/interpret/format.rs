//! String formatting: `f"…"`, `%` and `.format`.

use super::{Interpreter, MAX_LENGTH};
use crate::import::tm_py::value::{CallArgs, Value};
use crate::python::output::{ascii, format_int, format_text};
use crate::python::{FormattedPart, Span};

impl<'t> Interpreter<'t> {
    pub(super) fn f_string(&mut self, pieces: &'t [FormattedPart], span: Span) -> Value<'t> {
        match self.join_pieces(pieces, span) {
            Some(text) => self.bounded_text(&text, span),
            None => Value::Unknown,
        }
    }

    fn join_pieces(&mut self, pieces: &'t [FormattedPart], span: Span) -> Option<String> {
        let mut text = String::new();
        for piece in pieces {
            match piece {
                FormattedPart::Text(plain) => text.push_str(plain),
                FormattedPart::Value {
                    value,
                    conversion,
                    spec,
                } => {
                    let value = self.eval(value);
                    let spec = self.join_pieces(spec, span)?;
                    text.push_str(&self.format_field(&value, *conversion, &spec, span)?);
                }
            }
            if text.len() > MAX_LENGTH {
                return None;
            }
        }
        Some(text)
    }

    fn format_field(
        &mut self,
        value: &Value<'t>,
        conversion: Option<char>,
        spec: &str,
        span: Span,
    ) -> Option<String> {
        let shown = self.display(value, matches!(conversion, Some('r' | 'a')))?;
        let shown = match conversion {
            Some('a') => ascii(&shown),
            _ => shown,
        };
        if spec.is_empty() {
            return Some(shown);
        }
        let converted = match conversion {
            Some(_) => Value::text(&shown),
            None => value.clone(),
        };
        let result = self.apply_format(&converted, &shown, spec, span);
        result.as_text().map(str::to_owned)
    }

    /// A value formatted by Python's format mini language.
    pub(super) fn apply_format(
        &mut self,
        value: &Value<'t>,
        shown: &str,
        spec: &str,
        span: Span,
    ) -> Value<'t> {
        let result = match value {
            Value::Int(number) => format_int(*number, spec),
            _ => format_text(shown, spec),
        };
        match result {
            Ok(text) => self.bounded_text(&text, span),
            Err(_) => Value::Unknown,
        }
    }

    /// `text.format(…)`
    pub(super) fn str_format(&mut self, text: &str, args: &CallArgs<'t>) -> Value<'t> {
        let mut result = String::new();
        let mut rest = text;
        let mut next = 0usize;
        while let Some(at) = rest.find(['{', '}']) {
            result.push_str(rest.get(..at).unwrap_or_default());
            let field = rest.get(at..).unwrap_or_default();
            if field.starts_with("{{") || field.starts_with("}}") {
                result.push_str(field.get(..1).unwrap_or_default());
                rest = field.get(2..).unwrap_or_default();
                continue;
            }
            let Some(end) = field.find('}').filter(|_| field.starts_with('{')) else {
                return Value::Unknown;
            };
            let inside = field.get(1..end).unwrap_or_default();
            rest = field.get(end.saturating_add(1)..).unwrap_or_default();
            let (name, spec) = inside.split_once(':').unwrap_or((inside, ""));
            let (name, conversion) = match name.split_once('!') {
                Some((name, letter)) => (name, letter.chars().next()),
                None => (name, None),
            };
            let value = self.resolve_field(name, &mut next, args);
            match self.format_field(&value, conversion, spec, args.span) {
                Some(shown) if result.len().saturating_add(shown.len()) <= MAX_LENGTH => {
                    result.push_str(&shown);
                }
                _ => return Value::Unknown,
            }
            if !self.step(1, args.span) {
                return Value::Unknown;
            }
        }
        result.push_str(rest);
        self.bounded_text(&result, args.span)
    }

    /// The value that a field's name leads to: a position or a name, then attributes.
    fn resolve_field(&mut self, name: &str, next: &mut usize, args: &CallArgs<'t>) -> Value<'t> {
        let mut steps = name.split('.');
        let head = steps.next().unwrap_or_default();
        let mut value = if head.is_empty() {
            let at = *next;
            *next = next.saturating_add(1);
            args.positional.get(at).cloned()
        } else if let Ok(at) = head.parse::<usize>() {
            args.positional.get(at).cloned()
        } else {
            args.keyword(head)
        }
        .unwrap_or(Value::Unknown);
        for step in steps {
            value = self.attribute(&value, step, args.span);
        }
        value
    }

    /// `pattern % values`
    pub(super) fn percent_format(
        &mut self,
        pattern: &str,
        values: &Value<'t>,
        span: Span,
    ) -> Value<'t> {
        let plain = match values {
            Value::Tuple(items) => items.to_vec(),
            other => vec![other.clone()],
        };
        let mut plain = plain.into_iter();
        let mut result = String::new();
        let mut rest = pattern;
        while let Some(at) = rest.find('%') {
            result.push_str(rest.get(..at).unwrap_or_default());
            let mut field = rest.get(at.saturating_add(1)..).unwrap_or_default();
            let mut named = None;
            if let Some(inside) = field.strip_prefix('(')
                && let Some((name, after)) = inside.split_once(')')
            {
                named = Some(name);
                field = after;
            }
            let end = field.find(|c: char| c.is_ascii_alphabetic() || c == '%');
            let Some(end) = end else {
                return Value::Unknown;
            };
            let flags = field.get(..end).unwrap_or_default();
            let letter = field
                .get(end..)
                .and_then(|it| it.chars().next())
                .unwrap_or('%');
            rest = field.get(end.saturating_add(1)..).unwrap_or_default();
            if letter == '%' {
                result.push('%');
                continue;
            }
            let value = match named {
                Some(name) => match values {
                    Value::Dict(at) => {
                        let found = self.key_position(*at, &Value::text(name), span);
                        let pair = found.and_then(|found| self.pairs_at(*at).get(found));
                        pair.map(|(_, value)| value.clone())
                    }
                    _ => None,
                },
                None => plain.next(),
            };
            let Some(value) = value else {
                return Value::Unknown;
            };
            let (conversion, spec) = match letter {
                's' if flags.is_empty() => (Some('s'), String::new()),
                's' => (Some('s'), format!(">{}", flags.replace('-', "<"))),
                'r' => (Some('r'), String::new()),
                letter => (None, format!("{}{letter}", flags.replace('-', "<"))),
            };
            match self.format_field(&value, conversion, spec.trim_start_matches("><"), span) {
                Some(shown) if result.len().saturating_add(shown.len()) <= MAX_LENGTH => {
                    result.push_str(&shown);
                }
                _ => return Value::Unknown,
            }
            if !self.step(1, span) {
                return Value::Unknown;
            }
        }
        result.push_str(rest);
        self.bounded_text(&result, span)
    }
}

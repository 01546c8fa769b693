//! Texts put together: `f"…"`, `%` and `.format`.

use super::{LONGEST, Runner};
use crate::import::tm_py::value::{Given, Value};
use crate::python::{FormattedPart, Span};
use crate::report::template::{format_int, format_text};

impl<'t> Runner<'t> {
    pub(super) fn formatted(&mut self, pieces: &'t [FormattedPart], span: Span) -> Value<'t> {
        match self.put_together(pieces, span) {
            Some(text) => self.made_text(&text, span),
            None => Value::Unknown,
        }
    }

    fn put_together(&mut self, pieces: &'t [FormattedPart], span: Span) -> Option<String> {
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
                    let spec = self.put_together(spec, span)?;
                    text.push_str(&self.field(&value, *conversion, &spec, span)?);
                }
            }
            if text.len() > LONGEST {
                return None;
            }
        }
        Some(text)
    }

    fn field(
        &mut self,
        value: &Value<'t>,
        conversion: Option<char>,
        spec: &str,
        span: Span,
    ) -> Option<String> {
        let shown = self.shown(value, matches!(conversion, Some('r' | 'a')))?;
        if spec.is_empty() {
            return Some(shown);
        }
        let converted = match conversion {
            Some(_) => Value::text(&shown),
            None => value.clone(),
        };
        let made = self.laid_out(&converted, &shown, spec, span);
        made.as_text().map(str::to_owned)
    }

    /// A value laid out by Python's format mini language.
    pub(super) fn laid_out(
        &mut self,
        value: &Value<'t>,
        shown: &str,
        spec: &str,
        span: Span,
    ) -> Value<'t> {
        let made = match value {
            Value::Int(number) => format_int(*number, spec),
            _ => format_text(shown, spec),
        };
        match made {
            Ok(text) => self.made_text(&text, span),
            Err(_) => Value::Unknown,
        }
    }

    /// `text.format(…)`
    pub(super) fn braces(&mut self, text: &str, given: &Given<'t>) -> Value<'t> {
        let mut made = String::new();
        let mut rest = text;
        let mut next = 0usize;
        while let Some(at) = rest.find(['{', '}']) {
            made.push_str(rest.get(..at).unwrap_or_default());
            let field = rest.get(at..).unwrap_or_default();
            if field.starts_with("{{") || field.starts_with("}}") {
                made.push_str(field.get(..1).unwrap_or_default());
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
            let value = self.named_field(name, &mut next, given);
            match self.field(&value, conversion, spec, given.span) {
                Some(shown) if made.len().saturating_add(shown.len()) <= LONGEST => {
                    made.push_str(&shown);
                }
                _ => return Value::Unknown,
            }
            if !self.step(1, given.span) {
                return Value::Unknown;
            }
        }
        made.push_str(rest);
        self.made_text(&made, given.span)
    }

    /// The value that a field's name leads to: a position or a name, and attributes behind it.
    fn named_field(&mut self, name: &str, next: &mut usize, given: &Given<'t>) -> Value<'t> {
        let mut steps = name.split('.');
        let head = steps.next().unwrap_or_default();
        let mut value = if head.is_empty() {
            let at = *next;
            *next = next.saturating_add(1);
            given.plain.get(at).cloned()
        } else if let Ok(at) = head.parse::<usize>() {
            given.plain.get(at).cloned()
        } else {
            given.by_name(head)
        }
        .unwrap_or(Value::Unknown);
        for step in steps {
            value = self.attribute(&value, step, given.span);
        }
        value
    }

    /// `pattern % values`
    pub(super) fn percent(&mut self, pattern: &str, values: &Value<'t>, span: Span) -> Value<'t> {
        let plain = match values {
            Value::Tuple(items) => items.to_vec(),
            other => vec![other.clone()],
        };
        let mut plain = plain.into_iter();
        let mut made = String::new();
        let mut rest = pattern;
        while let Some(at) = rest.find('%') {
            made.push_str(rest.get(..at).unwrap_or_default());
            let mut field = rest.get(at.saturating_add(1)..).unwrap_or_default();
            let mut named = None;
            if let Some(inside) = field.strip_prefix('(')
                && let Some((name, behind)) = inside.split_once(')')
            {
                named = Some(name);
                field = behind;
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
                made.push('%');
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
            match self.field(&value, conversion, spec.trim_start_matches("><"), span) {
                Some(shown) if made.len().saturating_add(shown.len()) <= LONGEST => {
                    made.push_str(&shown);
                }
                _ => return Value::Unknown,
            }
            if !self.step(1, span) {
                return Value::Unknown;
            }
        }
        made.push_str(rest);
        self.made_text(&made, span)
    }
}

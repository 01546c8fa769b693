//! Fills a template with the values of a [`DataSource`].

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::error::{TemplateError, with_article};
use super::escape;
use super::lookup::look_up;
use super::python_text;
use super::syntax::{Call, Field, Piece, Spec, Template};
use super::value::{CollectionKind, DataSource, Value};
use crate::diagnostic::{Diagnostic, Position, messages};
use crate::python::output::{format_int, format_text};

/// How many different errors are named.
const MAX_ERRORS: usize = 100;

/// How much work and text a template may make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Fields that are evaluated.
    pub fields: u64,
    /// Bytes of text that are made, those in the specs of fields included.
    pub bytes: usize,
}

impl Default for Limits {
    /// Enough for a full report on 10,000 elements; done in about a second.
    fn default() -> Limits {
        Limits {
            fields: 4_000_000,
            bytes: 32 << 20,
        }
    }
}

/// A filled template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The text, without what could not be evaluated.
    pub text: String,
    /// What could not, each once and with its place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Fills a template. What cannot be evaluated is left out, and the rest is there.
pub fn render<'a, W: DataSource<'a>>(template: &Template, source: &W, limits: &Limits) -> Rendered {
    let mut evaluation = Evaluation {
        source,
        limits: *limits,
        items: Vec::new(),
        frames: Vec::new(),
        is_over: false,
        errors: BTreeSet::new(),
    };
    let mut text = String::new();
    evaluation.pieces(&template.pieces, &mut text);
    let diagnostics = evaluation
        .errors
        .into_iter()
        .map(|error| {
            messages::with_code(error.code, error.message)
                .hint(error.hint)
                .at(Position::at(&template.source, error.offset))
        })
        .collect();
    Rendered { text, diagnostics }
}

struct Evaluation<'w, 'a, W: DataSource<'a>> {
    source: &'w W,
    limits: Limits,
    /// The items of the repeats around, innermost last.
    items: Vec<Value<'a, W::Object>>,
    /// The texts of the placeholders of the enclosing fields, by their nesting depth.
    frames: Vec<Vec<String>>,
    /// Whether a limit was reached: then nothing more is evaluated.
    is_over: bool,
    errors: BTreeSet<TemplateError>,
}

impl<'a, W: DataSource<'a>> Evaluation<'_, 'a, W> {
    fn pieces(&mut self, pieces: &[Piece], out: &mut String) {
        for piece in pieces {
            if self.is_over {
                return;
            }
            match piece {
                Piece::Text(text) => self.push(text, out),
                Piece::Field(field) => self.field(field, out),
                Piece::Placeholder(placeholder) => {
                    let frame = self.frames.get_mut(placeholder.frame);
                    if let Some(text) = frame.and_then(|frame| frame.get_mut(placeholder.index)) {
                        let filling = std::mem::take(text);
                        self.push(&filling, out);
                        let frame = self.frames.get_mut(placeholder.frame);
                        if let Some(text) = frame.and_then(|frame| frame.get_mut(placeholder.index))
                        {
                            *text = filling;
                        }
                    }
                }
            }
        }
    }

    fn field(&mut self, field: &Field, out: &mut String) {
        match self.limits.fields.checked_sub(1) {
            Some(left) => self.limits.fields = left,
            None => return self.stop(field.offset),
        }
        let value = look_up(self.source, self.items.last(), field);
        // Fields inside a spec are evaluated even where the spec is not shown, as in pytm: a
        // error in them is found before the day on which it would be shown.
        let mut placeholders = Vec::with_capacity(field.placeholders.len());
        for placeholder in &field.placeholders {
            let mut text = String::new();
            self.field(placeholder, &mut text);
            placeholders.push(text);
        }
        self.frames.push(placeholders);
        let done = value.and_then(|value| self.apply_spec(&value, field, out));
        self.frames.pop();
        if let Err(error) = done {
            self.add(error);
        }
        if self.is_over {
            self.stop(field.offset);
        }
    }

    /// Does with the value what the spec says.
    fn apply_spec(
        &mut self,
        value: &Value<'a, W::Object>,
        field: &Field,
        out: &mut String,
    ) -> Result<(), TemplateError> {
        match &field.spec {
            Spec::Plain => {
                let text = python_text::text(self.source, value);
                self.push(&text, out);
            }
            Spec::Format(pieces) => {
                let mut spec = String::new();
                self.pieces(pieces, &mut spec);
                let text = self.formatted(value, &spec).map_err(|why| {
                    let message = format!("The format `{spec}` {why}. The field was left out.");
                    TemplateError::new("template-format", field.offset, message)
                })?;
                self.push(&text, out);
            }
            Spec::Conditional { shown_when, body } => {
                let truth = match value {
                    Value::Method(object, method) => {
                        python_text::truth(&self.call_method(*object, method, field.offset)?)
                    }
                    other => python_text::truth(other),
                };
                if truth == *shown_when {
                    self.pieces(body, out);
                }
            }
            Spec::Repeat(body) => self.repeat(value, "", body, out),
            Spec::Call(call) => return self.call(value, call, field, out),
        }
        Ok(())
    }

    fn repeat(
        &mut self,
        value: &Value<'a, W::Object>,
        prefix: &str,
        body: &[Piece],
        out: &mut String,
    ) {
        let items: Rc<[Value<'a, W::Object>]> = match value {
            Value::List(list) => Rc::clone(&list.items),
            Value::Object(object) => {
                let pairs = self.source.pairs(*object).into_iter();
                let pair = |(name, value)| {
                    Value::collection(CollectionKind::Tuple, [Value::text(name), value])
                };
                pairs.map(pair).collect()
            }
            _ => Rc::from([]),
        };
        for item in items.iter() {
            if self.is_over {
                return;
            }
            self.items.push(item.clone());
            self.push(prefix, out);
            self.pieces(body, out);
            self.items.pop();
        }
    }

    fn call(
        &mut self,
        value: &Value<'a, W::Object>,
        call: &Call,
        field: &Field,
        out: &mut String,
    ) -> Result<(), TemplateError> {
        let (result, prefix) = match value {
            Value::Method(object, method) => (
                self.call_method(*object, method, field.offset)?,
                call.prefix.as_str(),
            ),
            Value::TextMethod(text, method) => {
                let text = python_text::call_text_method(text, method);
                (Value::Text(Cow::Owned(text)), call.prefix.as_str())
            }
            other => {
                let result = self.source.function(&call.function, other).ok_or_else(|| {
                    let message = format!(
                        "There is no function `{}`. The field was left out.",
                        call.function
                    );
                    TemplateError::new("template-unknown-function", call.offset, message)
                        .nearest(&call.function, self.source.functions().iter().copied())
                })?;
                (result, "")
            }
        };
        match &result {
            Value::Text(text) => self.push(text, out),
            Value::List(list)
                if list.kind == CollectionKind::List
                    && !(prefix.is_empty() && call.body.is_empty()) =>
            {
                self.repeat(&result, prefix, &call.body, out);
            }
            Value::List(_) => {
                return Err(TemplateError {
                    hint: "Say behind one more colon what to print for each item.".to_owned(),
                    ..TemplateError::new(
                        "template-call",
                        call.offset,
                        "The call gives a list, which is no text. The field was left out.",
                    )
                });
            }
            other => {
                let class = python_text::class(self.source, other);
                let message = format!(
                    "The call gives {}, which is no text. The field was left out.",
                    with_article(class)
                );
                return Err(TemplateError::new("template-call", call.offset, message));
            }
        }
        Ok(())
    }

    fn call_method(
        &self,
        object: W::Object,
        method: &str,
        offset: usize,
    ) -> Result<Value<'a, W::Object>, TemplateError> {
        self.source.call(object, method).map_err(|why| {
            let message = format!("The method `{method}` {why}. The field was left out.");
            TemplateError::new("template-call", offset, message)
        })
    }

    /// The value in that format. An error says, as a clause, why not.
    fn formatted(&self, value: &Value<'a, W::Object>, spec: &str) -> Result<String, String> {
        if escape::SPECS.contains(&spec) {
            let text = python_text::plain(self.source, value);
            return escape::escape(spec, &text).ok_or_else(|| "is no format".to_owned());
        }
        match value {
            Value::Int(number) => format_int(*number, spec),
            Value::Bool(b) => format_int(i64::from(*b), spec),
            Value::Text(text) => format_text(text, spec),
            Value::Object(object) if self.source.formats_as_text(*object) => {
                format_text(&self.source.text(*object), spec)
            }
            other => {
                let class = python_text::class(self.source, other);
                Err(format!(
                    "fits texts and numbers only, and this is {}; `!s` makes it a text",
                    with_article(class)
                ))
            }
        }
    }

    fn push(&mut self, text: &str, out: &mut String) {
        if self.is_over {
            return;
        }
        match self.limits.bytes.checked_sub(text.len()) {
            Some(left) => {
                self.limits.bytes = left;
                out.push_str(text);
            }
            None => self.is_over = true,
        }
    }

    /// Ends the evaluation, and says so at the first place that notices.
    fn stop(&mut self, offset: usize) {
        self.is_over = true;
        if !self
            .errors
            .iter()
            .any(|error| error.code == "template-too-much")
        {
            self.errors.insert(TemplateError {
                hint: "A repeat in a repeat grows fast: list fewer things in one another."
                    .to_owned(),
                ..TemplateError::new(
                    "template-too-much",
                    offset,
                    "The report grew too large here. What would follow was left out.",
                )
            });
        }
    }

    fn add(&mut self, error: TemplateError) {
        if self.errors.len() < MAX_ERRORS {
            self.errors.insert(error);
        }
    }
}

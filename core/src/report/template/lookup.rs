//! Looks up the value of a field: a name, then attributes and positions, then a conversion.

use std::borrow::Cow;
use std::rc::Rc;

use super::error::{TemplateError, capitalized, with_article};
use super::python_text::{self, TEXT_METHODS};
use super::syntax::{Conversion, Field, Step, StepKind};
use super::value::{CollectionKind, DataSource, Value};

/// Looks a field's value up and converts it.
pub(super) fn look_up<'a, W: DataSource<'a>>(
    source: &W,
    item: Option<&Value<'a, W::Object>>,
    field: &Field,
) -> Result<Value<'a, W::Object>, TemplateError> {
    let mut value = named(source, item, field)?;
    for step in &field.steps {
        value = match &step.what {
            StepKind::Attribute(name) => attribute(source, &value, name, step)?,
            StepKind::Index(index) => at_position(source, &value, *index, step)?,
            StepKind::Key(key) => {
                return Err(TemplateError::new(
                    "template-index",
                    step.offset,
                    format!("`{key}` is no position. The field was left out."),
                ));
            }
        };
    }
    Ok(match field.conversion {
        None => value,
        Some(Conversion::Text) => Value::Text(python_text::text(source, &value)),
        Some(Conversion::Repr) => Value::Text(Cow::Owned(python_text::repr(source, &value))),
        Some(Conversion::Ascii) => Value::Text(Cow::Owned(python_text::ascii(source, &value))),
    })
}

fn named<'a, W: DataSource<'a>>(
    source: &W,
    item: Option<&Value<'a, W::Object>>,
    field: &Field,
) -> Result<Value<'a, W::Object>, TemplateError> {
    let name = field.first.as_str();
    let found = match (name, item) {
        ("item", Some(item)) => Some(item.clone()),
        _ => source.name(name),
    };
    found.ok_or_else(|| {
        let message = match name {
            "item" => "There is no `item` at this brace level. The field was left out.".to_owned(),
            "" => "A field needs a name. It was left out.".to_owned(),
            _ => format!("Nothing is called `{name}`. The field was left out."),
        };
        let error = TemplateError::new("template-unknown-name", field.offset, message);
        if name == "item" {
            return TemplateError {
                hint: "Inside a repeat its braces are doubled once more.".to_owned(),
                ..error
            };
        }
        let item = item.map(|_| "item");
        error.nearest(name, source.names().into_iter().chain(item))
    })
}

fn attribute<'a, W: DataSource<'a>>(
    source: &W,
    value: &Value<'a, W::Object>,
    name: &str,
    step: &Step,
) -> Result<Value<'a, W::Object>, TemplateError> {
    let found = match (value, name) {
        (Value::Class(class), "__name__") => Some(Value::Text(class.clone())),
        (_, "__class__") => Some(Value::Class(Cow::Borrowed(python_text::class(
            source, value,
        )))),
        (Value::Object(object), _) => source.attribute(*object, name),
        (Value::Text(text), _) => TEXT_METHODS
            .into_iter()
            .find(|method| *method == name)
            .map(|method| Value::TextMethod(Rc::from(text.as_ref()), method)),
        _ => None,
    };
    found.ok_or_else(|| {
        let subject = match value {
            Value::None => "What is not there".to_owned(),
            Value::List(_) => "A list".to_owned(),
            _ => capitalized(&with_article(python_text::class(source, value))),
        };
        let message = format!("{subject} has no `{name}`. The field was left out.");
        let error = TemplateError::new("template-unknown-attribute", step.offset, message);
        match value {
            Value::Object(object) => error.nearest(name, source.attributes(*object)),
            Value::None => TemplateError {
                hint: "Ask with `if` whether it is there.".to_owned(),
                ..error
            },
            Value::List(_) => TemplateError {
                hint: "Go through its items with `repeat`.".to_owned(),
                ..error
            },
            _ => error,
        }
    })
}

fn at_position<'a, W: DataSource<'a>>(
    source: &W,
    value: &Value<'a, W::Object>,
    index: usize,
    step: &Step,
) -> Result<Value<'a, W::Object>, TemplateError> {
    let (found, length) = match value {
        Value::List(list) if matches!(list.kind, CollectionKind::List | CollectionKind::Tuple) => {
            (list.items.get(index).cloned(), Some(list.items.len()))
        }
        Value::Text(text) => {
            let c = text.chars().nth(index);
            (
                c.map(|c| Value::Text(Cow::Owned(c.to_string()))),
                Some(text.chars().count()),
            )
        }
        _ => (None, None),
    };
    found.ok_or_else(|| {
        let message = match length {
            Some(length) => {
                format!("There is no item {index}: it has {length}, counted from 0. The field was left out.")
            }
            None => format!(
                "{} has no items by position. The field was left out.",
                capitalized(&with_article(python_text::class(source, value)))
            ),
        };
        TemplateError::new("template-index", step.offset, message)
    })
}

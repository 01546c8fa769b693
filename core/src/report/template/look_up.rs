//! Looks up the value of a field: a name, then attributes and positions, then a conversion.

use std::borrow::Cow;
use std::rc::Rc;

use super::mistake::{Mistake, a, capital};
use super::python_text::{self, TEXT_METHODS};
use super::syntax::{Conversion, Field, Lookup, Step};
use super::value::{Brackets, Value, World};

/// Looks a field's value up and converts it.
pub(super) fn look_up<'a, W: World<'a>>(
    world: &W,
    item: Option<&Value<'a, W::Object>>,
    field: &Field,
) -> Result<Value<'a, W::Object>, Mistake> {
    let mut value = named(world, item, field)?;
    for step in &field.steps {
        value = match &step.what {
            Lookup::Attribute(name) => attribute(world, &value, name, step)?,
            Lookup::Index(index) => at_position(world, &value, *index, step)?,
            Lookup::Key(key) => {
                return Err(Mistake::new(
                    "template-index",
                    step.offset,
                    format!("`{key}` is no position. The field was left out."),
                ));
            }
        };
    }
    Ok(match field.conversion {
        None => value,
        Some(Conversion::Text) => Value::Text(python_text::text(world, &value)),
        Some(Conversion::Repr) => Value::Text(Cow::Owned(python_text::repr(world, &value))),
        Some(Conversion::Ascii) => Value::Text(Cow::Owned(python_text::ascii(world, &value))),
    })
}

fn named<'a, W: World<'a>>(
    world: &W,
    item: Option<&Value<'a, W::Object>>,
    field: &Field,
) -> Result<Value<'a, W::Object>, Mistake> {
    let name = field.first.as_str();
    let found = match (name, item) {
        ("item", Some(item)) => Some(item.clone()),
        _ => world.name(name),
    };
    found.ok_or_else(|| {
        let message = match name {
            "item" => "There is no `item` at this brace level. The field was left out.".to_owned(),
            "" => "A field needs a name. It was left out.".to_owned(),
            _ => format!("Nothing is called `{name}`. The field was left out."),
        };
        let mistake = Mistake::new("template-unknown-name", field.offset, message);
        if name == "item" {
            return Mistake {
                hint: "Inside a repeat its braces are doubled once more.".to_owned(),
                ..mistake
            };
        }
        let item = item.map(|_| "item");
        mistake.nearest(name, world.names().into_iter().chain(item))
    })
}

fn attribute<'a, W: World<'a>>(
    world: &W,
    value: &Value<'a, W::Object>,
    name: &str,
    step: &Step,
) -> Result<Value<'a, W::Object>, Mistake> {
    let found = match (value, name) {
        (Value::Class(class), "__name__") => Some(Value::Text(class.clone())),
        (_, "__class__") => Some(Value::Class(Cow::Borrowed(python_text::class(
            world, value,
        )))),
        (Value::Object(object), _) => world.attribute(*object, name),
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
            _ => capital(&a(python_text::class(world, value))),
        };
        let message = format!("{subject} has no `{name}`. The field was left out.");
        let mistake = Mistake::new("template-unknown-attribute", step.offset, message);
        match value {
            Value::Object(object) => mistake.nearest(name, world.attributes(*object)),
            Value::None => Mistake {
                hint: "Ask with `if` whether it is there.".to_owned(),
                ..mistake
            },
            Value::List(_) => Mistake {
                hint: "Go through its items with `repeat`.".to_owned(),
                ..mistake
            },
            _ => mistake,
        }
    })
}

fn at_position<'a, W: World<'a>>(
    world: &W,
    value: &Value<'a, W::Object>,
    index: usize,
    step: &Step,
) -> Result<Value<'a, W::Object>, Mistake> {
    let (found, length) = match value {
        Value::List(list) if matches!(list.brackets, Brackets::List | Brackets::Tuple) => {
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
                capital(&a(python_text::class(world, value)))
            ),
        };
        Mistake::new("template-index", step.offset, message)
    })
}

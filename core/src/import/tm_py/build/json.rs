//! A value as JSON text: how what has no place in a model is kept.

use super::Converter;
use crate::import::tm_py::value::{HeapCell, Value};
use crate::json;

/// How deep lists inside of lists are kept.
const MAX_KEPT_DEPTH: u32 = 16;

/// The longest text that is kept.
const MAX_KEPT_LENGTH: usize = 1 << 16;

impl<'t> Converter<'t> {
    /// The JSON text of a value: elements by their name, unknown values as `null`.
    pub(super) fn kept_json(&self, value: &Value<'t>) -> String {
        let mut text = String::new();
        self.write(value, MAX_KEPT_DEPTH, &mut text);
        text
    }

    fn write(&self, value: &Value<'t>, deep: u32, text: &mut String) {
        let deeper = deep.checked_sub(1).filter(|_| text.len() < MAX_KEPT_LENGTH);
        let Some(deeper) = deeper else {
            return text.push_str("null");
        };
        match value {
            Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
            Value::Int(number) => text.push_str(&number.to_string()),
            Value::Float(number) if number.is_finite() => text.push_str(&format!("{number:?}")),
            Value::Text(plain) => text.push_str(&json::quote(plain)),
            Value::Member(at, member) => {
                let enumeration = self.schema.enumerations().get(*at);
                let member = enumeration.and_then(|it| it.members.get(*member));
                text.push_str(&json::quote(
                    member.map_or("", |member| member.name.as_ref()),
                ));
            }
            Value::Object(at) => match self.field(*at, "name").map(|field| &field.value) {
                Some(Value::Text(name)) => text.push_str(&json::quote(name)),
                _ => text.push_str("null"),
            },
            Value::List(_) | Value::Set(_) | Value::Tuple(_) => {
                text.push('[');
                for (position, item) in self.items_of(value).iter().enumerate() {
                    if position > 0 {
                        text.push(',');
                    }
                    self.write(item, deeper, text);
                }
                text.push(']');
            }
            Value::Dict(at) => {
                text.push('{');
                if let Some(HeapCell::Pairs(pairs)) = self.interpretation.heap.get(*at) {
                    let named = pairs
                        .iter()
                        .filter_map(|(key, value)| Some((key.as_text()?, value)));
                    for (position, (key, value)) in named.enumerate() {
                        if position > 0 {
                            text.push(',');
                        }
                        text.push_str(&json::quote(key));
                        text.push(':');
                        self.write(value, deeper, text);
                    }
                }
                text.push('}');
            }
            _ => text.push_str("null"),
        }
    }
}

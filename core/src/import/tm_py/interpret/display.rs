//! Values as Python prints them.

use std::fmt::Write;

use super::{Interpreter, MAX_LENGTH};
use crate::import::tm_py::value::Value;
use crate::python::Span;
use crate::python::output::{Collection, repr_bool, repr_float, repr_text};

/// How deep lists inside of lists are shown.
const MAX_DISPLAY_DEPTH: u32 = 8;

impl<'t> Interpreter<'t> {
    /// The text that `str` or `repr` gives; `None` where that is not known.
    pub(super) fn display(&mut self, value: &Value<'t>, quoted: bool) -> Option<String> {
        let mut text = String::new();
        self.write_display(value, quoted, MAX_DISPLAY_DEPTH, &mut text)?;
        Some(text)
    }

    fn write_display(
        &mut self,
        value: &Value<'t>,
        quoted: bool,
        depth_left: u32,
        text: &mut String,
    ) -> Option<()> {
        if text.len() > MAX_LENGTH || !self.step(1, Span::default()) {
            return None;
        }
        let inner_depth = depth_left.checked_sub(1)?;
        match value {
            Value::None => text.push_str("None"),
            Value::Bool(value) => text.push_str(repr_bool(*value)),
            Value::Int(number) => write!(text, "{number}").ok()?,
            Value::Float(number) => text.push_str(&repr_float(*number)),
            Value::Text(plain) if quoted => text.push_str(&repr_text(plain)),
            Value::Text(plain) => text.push_str(plain),
            Value::Member(at, member) => {
                let all = self.schema().enumerations();
                let enumeration = all.get(*at)?;
                let member = enumeration.members.get(*member)?;
                write!(text, "{}.{}", enumeration.name, member.name).ok()?;
            }
            Value::Object(at) => {
                let class = self.object_at(*at)?.class;
                if let Some(closure) = self.class_member(class, "__str__")
                    && let Value::Function(closure) = closure
                {
                    let result =
                        self.call_closure(&closure, Some(value.clone()), Default::default());
                    text.push_str(result.as_text()?);
                    return Some(());
                }
                let name = self.object_at(*at)?.fields.get("name")?.value.clone();
                let class = self.classes.get(class)?.name.clone();
                write!(text, "{class}({})", name.as_text()?).ok()?;
            }
            Value::List(_) | Value::Tuple(_) | Value::Set(_) => {
                let items = self.items(value, Span::default())?;
                let kind = match value {
                    Value::List(_) => Collection::List,
                    Value::Tuple(_) => Collection::Tuple,
                    _ => Collection::Set,
                };
                let mut joined = String::new();
                for (position, item) in items.iter().enumerate() {
                    if position > 0 {
                        joined.push_str(", ");
                    }
                    self.write_display(item, true, inner_depth, &mut joined)?;
                }
                text.push_str(&kind.repr(&joined, items.len()));
            }
            _ => return None,
        }
        Some(())
    }
}

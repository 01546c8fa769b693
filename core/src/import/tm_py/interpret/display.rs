//! Values as Python prints them.

use std::fmt::Write;

use super::{Interpreter, MAX_LENGTH};
use crate::import::tm_py::value::Value;

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
        if text.len() > MAX_LENGTH || !self.step(1, crate::python::Span::default()) {
            return None;
        }
        let inner_depth = depth_left.checked_sub(1)?;
        match value {
            Value::None => text.push_str("None"),
            Value::Bool(value) => text.push_str(if *value { "True" } else { "False" }),
            Value::Int(number) => write!(text, "{number}").ok()?,
            Value::Float(number) => write!(text, "{number:?}").ok()?,
            Value::Text(plain) if quoted => {
                let quote = if plain.contains('\'') && !plain.contains('"') {
                    '"'
                } else {
                    '\''
                };
                text.push(quote);
                for c in plain.chars() {
                    match c {
                        '\\' => text.push_str("\\\\"),
                        '\n' => text.push_str("\\n"),
                        c if c == quote => {
                            text.push('\\');
                            text.push(c);
                        }
                        c => text.push(c),
                    }
                }
                text.push(quote);
            }
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
                let items = self.items(value, crate::python::Span::default())?;
                let (open, close) = match value {
                    Value::List(_) => ('[', ']'),
                    Value::Tuple(_) => ('(', ')'),
                    _ => ('{', '}'),
                };
                text.push(open);
                for (position, item) in items.iter().enumerate() {
                    if position > 0 {
                        text.push_str(", ");
                    }
                    self.write_display(item, true, inner_depth, text)?;
                }
                if items.len() == 1 && open == '(' {
                    text.push(',');
                }
                text.push(close);
            }
            _ => return None,
        }
        Some(())
    }
}

//! The value of an attribute, as it is written.

use super::Writer;
use crate::json;
use crate::model::{Assumption, Override, Value};
use crate::python::output::{json_literal, quoted, repr_bool, text_value};
use crate::schema::{Attribute, Type};

/// A value that can be written.
pub(super) struct ValueLiteral {
    pub(super) text: String,
    /// Whether it refers to a part that comes later.
    pub(super) is_forward_reference: bool,
}

impl Writer<'_> {
    /// A value; `None` where a script has no word for it.
    pub(super) fn value_literal(
        &mut self,
        value: &Value,
        attribute: Option<&Attribute>,
    ) -> Option<ValueLiteral> {
        let mut is_forward_reference = false;
        let written = match value {
            Value::Bool(value) => repr_bool(*value).to_owned(),
            // Python reads a minus before a number, and the number alone would be too large.
            Value::Int(i64::MIN) => format!("{} - 1", i64::MIN.saturating_add(1)),
            Value::Int(number) => number.to_string(),
            Value::Text(plain) => text_value(plain),
            Value::Choice(member) => {
                let Type::Choice(name) = &attribute?.kind else {
                    return None;
                };
                self.schema.enumeration(name)?.member(member)?;
                self.imports.insert(name.clone().into_owned());
                format!("{name}.{member}")
            }
            Value::Reference(id) => {
                is_forward_reference = !self.written.contains(id);
                self.variables.get(id)?.clone()
            }
            Value::References(ids) => {
                is_forward_reference = ids.iter().any(|id| !self.written.contains(id));
                let names: Option<Vec<&str>> = ids
                    .iter()
                    .map(|id| self.variables.get(id).map(String::as_str))
                    .collect();
                format!("[{}]", names?.join(", "))
            }
            Value::Numbers(numbers) if numbers.is_empty() => "set()".to_owned(),
            Value::Numbers(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(i64::to_string).collect();
                format!("{{{}}}", numbers.join(", "))
            }
            Value::Texts(texts) => {
                let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
                list(&texts)
            }
            Value::Overrides(all) => {
                self.imports.insert("Finding".to_owned());
                let all: Vec<String> = all.iter().map(override_call).collect();
                list(&all)
            }
            Value::Assumptions(all) => {
                self.imports.insert("Assumption".to_owned());
                let all: Vec<String> = all.iter().map(assumption_call).collect();
                list(&all)
            }
            Value::Raw(kept) => json_literal(&json::read(kept).ok()?.root)?,
        };
        Some(ValueLiteral {
            text: written,
            is_forward_reference,
        })
    }
}

/// A list: on one line, if that is short.
fn list(items: &[String]) -> String {
    let line = items.join(", ");
    if line.len() <= 60 {
        return format!("[{line}]");
    }
    let items: String = items.iter().map(|item| format!("    {item},\n")).collect();
    format!("[\n{items}]")
}

fn override_call(one: &Override) -> String {
    let mut arguments = Vec::new();
    if !one.threat_id.is_empty() {
        arguments.push(format!("threat_id={}", quoted(&one.threat_id)));
    }
    arguments.extend(
        one.texts
            .iter()
            .map(|(name, text)| format!("{name}={}", quoted(text))),
    );
    arguments.extend(
        one.kept
            .iter()
            .filter_map(|(name, kept)| keyword_argument(name, kept)),
    );
    format!("Finding({})", arguments.join(", "))
}

fn assumption_call(one: &Assumption) -> String {
    let mut arguments = vec![quoted(&one.name)];
    if !one.exclude.is_empty() {
        let sids: Vec<String> = one.exclude.iter().map(|sid| quoted(sid)).collect();
        arguments.push(format!("exclude=[{}]", sids.join(", ")));
    }
    if !one.description.is_empty() {
        arguments.push(format!("description={}", quoted(&one.description)));
    }
    arguments.extend(
        one.kept
            .iter()
            .filter_map(|(name, kept)| keyword_argument(name, kept)),
    );
    format!("Assumption({})", arguments.join(", "))
}

/// An unknown member of an override or an assumption, as a keyword argument.
fn keyword_argument(name: &str, kept: &str) -> Option<String> {
    let plain = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c == '_' || c.is_ascii_alphanumeric())
        && crate::python::Keyword::from_text(name).is_none();
    if !plain {
        return None;
    }
    Some(format!(
        "{name}={}",
        json_literal(&json::read(kept).ok()?.root)?
    ))
}

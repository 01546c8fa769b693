//! The value of an attribute, as it is written.

use super::Writer;
use super::literal::{of_json, quoted, text};
use crate::json;
use crate::model::schema::{Attribute, Type};
use crate::model::{Assumption, Override, Value};

/// A value that can be written.
pub(super) struct Written {
    pub(super) text: String,
    /// Whether it refers to a part that stands further down.
    pub(super) later: bool,
}

impl Writer<'_> {
    /// A value; `None` where a script has no word for it.
    pub(super) fn value(
        &mut self,
        value: &Value,
        attribute: Option<&Attribute>,
    ) -> Option<Written> {
        let mut later = false;
        let written = match value {
            Value::Bool(true) => "True".to_owned(),
            Value::Bool(false) => "False".to_owned(),
            // Python reads a minus before a number, and the number alone would be too large.
            Value::Int(i64::MIN) => format!("{} - 1", i64::MIN.saturating_add(1)),
            Value::Int(number) => number.to_string(),
            Value::Text(plain) => text(plain),
            Value::Choice(member) => {
                let Type::Choice(name) = &attribute?.kind else {
                    return None;
                };
                self.schema.enumeration(name)?.member(member)?;
                self.imports.insert(name.clone().into_owned());
                format!("{name}.{member}")
            }
            Value::Reference(id) => {
                later = !self.written.contains(id);
                self.variables.get(id)?.clone()
            }
            Value::References(ids) => {
                later = ids.iter().any(|id| !self.written.contains(id));
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
                let all: Vec<String> = all.iter().map(an_override).collect();
                list(&all)
            }
            Value::Assumptions(all) => {
                self.imports.insert("Assumption".to_owned());
                let all: Vec<String> = all.iter().map(assumption).collect();
                list(&all)
            }
            Value::Raw(kept) => of_json(&json::read(kept).ok()?.root)?,
        };
        Some(Written {
            text: written,
            later,
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

fn an_override(one: &Override) -> String {
    let mut given = Vec::new();
    if !one.threat_id.is_empty() {
        given.push(format!("threat_id={}", quoted(&one.threat_id)));
    }
    given.extend(
        one.texts
            .iter()
            .map(|(name, text)| format!("{name}={}", quoted(text))),
    );
    given.extend(one.kept.iter().filter_map(|(name, kept)| inner(name, kept)));
    format!("Finding({})", given.join(", "))
}

fn assumption(one: &Assumption) -> String {
    let mut given = vec![quoted(&one.name)];
    if !one.exclude.is_empty() {
        let sids: Vec<String> = one.exclude.iter().map(|sid| quoted(sid)).collect();
        given.push(format!("exclude=[{}]", sids.join(", ")));
    }
    if !one.description.is_empty() {
        given.push(format!("description={}", quoted(&one.description)));
    }
    given.extend(one.kept.iter().filter_map(|(name, kept)| inner(name, kept)));
    format!("Assumption({})", given.join(", "))
}

/// Something inside of an override or an assumption that is not known, handed over by name.
fn inner(name: &str, kept: &str) -> Option<String> {
    let plain = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c == '_' || c.is_ascii_alphanumeric())
        && crate::python::Keyword::from_text(name).is_none();
    if !plain {
        return None;
    }
    Some(format!("{name}={}", of_json(&json::read(kept).ok()?.root)?))
}

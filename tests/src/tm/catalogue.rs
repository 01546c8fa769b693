//! What there is without a model: threats, classes, attributes.

use std::fmt::Write;

use parapet_core::model::Schema;
use parapet_core::model::schema::{Attribute, Fallback, Type, built_in_wording};
use parapet_core::threats::RuleSet;

/// The threats, a line each.
pub(super) fn threats(rules: &RuleSet) -> String {
    rules
        .threats
        .iter()
        .map(|rule| format!("{} - {}\n", rule.threat.sid, rule.threat.title))
        .collect()
}

/// The classes and the enumerations, each with what it is.
pub(super) fn classes(schema: &Schema) -> String {
    let mut text = String::from("Elements:\n");
    for (_, class) in schema.classes() {
        let _ = writeln!(text, "  {:<16} {}", class.name, class.description);
    }
    text.push_str("\nEnumerations:\n");
    for enumeration in schema.enumerations() {
        let members: Vec<&str> = enumeration
            .members
            .iter()
            .map(|member| member.name.as_ref())
            .collect();
        let _ = writeln!(text, "  {:<16} {}", enumeration.name, members.join(", "));
    }
    text
}

/// A class's attributes: name, type, default, question. `None` for an unknown class.
pub(super) fn describe(schema: &Schema, class: &str) -> Option<String> {
    let found = schema.class_named(class)?;
    let mut text = format!("{}: {}\n", found.name, found.description);
    for attribute in &found.attributes {
        let wording = attribute.wording(built_in_wording());
        let _ = writeln!(
            text,
            "  {:<40} {:<16} {:<12} {}",
            attribute.name,
            type_words(&attribute.kind),
            fallback_words(attribute),
            wording.map_or_else(String::new, |wording| wording.question_for(""))
        );
    }
    Some(text)
}

fn type_words(kind: &Type) -> String {
    match kind {
        Type::Bool => "yes or no".to_owned(),
        Type::Int => "number".to_owned(),
        Type::Text => "text".to_owned(),
        Type::Choice(name) => name.to_string(),
        Type::Reference(kind) => format!("{kind:?}"),
        Type::References(kind) => format!("list of {kind:?}"),
        Type::Numbers => "numbers".to_owned(),
        Type::Texts => "texts".to_owned(),
        Type::Overrides => "overrides".to_owned(),
        Type::Assumptions => "assumptions".to_owned(),
        Type::Findings => "findings".to_owned(),
    }
}

fn fallback_words(attribute: &Attribute) -> String {
    match &attribute.fallback {
        Fallback::Bool(true) => "yes".to_owned(),
        Fallback::Bool(false) => "no".to_owned(),
        Fallback::Int(n) => n.to_string(),
        Fallback::Text(text) => format!("\"{text}\""),
        Fallback::Choice(name) => name.to_string(),
        Fallback::LevelZero => "0".to_owned(),
        Fallback::Nothing => "none".to_owned(),
        Fallback::Empty => "[]".to_owned(),
    }
}

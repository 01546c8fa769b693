//! Output that needs no model: threats, classes, attributes.

use std::fmt::Write;

use parapet_core::model::Schema;
use parapet_core::schema::built_in_wording;
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
            attribute.kind.description(),
            attribute.default_description(),
            wording.map_or_else(String::new, |wording| wording.question_for(""))
        );
    }
    Some(text)
}

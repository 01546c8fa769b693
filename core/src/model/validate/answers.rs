//! Classes and attributes: what was answered and does not count.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, DiagnosticCollector, nearest};
use crate::model::{Attributes, Model, Part, Schema, Value};
use crate::schema::ClassId;

pub(super) fn check_model(model: &Model, schema: &Schema, diagnostics: &mut DiagnosticCollector) {
    let mut found = Vec::new();
    if let Some(class) = schema.class_id("TM") {
        check_attributes(&model.attributes, schema, class, "the model", &mut found);
    }
    diagnostics.extend(found);
}

pub(super) fn check(part: &Part, schema: &Schema, diagnostics: &mut DiagnosticCollector) {
    let mut found = Vec::new();
    match schema.class_id(&part.class) {
        Some(class) => check_attributes(&part.attributes, schema, class, &part.name, &mut found),
        None => found.push(
            Diagnostic::error(
                "unknown-class",
                format!(
                    "No class is called {}. {} is not judged.",
                    part.class, part.name
                ),
            )
            .hint("Choose its class."),
        ),
    }
    if let Some(Value::Raw(class)) = part.attributes.get("__class__") {
        found.push(
            Diagnostic::warning(
                "unknown-class",
                format!(
                    "The file called the class of {} {class}, which nobody knows. It counts as {}.",
                    part.name, part.class
                ),
            )
            .hint("Choose its class.")
            .attribute("__class__"),
        );
    }
    diagnostics.extend(found.into_iter().map(|one| one.part(part.id.as_str())));
}

fn check_attributes(
    attributes: &Attributes,
    schema: &Schema,
    class: ClassId,
    owner: &str,
    found: &mut Vec<Diagnostic>,
) {
    for (name, value) in attributes.iter() {
        if name == "__class__" || name.starts_with("parapet.") || name == "threatsFile" {
            continue;
        }
        let known = schema.attribute(class, name);
        let diagnostics = match (known, value) {
            (Some(known), Value::Raw(_)) if known.computed => continue,
            (Some(known), Value::Raw(text)) => Diagnostic::warning(
                "refused-value",
                format!(
                    "{} of {owner} is kept as the file has it, {}, and counts as not answered.",
                    known.label,
                    shortened(text)
                ),
            )
            .hint("Answer it."),
            (Some(_), Value::Overrides(list)) => {
                let mut threats = BTreeSet::new();
                let again = list
                    .iter()
                    .find(|one| !threats.insert(one.threat_id.as_str()));
                let Some(again) = again.filter(|one| !one.threat_id.is_empty()) else {
                    continue;
                };
                Diagnostic::warning(
                    "duplicate-override",
                    format!(
                        "{owner} overrides the threat {} twice. pytm would refuse the model.",
                        again.threat_id
                    ),
                )
                .hint("Delete one of them.")
            }
            (Some(_), _) => continue,
            (None, _) => {
                let class = schema.class(class);
                let names = class.into_iter().flat_map(|class| &class.attributes);
                let names = names.map(|known| known.name.as_ref());
                let hint = nearest(name, names).map(|near| format!("Nearest: {near}."));
                Diagnostic::warning(
                    "unknown-attribute",
                    format!(
                        "No {} has {name}. What {owner} says of it is kept, and nothing depends on it.",
                        class.map_or("", |class| class.label.as_ref())
                    ),
                )
                .hint(hint.unwrap_or_default())
            }
        };
        found.push(diagnostics.attribute(name));
    }
}

fn shortened(text: &str) -> String {
    let start: String = text.chars().take(40).collect();
    let dots = if start.len() < text.len() { "…" } else { "" };
    format!("{start}{dots}")
}

//! Classes and attributes: what was answered and does not count.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, DiagnosticCollector, messages, nearest};
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
        None => found.push(messages::class_not_judged(&part.class, &part.name)),
    }
    if let Some(Value::Raw(class)) = part.attributes.get("__class__") {
        found.push(
            messages::class_name_kept(&part.name, &class, &part.class).attribute("__class__"),
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
            (Some(known), Value::Raw(text)) => {
                messages::answer_does_not_count(&known.label, &owner, &shortened(text))
            }
            (Some(_), Value::Overrides(list)) => {
                let mut threats = BTreeSet::new();
                let again = list
                    .iter()
                    .find(|one| !threats.insert(one.threat_id.as_str()));
                let Some(again) = again.filter(|one| !one.threat_id.is_empty()) else {
                    continue;
                };
                messages::duplicate_override(&owner, &again.threat_id)
            }
            (Some(_), _) => continue,
            (None, _) => {
                let class = schema.class(class);
                let names = class.into_iter().flat_map(|class| &class.attributes);
                let names = names.map(|known| known.name.as_ref());
                let hint = nearest(name, names).map(|near| format!("Nearest: {near}."));
                messages::attribute_not_of_class(
                    &class.map_or("", |class| class.label.as_ref()),
                    &name,
                    &owner,
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

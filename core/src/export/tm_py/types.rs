//! Custom types as classes that extend pytm's.

use super::Writer;
use crate::model::{CustomType, Model};
use crate::python::output::{doc_string, quoted};
use crate::schema::Type;

impl Writer<'_> {
    /// The classes, those that others extend first.
    pub(super) fn write_types(&mut self, model: &Model) {
        if model.types.is_empty() {
            return;
        }
        self.write_line("\n# Types of our own");
        let schema = self.schema;
        // The schema has them with bases first, and those alone that can be there.
        for (_, class) in schema.classes().filter(|(_, class)| class.custom) {
            let custom = model.types.iter().find(|custom| custom.name == class.name);
            if let Some(custom) = custom {
                self.write_type(custom);
            }
        }
        self.write_line("");
    }

    fn write_type(&mut self, custom: &CustomType) {
        let base = self.class_name(&custom.base);
        let class = self.classes.get(&custom.name).cloned().unwrap_or_default();
        self.write_line(&format!("\n\nclass {class}({base}):"));
        let mut lines = Vec::new();
        if !custom.description.is_empty() {
            lines.push(doc_string(&custom.description));
        }
        let mut controls = Vec::new();
        for (name, value) in custom.defaults.iter() {
            let Some(attribute) = self.schema.attribute_of(&custom.base, name).cloned() else {
                continue;
            };
            if let Some(control) = name.strip_prefix("controls.") {
                let value = self.value_literal(value, Some(&attribute));
                controls.extend(value.map(|value| format!("{control}={}", value.text)));
                continue;
            }
            let kind = python_type(&attribute.kind);
            if let (Some(written), Some(kind)) = (self.value_literal(value, Some(&attribute)), kind)
            {
                lines.push(format!("{name}: {kind} = {}", written.text));
            }
        }
        if !controls.is_empty() {
            self.imports.insert("Controls".to_owned());
            let controls = controls.join(", ");
            lines.push(format!("controls: Controls = Controls({controls})"));
        }
        for own in &custom.attributes {
            let value = match &own.kind {
                Type::Bool => "False".to_owned(),
                Type::Int => "0".to_owned(),
                Type::Text => quoted(""),
                Type::Texts => "[]".to_owned(),
                Type::Numbers => "{0}".to_owned(),
                Type::Choice(name) => {
                    let enumeration = self.schema.enumeration(name);
                    let Some(first) = enumeration.and_then(|it| it.members.first()) else {
                        continue;
                    };
                    self.imports.insert(name.clone().into_owned());
                    format!("{name}.{}", first.name)
                }
                _ => continue,
            };
            if let Some(kind) = python_type(&own.kind) {
                lines.push(format!("{}: {kind} = {value}", own.name));
            }
        }
        if lines.is_empty() {
            lines.push("pass".to_owned());
        }
        for line in lines {
            self.write_line(&format!("    {line}"));
        }
    }
}

/// How Python names a type; `None` for those that a class of a script cannot have.
fn python_type(kind: &Type) -> Option<&str> {
    Some(match kind {
        Type::Bool => "bool",
        Type::Int => "int",
        Type::Text => "str",
        Type::Texts => "list",
        Type::Numbers => "set",
        Type::Choice(name) => name,
        _ => return None,
    })
}

//! A part with its attributes, and the model itself.

use super::Writer;
use crate::model::{Attributes, Kind, Model, Part, Value};
use crate::python::Keyword;
use crate::python::output::quoted;
use crate::schema::Class;

impl Writer<'_> {
    /// The lines that make a part.
    pub(super) fn write_part(&mut self, kind: Kind, part: &Part) {
        let variable = self.variables.get(&part.id).cloned().unwrap_or_default();
        let class = self.class_name(&part.class);
        let ends: Vec<String> = [part.source(), part.sink()]
            .into_iter()
            .flatten()
            .filter(|_| kind == Kind::Dataflow)
            .filter_map(|id| self.variables.get(id).cloned())
            .collect();
        let arguments: Vec<String> = ends.into_iter().chain([quoted(&part.name)]).collect();
        self.write_line(&format!("{variable} = {class}({})", arguments.join(", ")));
        self.written.insert(part.id.clone());
        self.write_attributes(&variable, &part.class, &part.attributes);
    }

    /// The lines that make the model itself.
    pub(super) fn write_model(&mut self, model: &Model) {
        self.write_line(&format!("tm = TM({})", quoted(&model.name)));
        self.write_attributes("tm", "TM", &model.attributes);
    }

    /// The attributes that are set: those of the class in its order, then others by name.
    fn write_attributes(&mut self, variable: &str, class: &str, attributes: &Attributes) {
        let schema = self.schema;
        let known = schema
            .class_named(class)
            .map_or(&[][..], |class: &Class| &class.attributes);
        for attribute in known {
            let name = attribute.name.as_ref();
            let ends = matches!(name, "source" | "sink")
                && schema.attribute_of(class, "dstPort").is_some();
            if ends || attribute.computed {
                continue;
            }
            if let Some(value) = attributes.get(name) {
                self.write_attribute(variable, class, name, value);
            }
        }
        for (name, value) in attributes.iter() {
            if !known.iter().any(|attribute| attribute.name == name) {
                self.write_attribute(variable, class, name, value);
            }
        }
    }

    fn write_attribute(&mut self, variable: &str, class: &str, name: &str, value: &Value) {
        let schema = self.schema;
        let attribute = schema.attribute_of(class, name).or_else(|| {
            let kind = schema.kind_of(schema.class_id(class)?)?;
            let (_, attribute) = schema.attributes_of_kind(kind, name).next()?;
            Some(attribute)
        });
        let Some(written) = self.value_literal(value, attribute.map(AsRef::as_ref)) else {
            return;
        };
        let Some(line) = assignment(variable, name, &written.text) else {
            return;
        };
        if written.is_forward_reference {
            self.forward_references.push(line);
        } else {
            self.write_line(&line);
        }
    }
}

/// `variable.name = value`; `None` for a name that pytm needs itself.
fn assignment(variable: &str, name: &str, value: &str) -> Option<String> {
    let (object, name) = match name.strip_prefix("controls.") {
        Some(control) => (format!("{variable}.controls"), control),
        None => (variable.to_owned(), name),
    };
    let of_pytm = matches!(
        name,
        "" | "name"
            | "uuid"
            | "is_drawn"
            | "self"
            | "controls"
            | "source"
            | "sink"
            | "findings"
            | "inputs"
            | "outputs"
    );
    if of_pytm || name.starts_with('_') || name.starts_with("model_") {
        return None;
    }
    let plain = name.starts_with(char::is_alphabetic)
        && name.chars().all(|c| c == '_' || c.is_alphanumeric())
        && Keyword::from_text(name).is_none();
    Some(match plain {
        true => format!("{object}.{name} = {value}"),
        false => format!("setattr({object}, {}, {value})", quoted(name)),
    })
}

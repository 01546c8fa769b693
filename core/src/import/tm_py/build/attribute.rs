//! The attributes of a part and of the model.

use std::sync::Arc;

use super::convert::Converted;
use super::{Converter, Draft, is_internal};
use crate::diagnostic::{messages, nearest};
use crate::import::imported::library_not_read;
use crate::import::tm_py::aliases::{self, FLOW_END_ALIASES};
use crate::import::tm_py::value::{Field, HeapIndex, Value};
use crate::model::{Attributes, Kind, Value as Set};
use crate::schema::{Attribute, Fallback, Type};

impl<'t> Converter<'t> {
    /// Reads all attributes of an object.
    pub(super) fn read_attributes(&mut self, draft: &Draft, attributes: &mut Attributes) {
        for (name, field) in self.fields(draft.at) {
            match (name.as_str(), &field.value) {
                (name, _) if is_internal(name) => {}
                ("source" | "sink", _) if draft.kind == Kind::Dataflow => {}
                ("controls", Value::Object(at)) if !draft.is_model() => {
                    for (name, field) in self.fields(*at) {
                        if !is_internal(&name) {
                            let name = format!("controls.{name}");
                            self.read_attribute(draft, &name, &field, attributes);
                        }
                    }
                }
                _ => self.read_attribute(draft, &name, &field, attributes),
            }
        }
    }

    /// The fields of an object.
    pub(super) fn fields(&self, at: HeapIndex) -> Vec<(String, Field<'t>)> {
        let fields = self
            .object(at)
            .into_iter()
            .flat_map(|object| &object.fields);
        fields
            .map(|(name, field)| (name.to_string(), field.clone()))
            .collect()
    }

    fn read_attribute(
        &mut self,
        draft: &Draft,
        name: &str,
        field: &Field<'t>,
        attributes: &mut Attributes,
    ) {
        let span = field.span;
        let known = self.schema.attribute_of(&draft.class, name).cloned();
        if let Some(attribute) = &known
            && field.implicit
            && self.has_default_value(attribute, &field.value)
        {
            return;
        }
        if field.value.is_unknown() || matches!(field.value, Value::Method(_)) {
            let diagnostic = messages::script_unknown_value(&name, &draft.display_name());
            return self.report(span, draft.about(diagnostic, name));
        }
        match known {
            Some(attribute) if attribute.computed => {
                if name == "carriedBy" || field.implicit {
                    return;
                }
                let diagnostic =
                    messages::script_sets_computed_attribute(&name, &draft.display_name());
                self.report(span, draft.about(diagnostic, name));
            }
            Some(attribute) => match self.convert(&field.value, &attribute, draft, span) {
                Converted::Value(value) => {
                    attributes.set(name, Some(value));
                }
                Converted::Absent => {}
                Converted::Suggested(meant) => {
                    let kept = self.kept_json(&field.value);
                    let message = format!(
                        "`{name}` of {} is {kept}, which pytm does not take. What is meant is {meant}; it counts once that is accepted.",
                        draft.display_name()
                    );
                    self.report_old_spelling(draft, name, field, &message, attributes);
                }
                Converted::Invalid => {
                    let diagnostic = messages::script_value_refused(
                        &name,
                        &draft.display_name(),
                        &self.excerpt(&field.value),
                    )
                    .hint(expected_form(&attribute));
                    self.report(span, draft.about(diagnostic, name));
                    let kept = self.kept_json(&field.value);
                    attributes.set(name, Some(Set::Raw(kept)));
                }
            },
            None => self.read_unknown_attribute(draft, name, field, attributes),
        }
    }

    /// Whether a container that was only read still holds its default.
    fn has_default_value(&self, attribute: &Attribute, value: &Value<'t>) -> bool {
        let items = self.items_of(value);
        match attribute.fallback {
            Fallback::LevelZero => matches!(items.as_slice(), [Value::Int(0)]),
            _ => items.is_empty(),
        }
    }

    /// An attribute that the class does not have.
    fn read_unknown_attribute(
        &mut self,
        draft: &Draft,
        name: &str,
        field: &Field<'t>,
        attributes: &mut Attributes,
    ) {
        if name == "threatsFile" && draft.is_model() {
            return self.read_threats_file(draft, field, attributes);
        }
        let flow = draft.kind == Kind::Dataflow;
        if let Some((end, _)) = FLOW_END_ALIASES
            .iter()
            .find(|(_, other)| flow && *other == name)
        {
            let diagnostic = messages::attribute_read_as_end(&name, &draft.display_name(), &end);
            return self.report(field.span, draft.about(diagnostic, name));
        }
        if let Some(meant) = aliases::intended_attribute(&self.schema, &draft.class, name) {
            let message = format!(
                "`{name}` of {} is called `{meant}` in pytm 1.4, which ignores this name. It counts once that is accepted.",
                draft.display_name()
            );
            return self.report_old_spelling(draft, name, field, &message, attributes);
        }
        let hint = if self.builder.diagnostics.accepts("unknown-attribute") {
            let class = self.schema.class_named(&draft.class);
            let names = class.map_or(&[][..], |class| &class.attributes);
            let near = nearest(name, names.iter().map(|attribute| attribute.name.as_ref()));
            near.map_or_else(String::new, |near| format!("Nearest: `{near}`."))
        } else {
            String::new()
        };
        let diagnostic = messages::script_attribute_unknown(
            &match draft.is_model() {
                true => "A model",
                false => &draft.class,
            },
            &name,
        )
        .hint(hint);
        self.report(field.span, draft.about(diagnostic, name));
        // Another class of the kind may have it: then it is typed.
        let foreign = {
            let mut others = self.schema.attributes_of_kind(draft.kind, name);
            let found = others.find(|(_, attribute)| !attribute.computed);
            found.map(|(_, attribute)| Arc::clone(attribute))
        };
        let typed = foreign.and_then(|attribute| {
            match self.convert(&field.value, &attribute, draft, field.span) {
                Converted::Value(value) => Some(value),
                _ => None,
            }
        });
        let value = typed.unwrap_or_else(|| Set::Raw(self.kept_json(&field.value)));
        attributes.set(name, Some(value));
    }

    fn report_old_spelling(
        &mut self,
        draft: &Draft,
        name: &str,
        field: &Field<'t>,
        message: &str,
        attributes: &mut Attributes,
    ) {
        let diagnostic = messages::old_spelling(&message);
        self.report(field.span, draft.about(diagnostic, name));
        let kept = self.kept_json(&field.value);
        attributes.set(name, Some(Set::Raw(kept)));
    }

    fn read_threats_file(&mut self, draft: &Draft, field: &Field<'t>, attributes: &mut Attributes) {
        let file = match &field.value {
            Value::Text(file) => Some(file.to_string()),
            _ => None,
        };
        let diagnostic = library_not_read(file.as_deref());
        self.report(field.span, draft.about(diagnostic, "threatsFile"));
        self.libraries.extend(file);
        attributes.set("threatsFile", Some(Set::Raw(self.kept_json(&field.value))));
    }

    /// A value for a sentence.
    fn excerpt(&self, value: &Value<'t>) -> String {
        match value {
            Value::None => "None".to_owned(),
            Value::Object(_) => "this object".to_owned(),
            value => {
                let kept = self.kept_json(value);
                if kept.len() > 60 {
                    "this".to_owned()
                } else {
                    format!("`{kept}`")
                }
            }
        }
    }
}

/// How a value of that attribute is written in a script.
fn expected_form(attribute: &Attribute) -> String {
    match &attribute.kind {
        Type::Bool => "Write `True` or `False`.".to_owned(),
        Type::Int => "Write a whole number.".to_owned(),
        Type::Text => "Write it in quotes.".to_owned(),
        Type::Choice(name) => format!("Write `{name}.` and one of its members."),
        Type::Reference(_) => "Name the variable that holds the part.".to_owned(),
        _ => "Write a list.".to_owned(),
    }
}

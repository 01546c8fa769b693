//! The attributes of a part and of the model.

use std::sync::Arc;

use super::take::Taken;
use super::{Builder, Draft, is_inner};
use crate::diagnostic::{Diagnostic, nearest};
use crate::import::tm_py::old::{self, ENDS};
use crate::import::tm_py::value::{Field, Ref, Value};
use crate::import::{self, OLD_SPELLING};
use crate::model::schema::{Attribute, Fallback, Type};
use crate::model::{Attributes, Kind, Value as Set};

impl<'t> Builder<'t> {
    /// Reads all attributes of an object.
    pub(super) fn attributes(&mut self, draft: &Draft, attributes: &mut Attributes) {
        for (name, field) in self.fields(draft.at) {
            match (name.as_str(), &field.value) {
                (name, _) if is_inner(name) => {}
                ("source" | "sink", _) if draft.kind == Kind::Dataflow => {}
                ("controls", Value::Object(at)) if !draft.is_model() => {
                    for (name, field) in self.fields(*at) {
                        if !is_inner(&name) {
                            let name = format!("controls.{name}");
                            self.attribute(draft, &name, &field, attributes);
                        }
                    }
                }
                _ => self.attribute(draft, &name, &field, attributes),
            }
        }
    }

    /// The fields of an object.
    pub(super) fn fields(&self, at: Ref) -> Vec<(String, Field<'t>)> {
        let fields = self
            .object(at)
            .into_iter()
            .flat_map(|object| &object.fields);
        fields
            .map(|(name, field)| (name.to_string(), field.clone()))
            .collect()
    }

    fn attribute(
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
            && self.is_untouched(attribute, &field.value)
        {
            return;
        }
        if field.value.is_unknown() || matches!(field.value, Value::Method(_)) {
            let message = format!(
                "Only running the script would tell `{name}` of {}. It counts as not answered.",
                draft.words()
            );
            let diagnostic = Diagnostic::warning("script-unknown-value", message)
                .hint("Write the value itself here.");
            return self.say(span, draft.about(diagnostic, name));
        }
        match known {
            Some(attribute) if attribute.computed => {
                if name == "carriedBy" || field.implicit {
                    return;
                }
                let message = format!(
                    "`{name}` of {} is worked out from the rest of the model. What the script says does not count.",
                    draft.words()
                );
                let diagnostic = Diagnostic::remark("computed-attribute", message);
                self.say(span, draft.about(diagnostic, name));
            }
            Some(attribute) => match self.take(&field.value, &attribute, draft, span) {
                Taken::Value(value) => {
                    attributes.set(name, Some(value));
                }
                Taken::Nothing => {}
                Taken::Meant(meant) => {
                    let kept = self.kept(&field.value);
                    let message = format!(
                        "`{name}` of {} is {kept}, which pytm does not take. What is meant is {meant}; it counts once that is accepted.",
                        draft.words()
                    );
                    self.say_old(draft, name, field, message, attributes);
                }
                Taken::Not => {
                    let message = format!(
                        "`{name}` of {} cannot be {}. It is kept and counts as not answered.",
                        draft.words(),
                        self.shown(&field.value)
                    );
                    let diagnostic =
                        Diagnostic::warning("refused-value", message).hint(wanted(&attribute));
                    self.say(span, draft.about(diagnostic, name));
                    let kept = self.kept(&field.value);
                    attributes.set(name, Some(Set::Raw(kept)));
                }
            },
            None => self.unknown(draft, name, field, attributes),
        }
    }

    /// Whether a container that was only looked at still holds its default.
    fn is_untouched(&self, attribute: &Attribute, value: &Value<'t>) -> bool {
        let items = self.items_of(value);
        match attribute.fallback {
            Fallback::LevelZero => matches!(items.as_slice(), [Value::Int(0)]),
            _ => items.is_empty(),
        }
    }

    /// An attribute that the class does not have.
    fn unknown(
        &mut self,
        draft: &Draft,
        name: &str,
        field: &Field<'t>,
        attributes: &mut Attributes,
    ) {
        if name == "threatsFile" && draft.is_model() {
            return self.threats_file(draft, field, attributes);
        }
        let flow = draft.kind == Kind::Dataflow;
        if let Some((end, _)) = ENDS.iter().find(|(_, other)| flow && *other == name) {
            let message = format!("`{name}` of {} is read as its `{end}`.", draft.words());
            let diagnostic = Diagnostic::remark("read-as", message);
            return self.say(field.span, draft.about(diagnostic, name));
        }
        if let Some(meant) = old::attribute_meant(&self.schema, &draft.class, name) {
            let message = format!(
                "`{name}` of {} is called `{meant}` in pytm 1.4, which does not hear this. It counts once that is accepted.",
                draft.words()
            );
            return self.say_old(draft, name, field, message, attributes);
        }
        let hint = if self.remarks.accepts("unknown-attribute") {
            let class = self.schema.class_named(&draft.class);
            let names = class.map_or(&[][..], |class| &class.attributes);
            let near = nearest(name, names.iter().map(|attribute| attribute.name.as_ref()));
            near.map_or_else(String::new, |near| format!("Nearest: `{near}`."))
        } else {
            String::new()
        };
        let message = format!(
            "{} has no attribute `{name}`. It is kept, and nothing depends on it.",
            match draft.is_model() {
                true => "A model",
                false => &draft.class,
            }
        );
        let diagnostic = Diagnostic::warning("unknown-attribute", message).hint(hint);
        self.say(field.span, draft.about(diagnostic, name));
        // Another class of the kind may have it: then it is typed.
        let foreign = {
            let mut others = self.schema.attributes_of_kind(draft.kind, name);
            let found = others.find(|(_, attribute)| !attribute.computed);
            found.map(|(_, attribute)| Arc::clone(attribute))
        };
        let typed = foreign.and_then(|attribute| {
            match self.take(&field.value, &attribute, draft, field.span) {
                Taken::Value(value) => Some(value),
                _ => None,
            }
        });
        let value = typed.unwrap_or_else(|| Set::Raw(self.kept(&field.value)));
        attributes.set(name, Some(value));
    }

    fn say_old(
        &mut self,
        draft: &Draft,
        name: &str,
        field: &Field<'t>,
        message: String,
        attributes: &mut Attributes,
    ) {
        let diagnostic = Diagnostic::remark(OLD_SPELLING, message)
            .hint("Accept it, or write it so in the script.");
        self.say(field.span, draft.about(diagnostic, name));
        let kept = self.kept(&field.value);
        attributes.set(name, Some(Set::Raw(kept)));
    }

    fn threats_file(&mut self, draft: &Draft, field: &Field<'t>, attributes: &mut Attributes) {
        let file = match &field.value {
            Value::Text(file) => Some(file.to_string()),
            _ => None,
        };
        let diagnostic = import::library_not_read(file.as_deref());
        self.say(field.span, draft.about(diagnostic, "threatsFile"));
        self.libraries.extend(file);
        attributes.set("threatsFile", Some(Set::Raw(self.kept(&field.value))));
    }

    /// A value for a sentence.
    fn shown(&self, value: &Value<'t>) -> String {
        match value {
            Value::None => "None".to_owned(),
            Value::Object(_) => "this object".to_owned(),
            value => {
                let kept = self.kept(value);
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
fn wanted(attribute: &Attribute) -> String {
    match &attribute.kind {
        Type::Bool => "Write `True` or `False`.".to_owned(),
        Type::Int => "Write a whole number.".to_owned(),
        Type::Text => "Write it in quotes.".to_owned(),
        Type::Choice(name) => format!("Write `{name}.` and one of its members."),
        Type::Reference(_) => "Name the variable that holds the part.".to_owned(),
        _ => "Write a list.".to_owned(),
    }
}

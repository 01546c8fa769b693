//! Classes of the script that extend pytm's: they become custom types.

use super::{Converter, Draft};
use crate::diagnostic::messages;
use crate::import::tm_py::build::convert::Converted;
use crate::import::tm_py::interpret::native_of;
use crate::import::tm_py::value::Value;
use crate::model::{Attributes, CustomAttribute, CustomType, Id, Kind, Schema};
use crate::python::Span;
use crate::schema::Type;

impl<'b> Converter<'b> {
    /// The types, bases first.
    pub(super) fn read_types(&mut self) -> Vec<CustomType> {
        let mut types: Vec<CustomType> = Vec::new();
        for position in 0..self.interpretation.classes.len() {
            let Some(info) = self.interpretation.classes.get(position) else {
                continue;
            };
            let native = native_of(&self.interpretation.classes, position);
            let native = native.map_or_else(String::new, |native| native.name.to_string());
            let of_parts = self
                .schema
                .class_id(&native)
                .and_then(|class| self.schema.kind_of(class));
            if info.native || info.is_undefined || of_parts.is_none() {
                continue;
            }
            let (name, span) = (info.name.to_string(), info.span);
            let base = info
                .base
                .and_then(|base| self.interpretation.classes.get(base));
            let base = base.filter(|base| !base.is_undefined);
            let mut custom = CustomType {
                name: name.clone(),
                base: base.map_or(native, |base| base.name.to_string()),
                description: info.description.clone(),
                icon: String::new(),
                attributes: Vec::new(),
                defaults: Attributes::default(),
            };
            let fields: Vec<_> = info
                .fields
                .iter()
                .filter_map(|(name, span)| {
                    Some(((*name).to_owned(), info.members.get(name)?.clone(), *span))
                })
                .collect();
            if self.schema.class_id(&name).is_some() {
                let diagnostic = messages::script_class_shadows_pytm(&name);
                self.report(span, diagnostic.hint("Give the class another name."));
                continue;
            }
            for (name, value, span) in fields {
                self.read_type_field(&mut custom, &name, &value, span);
            }
            types.push(custom);
            self.schema = Schema::with(&types).0;
        }
        types
    }

    fn read_type_field(
        &mut self,
        custom: &mut CustomType,
        name: &str,
        value: &Value<'b>,
        span: Span,
    ) {
        if let (Value::Object(at), "controls") = (value, name) {
            for (control, field) in self.fields(*at) {
                self.read_type_field(custom, &format!("controls.{control}"), &field.value, span);
            }
            return;
        }
        let inherited = self.schema.attribute_of(&custom.base, name).cloned();
        if let Some(attribute) = inherited {
            let draft = Draft {
                at: 0,
                kind: Kind::Element,
                id: Id::new(""),
                name: custom.name.clone(),
                class: custom.base.clone(),
                undefined_class: None,
                span,
            };
            if let Converted::Value(value) = self.convert(value, &attribute, &draft, span) {
                custom.defaults.set(name, Some(value));
            }
            return;
        }
        let kind = match value {
            Value::Bool(_) => Type::Bool,
            Value::Int(_) => Type::Int,
            Value::Text(_) => Type::Text,
            Value::List(_) => Type::Texts,
            Value::Set(_) => Type::Numbers,
            Value::Member(at, _) => match self.schema.enumerations().get(*at) {
                Some(enumeration) => Type::Choice(enumeration.name.clone()),
                None => return,
            },
            _ => return,
        };
        custom.attributes.push(CustomAttribute {
            name: name.to_owned(),
            kind,
            label: name.to_owned(),
            question: String::new(),
            help: String::new(),
        });
    }
}

//! Classes of the model's own, which are under `parapet.types`.

use super::reader::Reader;
use crate::import::builder::{EnumForm, read_value};
use crate::json::{Node, Object};
use crate::model::{Attributes, CustomAttribute, CustomType, Schema, Value};
use crate::schema::Type;

impl<'d> Reader<'d> {
    /// Reads the types, and puts them into the schema that the rest is read by.
    pub(super) fn read_types(&mut self, own: Option<&'d Object<'d>>) -> Vec<CustomType> {
        let Some(node) = own.and_then(|own| own.get("types")) else {
            return Vec::new();
        };
        let Some(items) = node.as_list() else {
            self.report_unexpected("$.parapet.types", node);
            return Vec::new();
        };
        let mut read = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let path = format!("$.parapet.types[{index}]");
            match item
                .as_object()
                .and_then(|object| self.read_type(object, &path))
            {
                Some(custom) => read.push((custom, item)),
                None => self.report_unexpected(&path, item),
            }
        }
        // Defaults are read by the types that bases and the types themselves give the attributes.
        let bare: Vec<CustomType> = read.iter().map(|(custom, _)| custom.clone()).collect();
        let (schema, diagnostics) = Schema::with(&bare);
        for diagnostic in diagnostics {
            self.builder.report(diagnostic.path("$.parapet.types"));
        }
        let mut types = Vec::new();
        for (mut custom, item) in read {
            let defaults = item
                .as_object()
                .and_then(|object| object.get("defaults")?.as_object());
            for member in defaults.into_iter().flat_map(Object::members) {
                let value = self.read_default(&schema, &custom, &member.key, &member.value);
                custom.defaults.set(&member.key, Some(value));
            }
            types.push(custom);
        }
        self.schema = Schema::with(&types).0;
        types
    }

    fn read_type(&mut self, object: &'d Object<'d>, path: &str) -> Option<CustomType> {
        let mut attributes = Vec::new();
        let items = object.get("attributes").and_then(Node::as_list);
        for (index, item) in items.unwrap_or_default().iter().enumerate() {
            match item.as_object().and_then(custom_attribute) {
                Some(attribute) => attributes.push(attribute),
                None => self.report_unexpected(&format!("{path}.attributes[{index}]"), item),
            }
        }
        Some(CustomType {
            name: text(object, "name").filter(|name| !name.is_empty())?,
            base: text(object, "base")?,
            description: text(object, "description").unwrap_or_default(),
            icon: text(object, "icon").unwrap_or_default(),
            attributes,
            defaults: Attributes::default(),
        })
    }

    fn read_default(
        &self,
        schema: &Schema,
        custom: &CustomType,
        name: &str,
        node: &Node<'_>,
    ) -> Value {
        let own = custom.attributes.iter().find(|own| own.name == name);
        let inherited = schema.attribute_of(&custom.base, name);
        let kind = own
            .map(|own| &own.kind)
            .or_else(|| inherited.map(|attribute| &attribute.kind));
        let enum_form = if name == "classification" {
            EnumForm::Name
        } else {
            EnumForm::Value
        };
        let read = kind.and_then(|kind| read_value(node, kind, enum_form, schema));
        read.map_or_else(|| Value::Raw(self.kept(node)), |read| read.value)
    }
}

fn custom_attribute(object: &Object<'_>) -> Option<CustomAttribute> {
    Some(CustomAttribute {
        name: text(object, "name").filter(|name| !name.is_empty())?,
        kind: Type::from_word(&text(object, "type")?)?,
        label: text(object, "label").unwrap_or_default(),
        question: text(object, "question").unwrap_or_default(),
        help: text(object, "help").unwrap_or_default(),
    })
}

fn text(object: &Object<'_>, key: &str) -> Option<String> {
    Some(object.get(key)?.as_text()?.to_owned())
}

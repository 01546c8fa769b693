//! Values that cannot be read, and unknown attributes: reported, and kept.

use std::sync::Arc;

use super::owner::{Namespace, Owner, ReadOutcome};
use super::reader::Reader;
use crate::diagnostic::{messages, nearest};
use crate::import::builder::quoted_name;
use crate::import::imported::library_not_read;
use crate::json::{Json, Node};
use crate::model::{Attributes, Kind, Value};
use crate::schema::{Attribute, Type};

impl Reader<'_> {
    /// A value that the attribute cannot take.
    pub(super) fn reject(
        &mut self,
        attributes: &mut Attributes,
        node: &Node<'_>,
        name: &str,
        (wanted, hint): (&'static str, String),
        owner: &Owner<'_>,
    ) {
        let diagnostic = messages::file_value_refused(
            &name,
            &owner.display_name(),
            &self.excerpt(node),
            &wanted,
        )
        .hint(hint);
        self.report(diagnostic, owner, node, name);
        attributes.set(name, Some(Value::Raw(self.kept(node))));
    }

    /// An attribute that the class does not have: typed, if another class of the kind has it.
    pub(super) fn read_unknown_attribute(
        &mut self,
        attributes: &mut Attributes,
        node: &Node<'_>,
        name: &str,
        owner: &Owner<'_>,
        namespace: Namespace,
    ) {
        if name == "controls" && matches!(owner.kind, Some(kind) if kind != Kind::Data) {
            let wanted = ("an object with controls", String::new());
            return self.reject(attributes, node, name, wanted, owner);
        }
        if name == "threatsFile" && owner.kind.is_none() {
            let diagnostic = library_not_read(node.as_text());
            self.report(diagnostic, owner, node, name);
            attributes.set(name, Some(Value::Raw(self.kept(node))));
            return;
        }
        let foreign = self.attribute_of_other_class(owner, name);
        let (message, hint) = if self.builder.diagnostics.accepts("unknown-attribute") {
            self.unknown_attribute_message(name, owner, foreign.as_ref())
        } else {
            Default::default()
        };
        let diagnostic = messages::file_attribute_unknown(&message).hint(hint);
        self.report(diagnostic, owner, node, name);
        let value = match foreign {
            Some((_, attribute)) if !attribute.computed => {
                match self.read_attribute_value(node, &attribute, owner, namespace) {
                    ReadOutcome::Value(value) => value,
                    ReadOutcome::Absent | ReadOutcome::Invalid => Value::Raw(self.kept(node)),
                }
            }
            _ => Value::Raw(self.kept(node)),
        };
        attributes.set(name, Some(value));
    }

    /// The attribute of that name of another class for parts of the same kind, with the class's name.
    fn attribute_of_other_class(
        &self,
        owner: &Owner<'_>,
        name: &str,
    ) -> Option<(String, Arc<Attribute>)> {
        let mut found = self.schema.attributes_of_kind(owner.kind?, name);
        let (class, attribute) = found.next()?;
        Some((class.name.clone().into_owned(), Arc::clone(attribute)))
    }

    fn unknown_attribute_message(
        &self,
        name: &str,
        owner: &Owner<'_>,
        foreign: Option<&(String, Arc<Attribute>)>,
    ) -> (String, String) {
        let message = format!(
            "{} has no attribute `{name}`. It is kept, and nothing depends on it.",
            if owner.kind.is_some() {
                owner.class
            } else {
                "A model"
            }
        );
        if let Some((class, _)) = foreign {
            return (
                message,
                format!(
                    "{class} has it: check the class of {}.",
                    owner.display_name()
                ),
            );
        }
        let names = self
            .schema
            .class_named(owner.class)
            .map_or(&[][..], |c| &c.attributes);
        let names: Vec<&str> = names
            .iter()
            .map(|attribute| attribute.name.as_ref())
            .collect();
        let control = names
            .iter()
            .find(|existing| existing.strip_prefix("controls.") == Some(name));
        let hint = match (control, nearest(name, names.iter().copied())) {
            (Some(control), _) => format!("It is a control: `{control}`."),
            (None, Some(near)) => format!("Nearest: `{near}`."),
            (None, None) => String::new(),
        };
        (message, hint)
    }

    /// What a value of that type looks like, and how to fix one that is not.
    pub(super) fn expected(&self, kind: &Type) -> (&'static str, String) {
        match kind {
            Type::Bool => ("yes or no", "Write `true` or `false`.".to_owned()),
            Type::Int => (
                "a whole number",
                "Write a whole number without quotes.".to_owned(),
            ),
            Type::Text => ("a text", "Write it in double quotes.".to_owned()),
            Type::Choice(name) => {
                let members = self.schema.enumeration(name).map(|enumeration| {
                    let names: Vec<_> = enumeration
                        .members
                        .iter()
                        .map(|m| m.name.as_ref())
                        .collect();
                    format!("Choose one of {}.", names.join(", "))
                });
                ("one of a few words", members.unwrap_or_default())
            }
            Type::Reference(_) => ("the name of a part", String::new()),
            Type::References(_) => ("a list of names", String::new()),
            Type::Numbers => ("a list of whole numbers", String::new()),
            Type::Texts => ("a list of texts", String::new()),
            Type::Overrides | Type::Assumptions | Type::Findings => {
                ("a list of objects", String::new())
            }
        }
    }

    /// A value for a message: as it is written if it is short and simple, else its kind.
    pub(super) fn excerpt(&self, node: &Node<'_>) -> String {
        match &node.value {
            Json::Text(text) => format!("the text {}", quoted_name(text)),
            Json::Number(raw) if raw.len() <= 40 => format!("the number {raw}"),
            Json::Bool(value) => value.to_string(),
            _ => node.kind().to_owned(),
        }
    }
}

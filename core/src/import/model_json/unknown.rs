//! Values that cannot be taken, and attributes that nobody knows: told, and kept.

use std::sync::Arc;

use super::Reader;
use super::attributes::{Owner, Under, Understood};
use super::naming::words;
use crate::diagnostic::{Diagnostic, nearest};
use crate::import::library_not_read;
use crate::json::{Json, Node};
use crate::model::schema::{Attribute, Type};
use crate::model::{Attributes, Kind, Value};

impl Reader<'_> {
    /// A value that the attribute cannot take.
    pub(super) fn refuse(
        &mut self,
        attributes: &mut Attributes,
        node: &Node<'_>,
        name: &str,
        (wanted, hint): (&'static str, String),
        owner: &Owner<'_>,
    ) {
        let diagnostic = Diagnostic::warning(
            "refused-value",
            format!(
                "`{name}` of {} is {}, and {wanted} should stand there. It is kept and counts as not answered.",
                owner.words(),
                self.excerpt(node)
            ),
        )
        .hint(hint);
        self.say(diagnostic, owner, node, name);
        attributes.set(name, Some(Value::Raw(self.kept(node))));
    }

    /// An attribute that the class does not have: typed, if another class of the kind has it.
    pub(super) fn unknown(
        &mut self,
        attributes: &mut Attributes,
        node: &Node<'_>,
        name: &str,
        owner: &Owner<'_>,
        under: Under,
    ) {
        if name == "controls" && matches!(owner.kind, Some(kind) if kind != Kind::Data) {
            let wanted = ("an object with controls", String::new());
            return self.refuse(attributes, node, name, wanted, owner);
        }
        if name == "threatsFile" && owner.kind.is_none() {
            let diagnostic = library_not_read(node.as_text());
            self.say(diagnostic, owner, node, name);
            attributes.set(name, Some(Value::Raw(self.kept(node))));
            return;
        }
        let foreign = self.foreign(owner, name);
        let (message, hint) = if self.remarks.accepts("unknown-attribute") {
            self.words_for_unknown(name, owner, foreign.as_ref())
        } else {
            Default::default()
        };
        let diagnostic = Diagnostic::warning("unknown-attribute", message).hint(hint);
        self.say(diagnostic, owner, node, name);
        let value = match foreign {
            Some((_, attribute)) if !attribute.computed => {
                match self.value(node, &attribute, owner, under) {
                    Understood::Value(value) => value,
                    Understood::Nothing | Understood::Not => Value::Raw(self.kept(node)),
                }
            }
            _ => Value::Raw(self.kept(node)),
        };
        attributes.set(name, Some(value));
    }

    /// The attribute of that name of another class for parts of the same kind, with the class's name.
    fn foreign(&self, owner: &Owner<'_>, name: &str) -> Option<(String, Arc<Attribute>)> {
        let mut found = self.schema.attributes_of_kind(owner.kind?, name);
        let (class, attribute) = found.next()?;
        Some((class.name.clone().into_owned(), Arc::clone(attribute)))
    }

    fn words_for_unknown(
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
                format!("{class} has it: check the class of {}.", owner.words()),
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
            .find(|there| there.strip_prefix("controls.") == Some(name));
        let hint = match (control, nearest(name, names.iter().copied())) {
            (Some(control), _) => format!("It is a control: `{control}`."),
            (None, Some(near)) => format!("Nearest: `{near}`."),
            (None, None) => String::new(),
        };
        (message, hint)
    }

    /// What a value of that type looks like, and how to mend one that is not.
    pub(super) fn wanted(&self, kind: &Type) -> (&'static str, String) {
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

    /// A value for a sentence: as it is written if it is short and simple, else what it is.
    pub(super) fn excerpt(&self, node: &Node<'_>) -> String {
        match &node.value {
            Json::Text(text) => format!("the text {}", words(text)),
            Json::Number(raw) if raw.len() <= 40 => format!("the number {raw}"),
            Json::Bool(value) => value.to_string(),
            _ => node.kind().to_owned(),
        }
    }
}

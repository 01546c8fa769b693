//! The names of the model and its parts.

use super::keys::{default_class, step};
use super::reader::Reader;
use crate::diagnostic::Diagnostic;
use crate::import::builder::quoted_name;
use crate::json::{self, Json, Node, Object};
use crate::model::Kind;

impl<'d> Reader<'d> {
    /// The name of a part: that of the file, or one made up.
    pub(super) fn read_name(
        &mut self,
        kind: Kind,
        path: &str,
        index: usize,
        item: &Node<'d>,
        object: &Object<'d>,
    ) -> String {
        let made_up = || {
            let class = object.get("__class__").and_then(Node::as_text);
            let class = class.unwrap_or(default_class(kind));
            format!("{class} {}", index + 1)
        };
        let Some(node) = object.get("name") else {
            let name = made_up();
            self.builder.report(
                Diagnostic::warning(
                    "missing-name",
                    format!(
                        "It has no name. It is called {} from now on.",
                        quoted_name(&name)
                    ),
                )
                .at(self.document.position(item.span))
                .path(path),
            );
            return name;
        };
        let name = match &node.value {
            Json::Text(text) => {
                return text.clone().into_owned();
            }
            Json::Null => made_up(),
            _ => json::compact(self.document.raw(node)),
        };
        self.builder.report(
            Diagnostic::warning(
                "name-not-text",
                format!(
                    "A name is a text, and there is {}. It is called {} from now on.",
                    node.kind(),
                    quoted_name(&name)
                ),
            )
            .at(self.document.position(node.span))
            .path(format!("{path}.name"))
            .attribute("name"),
        );
        name
    }

    /// The name of the model: that of the file, or one made up.
    pub(super) fn model_name(&mut self, root: &Object<'_>) -> String {
        let node = root.get("name");
        let name = match node.map(|node| &node.value) {
            Some(Json::Text(text)) => return text.clone().into_owned(),
            None | Some(Json::Null) => "Model".to_owned(),
            Some(_) => node.map_or(String::new(), |node| json::compact(self.document.raw(node))),
        };
        let message = match node {
            None => format!("The model has no name. It is called \"{name}\" from now on."),
            Some(node) => format!(
                "A name is a text, and there is {}. The model is called \"{name}\" from now on.",
                node.kind()
            ),
        };
        let code = if node.is_none() {
            "missing-name"
        } else {
            "name-not-text"
        };
        let span = node.unwrap_or(&self.document.root).span;
        self.builder.report(
            Diagnostic::warning(code, message)
                .at(self.document.position(span))
                .path(format!("${}", step("name")))
                .attribute("name"),
        );
        name
    }
}

//! The names of the model and its parts.

use super::keys::{default_class, step};
use super::reader::Reader;
use crate::diagnostic::messages;
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
                messages::part_without_name(&quoted_name(&name))
                    .at(self.document.range(item.span))
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
            messages::name_not_text(&node.kind(), &quoted_name(&name))
                .at(self.document.range(node.span))
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
        let diagnostic = match node {
            None => messages::model_without_name(&name),
            Some(node) => messages::model_name_not_text(&node.kind(), &name),
        };
        let span = node.unwrap_or(&self.document.root).span;
        self.builder.report(
            diagnostic
                .at(self.document.range(span))
                .path(format!("${}", step("name")))
                .attribute("name"),
        );
        name
    }
}

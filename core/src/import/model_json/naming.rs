//! The names of the model and its parts, and how messages quote them.

use super::draft::default_class;
use super::{Reader, step};
use crate::diagnostic::messages;
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
            self.remarks.push(
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
        self.remarks.push(
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
        self.remarks.push(
            diagnostic
                .at(self.document.range(span))
                .path(format!("${}", step("name")))
                .attribute("name"),
        );
        name
    }
}

/// The word for parts of that kind.
pub(super) fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Boundary => "boundary",
        Kind::Element => "element",
        Kind::Dataflow => "flow",
        Kind::Data => "piece of data",
    }
}

/// A name in a sentence: in quotes, cut to sixty characters, without characters that cannot be seen.
pub(in crate::import) fn quoted_name(name: &str) -> String {
    let mut shown: String = name
        .chars()
        .filter(|c| !is_invisible(*c))
        .take(60)
        .collect();
    if shown.chars().count() < name.chars().filter(|c| !is_invisible(*c)).count() {
        shown.push('…');
    }
    format!("\"{}\"", shown.replace('\n', " "))
}

/// Control characters but for line breaks and tabs, and those that turn the direction of writing.
pub(super) fn is_invisible(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

//! Where flows start and end: a flow without both ends is left out of the model.

use super::draft::Draft;
use super::reader::Reader;
use crate::diagnostic::messages;
use crate::import::builder::{Resolved, quoted_name};
use crate::json::{self, Json, Node};
use crate::model::Kind;

impl Reader<'_> {
    /// Whether both ends of a flow are known; reports it where not, and keeps the flow as a piece.
    pub(super) fn has_both_ends(&mut self, draft: &mut Draft<'_>) -> bool {
        let mut whole = true;
        for (end, verb) in [("source", "starts at"), ("sink", "ends at")] {
            let own = draft
                .entry
                .and_then(|entry| entry.attributes()?.get(end)?.as_text());
            let node = draft.object.get(end);
            let named = node.and_then(|node| self.name_in(node));
            let by_id = own.map(|id| self.builder.names.with_id(Kind::Element, id));
            let by_name = named
                .as_ref()
                .map(|name| self.builder.names.named(Kind::Element, name));
            if let Some(id) = by_id.into_iter().chain(by_name).find_map(Resolved::id) {
                draft.ends.push((end, id));
                continue;
            }
            let problem = match &named {
                Some(name) => format!(
                    "{verb} {}, which is no element of the file",
                    quoted_name(name)
                ),
                None if end == "source" => "does not say where it starts".to_owned(),
                None => "does not say where it ends".to_owned(),
            };
            whole = false;
            let diagnostic = messages::file_flow_without_end(&quoted_name(&draft.name), &problem)
                .hint(if end == "source" {
                    "Say where it starts."
                } else {
                    "Say where it ends."
                });
            self.report(diagnostic, &draft.owner(), node.unwrap_or(draft.node), end);
        }
        if !whole {
            let entry = draft.entry.map(|entry| {
                let raws: Vec<_> = entry
                    .object
                    .members()
                    .map(|member| {
                        format!("{}:{}", json::quote(&member.key), self.kept(&member.value))
                    })
                    .collect();
                format!(",\"parapet\":{{{}}}", raws.join(","))
            });
            let kept = self.kept(draft.node);
            let entry = entry.unwrap_or_default();
            self.builder.keep_piece_with(&draft.path, &kept, &entry);
        }
        whole
    }

    /// The name that a reference gives; a number counts as its text, as it does for names.
    pub(super) fn name_in(&self, node: &Node<'_>) -> Option<String> {
        match &node.value {
            Json::Text(text) => Some(text.clone().into_owned()),
            Json::Number(raw) => Some((*raw).to_owned()),
            Json::Bool(value) => Some(value.to_string()),
            _ => None,
        }
    }
}

//! What the steps of reading a model.json share.

use super::owner::Owner;
use crate::diagnostic::Diagnostic;
use crate::import::builder::ModelBuilder;
use crate::json::{self, Document, Json, Node};
use crate::model::Schema;

/// How deep a value that is only kept may be nested; a deeper one is kept as a text of it, so that
/// saving cannot nest it deeper than reading allows.
const KEPT_DEPTH: usize = 64;

/// What the steps share.
pub(super) struct Reader<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) schema: Schema,
    pub(super) builder: ModelBuilder,
    /// Whether Parapet wrote the file.
    pub(super) ours: bool,
}

impl<'d> Reader<'d> {
    /// A diagnostic about that value of that owner, at one of its attributes.
    pub(super) fn report(
        &mut self,
        diagnostic: Diagnostic,
        owner: &Owner<'_>,
        node: &Node<'_>,
        attribute: &str,
    ) {
        let path = owner.path_of(attribute);
        let diagnostic = diagnostic.attribute(attribute);
        self.report_at(diagnostic, owner, node, path);
    }

    /// The same at a path below one of its attributes.
    pub(super) fn report_at(
        &mut self,
        diagnostic: Diagnostic,
        owner: &Owner<'_>,
        node: &Node<'_>,
        path: String,
    ) {
        let diagnostic = diagnostic.at(self.document.range(node.span)).path(path);
        self.builder.report(match owner.id {
            Some(id) => diagnostic.part(id.as_str()),
            None => diagnostic,
        });
    }

    /// The JSON text of a value that is kept.
    pub(super) fn kept(&self, node: &Node<'_>) -> String {
        let compacted = json::compact(self.document.raw(node));
        if depth(node) > KEPT_DEPTH {
            json::quote(&compacted)
        } else {
            compacted
        }
    }

    /// Keeps a value that has no place in the model, with the path where it was.
    pub(super) fn keep_piece(&mut self, path: &str, node: &Node<'_>) {
        let kept = self.kept(node);
        self.builder.keep_piece(path, &kept);
    }
}

/// How deep lists and objects are nested in it; the reader bounds the recursion.
fn depth(node: &Node<'_>) -> usize {
    let inside = match &node.value {
        Json::List(items) => items.iter().map(depth).max(),
        Json::Object(object) => object.0.iter().map(|member| depth(&member.value)).max(),
        _ => return 0,
    };
    inside.unwrap_or(0) + 1
}

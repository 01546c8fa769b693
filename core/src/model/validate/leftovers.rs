//! What the model keeps and cannot use.

use std::collections::BTreeSet;

use super::ModelIndex;
use crate::diagnostic::{Diagnostic, DiagnosticCollector};
use crate::json;
use crate::model::Model;

pub(super) fn check(model: &Model, index: &ModelIndex<'_>, diagnostics: &mut DiagnosticCollector) {
    if let Some(text) = model.kept.get("pieces") {
        let count = json::read(text)
            .ok()
            .and_then(|document| document.root.as_list().map(<[_]>::len))
            .unwrap_or(1);
        diagnostics.push(
            Diagnostic::remark(
                "kept-pieces",
                format!(
                    "{} of the file that this model came from could not be used. {} kept, and saved with it.",
                    counted(count, "piece", "pieces"),
                    if count == 1 { "It is" } else { "They are" }
                ),
            )
            .hint("Open the saved file in an editor: they stand under parapet, pieces."),
        );
    }
    let dangling: BTreeSet<_> = model
        .decisions
        .keys()
        .filter(|key| !index.parts.contains_key(&key.element))
        .collect();
    if !dangling.is_empty() {
        diagnostics.push(
            Diagnostic::remark(
                "decision-without-part",
                format!(
                    "{} about parts that are not in the model. They count again when the parts are back.",
                    counted(dangling.len(), "decision is", "decisions are")
                ),
            ),
        );
    }
}

fn counted(count: usize, one: &str, several: &str) -> String {
    if count == 1 {
        format!("1 {one}")
    } else {
        format!("{count} {several}")
    }
}

//! What the model keeps and cannot use.

use std::collections::BTreeSet;

use super::ModelIndex;
use crate::diagnostic::{DiagnosticCollector, messages};
use crate::json;
use crate::model::Model;

pub(super) fn check(model: &Model, index: &ModelIndex<'_>, diagnostics: &mut DiagnosticCollector) {
    if let Some(text) = model.kept.get("pieces") {
        let count = json::read(text)
            .ok()
            .and_then(|document| document.root.as_list().map(<[_]>::len))
            .unwrap_or(1);
        diagnostics.push(messages::kept_pieces(
            &counted(count, "piece", "pieces"),
            &if count == 1 { "It is" } else { "They are" },
        ));
    }
    let dangling: BTreeSet<_> = model
        .decisions
        .keys()
        .filter(|key| !index.parts.contains_key(&key.element))
        .collect();
    if !dangling.is_empty() {
        diagnostics.push(messages::decision_without_part(&counted(
            dangling.len(),
            "decision is",
            "decisions are",
        )));
    }
}

fn counted(count: usize, one: &str, several: &str) -> String {
    if count == 1 {
        format!("1 {one}")
    } else {
        format!("{count} {several}")
    }
}

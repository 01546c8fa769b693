//! What the model keeps and cannot use.

use std::collections::BTreeSet;

use super::Known;
use crate::diagnostic::{Diagnostic, Remarks};
use crate::json;
use crate::model::Model;

pub(super) fn check(model: &Model, known: &Known<'_>, said: &mut Remarks) {
    if let Some(text) = model.kept.get("pieces") {
        let count = json::read(text)
            .ok()
            .and_then(|document| document.root.as_list().map(<[_]>::len))
            .unwrap_or(1);
        said.push(
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
    let lost: BTreeSet<_> = model
        .decisions
        .keys()
        .filter(|key| !known.parts.contains_key(&key.element))
        .collect();
    if !lost.is_empty() {
        said.push(
            Diagnostic::remark(
                "decision-without-part",
                format!(
                    "{} about parts that are not in the model. They count again when the parts are back.",
                    counted(lost.len(), "decision is", "decisions are")
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

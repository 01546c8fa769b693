//! Edits that several places of the page offer.

use leptos::prelude::GetUntracked;
use parapet_core::model::{Edit, Id, Kind, Model, Part, Value};

use crate::state::toasts::Toast;
use crate::state::{Committed, Workspace};
use crate::words::terms;

/// Deletes what is selected. It is done at once; the message offers to undo it.
pub(crate) fn delete_selected(workspace: Workspace) {
    let model = workspace.project.model_untracked();
    let selection = workspace.ui.selection.get_untracked();
    let Some((edit, words)) = deletion(&model, selection.parts()) else {
        return;
    };
    workspace.project.end_merging();
    if workspace.commit(edit) == Committed::Changed {
        workspace.ui.select(None);
        // After another edit, undo would take that one back.
        let deleted = workspace.project.snapshot_untracked();
        let toast = Toast::info("undo-2", words)
            .with_action("Undo", move || workspace.project.undo())
            .while_valid(move || workspace.project.snapshot() == deleted);
        workspace.toasts.show(toast);
    }
}

/// The edit that deletes these parts, and the text of the toast after it; `None` where none exists.
fn deletion(model: &Model, parts: &[Id]) -> Option<(Edit, String)> {
    let parts: Vec<_> = parts
        .iter()
        .filter_map(|id| model.find(id).map(|(kind, part)| (id, kind, part)))
        .collect();
    if let [(id, kind, part)] = parts.as_slice() {
        let words = deleted(model, *kind, &part.name, id);
        return Some((Edit::Remove { id: (*id).clone() }, words));
    }
    // A flow goes with the element that it touches.
    let goes_with = |part: &Part| {
        let is_end = |id: &Id| part.source() == Some(id) || part.sink() == Some(id);
        let elements = parts.iter().filter(|(_, kind, _)| *kind == Kind::Element);
        elements.map(|(id, ..)| *id).any(is_end)
    };
    let edits: Vec<Edit> = parts
        .iter()
        .filter(|(_, kind, part)| *kind != Kind::Dataflow || !goes_with(part))
        .map(|(id, ..)| Edit::Remove { id: (*id).clone() })
        .collect();
    let count = terms::PART.counted(parts.len());
    let name = format!("Delete {count}");
    (!edits.is_empty()).then(|| (Edit::Batch { name, edits }, format!("{count} are deleted.")))
}

/// Answers a question about a part, or with `None` takes the answer back.
pub(crate) fn answer(workspace: Workspace, id: Id, attribute: &str, value: Option<Value>) {
    workspace.commit(Edit::Set {
        id,
        attribute: attribute.to_owned(),
        value,
    });
}

/// The text of the toast after a deletion: what went with the part, or where its content went.
fn deleted(model: &Model, kind: Kind, name: &str, id: &Id) -> String {
    match kind {
        Kind::Element => {
            let touches = |end: Option<&Id>| end == Some(id);
            let flows = model
                .flows
                .iter()
                .filter(|flow| touches(flow.source()) || touches(flow.sink()))
                .count();
            match flows {
                0 => format!("{name} is deleted."),
                flows => {
                    let flows = terms::FLOW.counted(flows);
                    format!("{name} and its {flows} are deleted.")
                }
            }
        }
        Kind::Boundary => format!("{name} is deleted. What it held stays."),
        Kind::Dataflow | Kind::Data => format!("{name} is deleted."),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn a_deletion_says_what_went_with_it() {
        let flow = |name: &str, source: &str, sink: &str| {
            let mut part = Part::new(Id::new(name), name, "Dataflow");
            let end = |id| Some(Value::Reference(Id::new(id)));
            part.attributes.set("source", end(source));
            part.attributes.set("sink", end(sink));
            Arc::new(part)
        };
        let model = Model {
            flows: vec![
                flow("f", "a", "b"),
                flow("g", "b", "a"),
                flow("h", "c", "b"),
            ],
            ..Model::default()
        };
        let check = |kind, id: &str, expected| {
            assert_eq!(deleted(&model, kind, id, &Id::new(id)), expected);
        };
        check(Kind::Element, "a", "a and its 2 flows are deleted.");
        check(Kind::Element, "c", "c and its 1 flow are deleted.");
        check(Kind::Element, "d", "d is deleted.");
        check(Kind::Boundary, "e", "e is deleted. What it held stays.");
        check(Kind::Data, "x", "x is deleted.");
    }

    #[test]
    fn several_parts_are_deleted_in_one_step() {
        let part = |name: &str, class: &str| Arc::new(Part::new(Id::new(name), name, class));
        let mut flow = Part::new(Id::new("f"), "f", "Dataflow");
        flow.attributes
            .set("source", Some(Value::Reference(Id::new("a"))));
        flow.attributes
            .set("sink", Some(Value::Reference(Id::new("b"))));
        let model = Model {
            elements: vec![part("a", "Server"), part("b", "Server")],
            flows: vec![Arc::new(flow)],
            data: vec![part("d", "Data")],
            ..Model::default()
        };
        let check = |parts: &[&str], expected: Option<(&str, usize)>| {
            let parts: Vec<Id> = parts.iter().map(|id| Id::new(id)).collect();
            let found = deletion(&model, &parts).map(|(edit, words)| {
                let after = edit.apply(&model).unwrap();
                (words, after.part_count())
            });
            let found = found.as_ref().map(|(words, left)| (words.as_str(), *left));
            assert_eq!(found, expected);
        };
        check(&[], None);
        check(&["gone"], None);
        check(&["d"], Some(("d is deleted.", 3)));
        check(&["f", "a"], Some(("2 parts are deleted.", 2)));
        check(&["f", "d"], Some(("2 parts are deleted.", 2)));
    }
}

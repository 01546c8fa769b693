//! Edits that several places of the page offer.

use parapet_core::model::{Edit, Id, Kind, Model, Value};

use crate::state::toasts::Toast;
use crate::state::{Committed, Workspace};

/// Deletes what is selected. It is done at once; the message offers to undo it.
pub(crate) fn delete_selected(workspace: Workspace) {
    let Some(id) = workspace.ui.selected_untracked() else {
        return;
    };
    let model = workspace.project.model_untracked();
    let Some((kind, part)) = model.find(&id) else {
        return;
    };
    let words = deleted(&model, kind, &part.name, &id);
    workspace.project.end_merging();
    if workspace.commit(Edit::Remove { id }) == Committed::Changed {
        workspace.ui.select(None);
        // After another edit, undo would take that one back.
        let deleted = workspace.project.snapshot_untracked();
        let toast = Toast::info("undo-2", words)
            .with_action("Undo", move || workspace.project.undo())
            .while_valid(move || workspace.project.snapshot() == deleted);
        workspace.toasts.show(toast);
    }
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
                1 => format!("{name} and its 1 flow are deleted."),
                flows => format!("{name} and its {flows} flows are deleted."),
            }
        }
        Kind::Boundary => format!("{name} is deleted. What it held stays."),
        Kind::Dataflow | Kind::Data => format!("{name} is deleted."),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use parapet_core::model::Part;

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
}

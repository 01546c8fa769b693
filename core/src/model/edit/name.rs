//! What an edit is called in the page: "Rename Web Server".

use super::Edit;
use crate::model::{FindingKey, Id, Judging, Model, Schema, Status};

impl Edit {
    /// What the edit does, for the buttons that undo and redo it. `model` is the one before it.
    pub fn name(&self, model: &Model) -> String {
        let named = |id: &Id| {
            model
                .find(id)
                .map_or_else(|| id.to_string(), |(_, part)| part.name.clone())
        };
        match self {
            Edit::Add { part, .. } => format!("Add {}", part.name),
            Edit::Remove { id } => format!("Delete {}", named(id)),
            Edit::Rename { id, .. } => format!("Rename {}", named(id)),
            Edit::SetClass { id, .. } => format!("Change the class of {}", named(id)),
            Edit::Set { id, attribute, .. } => {
                format!("{} of {}", label(model, id, attribute), named(id))
            }
            Edit::Move { id, .. } => format!("Move {}", named(id)),
            Edit::RenameModel { .. } => "Rename the model".to_owned(),
            Edit::SetModel { attribute, .. } => {
                let known = Schema::built_in().attribute_of("TM", attribute);
                format!(
                    "{} of the model",
                    known.map_or(attribute.as_str(), |known| &known.label)
                )
            }
            Edit::Decide { key, decision } => {
                decide(key, decision.as_ref().map(|decision| decision.status))
            }
            Edit::Pin { id, at: Some(_) } => format!("Place {}", named(id)),
            Edit::Pin { id, at: None } => format!("Let go of {}", named(id)),
            Edit::Judge {
                judging: Judging::Pytm,
            } => "Judge pytm's way".to_owned(),
            Edit::Judge {
                judging: Judging::Parapet,
            } => "Judge Parapet's way".to_owned(),
            Edit::JudgeThreat { sid, on: true } => format!("Judge {sid}"),
            Edit::JudgeThreat { sid, on: false } => format!("Do not judge {sid}"),
            Edit::UseLibrary { name, on: true } => format!("Use the library {name}"),
            Edit::UseLibrary { name, on: false } => format!("Do not use the library {name}"),
            Edit::EmbedLibrary { name, .. } => format!("Change the library {name}"),
            Edit::RemoveLibrary { name } => format!("Remove the library {name}"),
            Edit::SetType { custom } => format!("Change the type {}", custom.name),
            Edit::RemoveType { name } => format!("Delete the type {name}"),
            Edit::Batch { name, .. } => name.clone(),
        }
    }

    /// What two edits in a row have in common if they are one step of the user, as two keystrokes
    /// in one field are; `None` for an edit that always is a step of its own.
    pub fn merge_key(&self) -> Option<String> {
        match self {
            Edit::Rename { id, .. } => Some(format!("rename {id}")),
            Edit::Set {
                id,
                attribute,
                value: Some(value),
            } if value.as_text().is_some() || value.as_int().is_some() => {
                Some(format!("set {id} {attribute}"))
            }
            Edit::RenameModel { .. } => Some("rename".to_owned()),
            Edit::SetModel {
                attribute,
                value: Some(value),
            } if value.as_text().is_some() => Some(format!("set {attribute}")),
            Edit::Pin { id, at: Some(_) } => Some(format!("pin {id}")),
            Edit::Decide {
                key,
                decision: Some(_),
            } => Some(format!("decide {key}")),
            _ => None,
        }
    }
}

fn label(model: &Model, id: &Id, attribute: &str) -> String {
    let (schema, _) = Schema::of(model);
    let known = model
        .find(id)
        .and_then(|(_, part)| schema.attribute_of(&part.class, attribute));
    known.map_or_else(
        || attribute.to_owned(),
        |known| known.label.clone().into_owned(),
    )
}

fn decide(key: &FindingKey, status: Option<Status>) -> String {
    match status {
        None => format!("Take back the decision on {}", key.sid),
        Some(Status::Open) => format!("Open {} again", key.sid),
        Some(status) => format!("Mark {} as {}", key.sid, status.word().replace('-', " ")),
    }
}

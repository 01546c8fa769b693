//! Words that several views say the same way.

use parapet_core::model::schema::Class;
use parapet_core::model::{Id, Kind, Model, Part, Schema, Status};

/// A number with its word: `1 finding`, `2 findings`.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The name of the part of that id, or the id where it is gone.
pub(crate) fn name_of(model: &Model, id: &Id) -> String {
    model
        .find(id)
        .map_or_else(|| id.to_string(), |(_, part)| part.name.clone())
}

/// What a class is called; a class that the schema does not know is called by its name.
pub(crate) fn class_label(schema: &Schema, class: &str) -> String {
    schema
        .class_named(class)
        .map_or_else(|| class.to_owned(), |class| class.label.to_string())
}

/// The icon of a class.
pub(crate) fn class_icon(schema: &Schema, class: &str) -> String {
    schema
        .class_named(class)
        .map_or_else(|| "box".to_owned(), |class| class.icon.to_string())
}

/// What stands on buttons and in messages for a kind of part.
pub(crate) fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Boundary => "boundary",
        Kind::Element => "element",
        Kind::Dataflow => "flow",
        Kind::Data => "data",
    }
}

/// Classes that a part of that kind can have: all that nobody would take for a mere base of others.
pub(crate) fn classes_of(schema: &Schema, kind: Kind) -> Vec<&Class> {
    schema
        .classes()
        .filter(|(id, class)| {
            let is_base = ["Element", "Asset"].contains(&class.name.as_ref());
            schema.kind_of(*id) == Some(kind) && !is_base
        })
        .map(|(_, class)| class)
        .collect()
}

/// A decision in the middle of a sentence.
pub(crate) fn status_word(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::Mitigated => "mitigated",
        Status::Accepted => "accepted",
        Status::Transferred => "transferred",
        Status::NotApplicable => "not applicable",
        Status::FalsePositive => "false positive",
    }
}

/// Whether a part is said to be out of scope.
pub(crate) fn out_of_scope(part: &Part) -> bool {
    part.attributes.bool("inScope") == Some(false)
}

//! Nouns and labels that several views share.

use parapet_core::model::{Id, Kind, Model, Part, Schema, Status};
use parapet_core::schema::{Attribute, Class, Wording};

/// A noun that is counted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Noun {
    one: &'static str,
    many: &'static str,
}

const fn noun(one: &'static str, many: &'static str) -> Noun {
    Noun { one, many }
}

pub(crate) const BOUNDARY: Noun = noun("boundary", "boundaries");
pub(crate) const DATA: Noun = noun("data", "data");
pub(crate) const EDIT: Noun = noun("edit", "edits");
pub(crate) const ELEMENT: Noun = noun("element", "elements");
pub(crate) const FINDING: Noun = noun("finding", "findings");
pub(crate) const FLOW: Noun = noun("flow", "flows");
pub(crate) const OPEN_FINDING: Noun = noun("open finding", "open findings");
pub(crate) const PART: Noun = noun("part", "parts");
pub(crate) const REFERENCE: Noun = noun("reference", "references");
pub(crate) const RESULT: Noun = noun("result", "results");
pub(crate) const THREAT: Noun = noun("threat", "threats");

impl Noun {
    /// The noun for so many: `finding`, `findings`.
    pub(crate) fn form(self, count: usize) -> &'static str {
        if count == 1 { self.one } else { self.many }
    }

    /// A number with the noun: `1 finding`, `2 findings`.
    pub(crate) fn counted(self, count: usize) -> String {
        format!("{count} {}", self.form(count))
    }
}

/// `diagnostics` of a level, counted: "2 warnings".
pub(crate) fn counted_level(count: usize, level: &str) -> String {
    format!("{count} {level}{}", if count == 1 { "" } else { "s" })
}

/// The name of the part of that id, or the id where it is gone.
pub(crate) fn part_name(model: &Model, id: &Id) -> String {
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

/// The question about an attribute of that part, `""` for "it"; its label, while the sentences for
/// the built-in attributes are still loading.
pub(crate) fn question_text(attribute: &Attribute, built_in: &[Wording], name: &str) -> String {
    attribute.wording(built_in).map_or_else(
        || attribute.label.to_string(),
        |wording| wording.question_for(name),
    )
}

/// What an answer to an attribute means, in a sentence or two; empty while it is loading.
pub(crate) fn help_text(attribute: &Attribute, built_in: &[Wording]) -> String {
    let wording = attribute.wording(built_in);
    wording.map_or_else(String::new, |wording| wording.help.to_string())
}

/// The noun for a kind of part, as on buttons and in messages.
pub(crate) fn kind_label(kind: Kind) -> &'static str {
    match kind {
        Kind::Boundary => "boundary",
        Kind::Element => "element",
        Kind::Dataflow => "flow",
        Kind::Data => "data",
    }
}

/// Classes that a part of that kind can have: all but the abstract base classes.
pub(crate) fn selectable_classes(schema: &Schema, kind: Kind) -> Vec<&Class> {
    schema
        .classes()
        .filter(|(id, class)| {
            let is_base = ["Element", "Asset"].contains(&class.name.as_ref());
            schema.kind_of(*id) == Some(kind) && !is_base
        })
        .map(|(_, class)| class)
        .collect()
}

/// A decision, as in the middle of a sentence.
pub(crate) fn status_label(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::Mitigated => "mitigated",
        Status::Accepted => "accepted",
        Status::Transferred => "transferred",
        Status::NotApplicable => "not applicable",
        Status::FalsePositive => "false positive",
    }
}

/// Whether a part is marked as out of scope.
pub(crate) fn is_out_of_scope(part: &Part) -> bool {
    part.attributes.bool("inScope") == Some(false)
}

#[cfg(test)]
mod tests {
    use parapet_core::schema::built_in_wording;

    use super::*;

    #[test]
    fn a_question_falls_back_to_its_label() {
        let attribute = Schema::built_in()
            .attribute_of("Server", "controls.validatesInput")
            .unwrap();
        let check = |built_in: &[Wording], name: &str, expected: &str| {
            assert_eq!(question_text(attribute, built_in, name), expected);
        };
        check(&[], "", "Checks input");
        check(
            built_in_wording(),
            "",
            "Does it check input before using it?",
        );
        check(
            built_in_wording(),
            "Shop",
            "Does Shop check input before using it?",
        );
        assert_eq!(help_text(attribute, &[]), "");
        assert!(help_text(attribute, built_in_wording()).starts_with("Yes means"));
    }
}

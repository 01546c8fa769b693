//! A threat that the user writes: its review, completions, and saving it to a library of the model.

use parapet_core::diagnostic::{Diagnostic, messages};
use parapet_core::model::{Id, Model};
use parapet_core::schema::ClassId;
use parapet_core::threats::{self, Completion, Library, Threat, library};
use parapet_core::workbench::{self, Draft};

use super::project::Project;
use super::rules::Rules;
use crate::messages::{Answer, DraftThreat, OpenedLibrary};
use crate::sealed::Sealed;

/// Reviews the draft of a threat.
pub(super) fn review(project: &Project, draft: &DraftThreat, selected: Option<&Id>) -> Answer {
    let draft = Draft {
        threat: &draft.threat,
        original_sid: &draft.previous_sid,
        library: &draft.library,
        existing: &project.rules.rules,
        model: &project.model,
        schema: &project.rules.schema,
    };
    Answer::Reviewed(Sealed::of(&workbench::review(&draft, selected)))
}

/// The completions at a position of a condition.
pub(super) fn complete(
    project: &Project,
    text: &str,
    cursor: u32,
    targets: &[String],
    include_all: bool,
) -> Answer {
    let schema = &project.rules.schema;
    let targets = targets.iter().filter_map(|name| schema.class_id(name));
    let targets: Vec<ClassId> = targets.collect();
    let completion = threats::complete(
        text,
        byte_at(text, cursor as usize),
        &targets,
        schema,
        include_all,
    );
    Answer::Completed(Completion {
        start: unit_at(text, completion.start),
        end: unit_at(text, completion.end),
        items: completion.items,
    })
}

/// An example extracted from the model.
pub(super) fn excerpt(project: &Project, part: &Id, fires: bool) -> Answer {
    match workbench::excerpt(&project.model, part) {
        Some(sample) => Answer::Excerpt { sample, fires },
        None => Answer::Stale,
    }
}

/// A library with the threat saved to it, or removed.
pub(super) fn save(
    model: &Model,
    rules: &Rules,
    library: &str,
    previous_sid: &str,
    threat: Option<Box<Threat>>,
) -> Answer {
    let sid = threat.as_ref().map(|threat| threat.sid.clone());
    let name = match writable_name(model, library) {
        Ok(name) => name,
        Err(diagnostic) => return Answer::Failed(vec![diagnostic]),
    };
    let existing = rules
        .library_named(model, &name)
        .unwrap_or_else(|| Library {
            name: name.clone(),
            ..Library::default()
        });
    let changed = match threat {
        Some(threat) => workbench::with_threat(existing, previous_sid, &threat),
        None => workbench::without_threat(existing, previous_sid),
    };
    Answer::ThreatSaved {
        library: OpenedLibrary {
            text: library::write(&changed).into(),
            threats: changed.threats.len(),
            name,
            replaces_built_in: false,
        },
        sid: sid.unwrap_or_default(),
    }
}

/// The trimmed name of a library, if it can be written: not empty, and not that of a built-in one.
fn writable_name(model: &Model, name: &str) -> Result<String, Diagnostic> {
    let name = name.trim();
    let is_carried = model.embedded_libraries().any(|one| one.name == name);
    if name.is_empty() {
        let error = messages::library_without_name();
        return Err(error.hint("Give it one, as Our threats."));
    }
    if !is_carried && name == parapet_threatlib::NAME {
        let error = messages::library_built_in(&name);
        return Err(error.hint("Save the threat to a library of your own."));
    }
    Ok(name.to_owned())
}

/// The byte offset of a UTF-16 code unit.
fn byte_at(text: &str, unit: usize) -> usize {
    let mut units = 0;
    for (byte, c) in text.char_indices() {
        if units >= unit {
            return byte;
        }
        units += c.len_utf16();
    }
    text.len()
}

/// The UTF-16 code unit at a byte offset.
fn unit_at(text: &str, byte: usize) -> usize {
    let before = text.char_indices().take_while(|(at, _)| *at < byte);
    before.map(|(_, c)| c.len_utf16()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_counted_as_browsers_do() {
        let check = |text: &str, unit, byte| {
            assert_eq!(byte_at(text, unit), byte, "{text}");
            assert_eq!(unit_at(text, byte), unit, "{text}");
        };
        check("abc", 0, 0);
        check("abc", 2, 2);
        check("äbc", 2, 3);
        check("🔒b", 2, 4);
        check("🔒b", 3, 5);
        assert_eq!(byte_at("abc", 9), 3);
    }
}

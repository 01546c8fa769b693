//! The libraries that a model is judged by: the given ones that it does not switch off, and those
//! that it carries.

use std::borrow::Cow;

use super::read;
use crate::diagnostic::Diagnostic;
use crate::json::{self, Json};
use crate::model::{Model, Value};
use crate::threats::threat::Library;

/// The libraries to compile for a model, and the diagnostics of those that it carries.
///
/// First come the available ones (the built-in one, those saved for all models), each unless the
/// model switches it off by its name or carries another version of it; then those that the model
/// carries, in its order.
pub fn for_model<'l>(
    model: &Model,
    available: &'l [Library],
) -> (Vec<Cow<'l, Library>>, Vec<Diagnostic>) {
    let is_on = |library: &&Library| {
        let mut uses = model.libraries.iter();
        let named = uses.find(|it| it.name == library.name);
        named.is_none_or(|it| it.on && it.text.is_none())
    };
    let available = available.iter().filter(is_on);
    let mut libraries: Vec<Cow<'l, Library>> = available.map(Cow::Borrowed).collect();
    let mut diagnostics = Vec::new();
    for carried in model.libraries.iter().filter(|it| it.on) {
        let Some(text) = &carried.text else { continue };
        let loaded = read(&carried.name, text);
        diagnostics.extend(loaded.diagnostics);
        libraries.push(Cow::Owned(Library {
            name: carried.name.clone(),
            ..loaded.library
        }));
    }
    (libraries, diagnostics)
}

/// Whether a model of pytm's asks to be judged by the library of that file in place of the built-in
/// one: by `tm.threatsFile`. Where its script computes that name, it asks for any.
pub fn is_requested_by(model: &Model, file: &str) -> bool {
    let Some(Value::Raw(requested)) = model.attributes.get("threatsFile") else {
        return false;
    };
    match json::read(requested).ok().as_ref().map(|it| &it.root.value) {
        Some(Json::Text(requested)) => requested.rsplit(['/', '\\']).next() == Some(file),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Edit;

    /// Names of the libraries that count after these edits, with their numbers of threats.
    #[track_caller]
    fn check(edits: &[Edit], expected: &[&str], expected_codes: &[&str]) {
        let mut model = Model::default();
        for edit in edits {
            model = edit.apply(&model).unwrap();
        }
        let available = ["Parapet", "For all"].map(|name| Library {
            name: name.to_owned(),
            ..Library::default()
        });
        let (libraries, diagnostics) = for_model(&model, &available);
        let named = libraries
            .iter()
            .map(|it| format!("{} {}", it.name, it.threats.len()));
        assert_eq!(named.collect::<Vec<_>>(), expected);
        let codes: Vec<&str> = diagnostics.iter().map(|it| it.code.as_str()).collect();
        assert_eq!(codes, expected_codes);
    }

    fn switch(name: &str, on: bool) -> Edit {
        Edit::UseLibrary {
            name: name.to_owned(),
            on,
        }
    }

    fn carry(name: &str, text: &str) -> Edit {
        Edit::EmbedLibrary {
            name: name.to_owned(),
            text: text.into(),
        }
    }

    #[test]
    fn a_model_switches_libraries_and_carries_its_own() {
        let one = r#"[{"SID": "A", "description": "a"}]"#;
        check(&[], &["Parapet 0", "For all 0"], &[]);
        check(&[switch("Parapet", false)], &["For all 0"], &[]);
        check(
            &[carry("Team", one)],
            &["Parapet 0", "For all 0", "Team 1"],
            &[],
        );
        check(
            &[carry("Team", one), switch("Team", false)],
            &["Parapet 0", "For all 0"],
            &[],
        );
        check(
            &[
                carry("For all", one),
                carry("Team", one),
                carry("Team", "[7]"),
            ],
            &["Parapet 0", "For all 1", "Team 0"],
            &["threat-not-an-object"],
        );
        let forget = Edit::RemoveLibrary {
            name: "Team".to_owned(),
        };
        check(
            &[carry("Team", one), forget],
            &["Parapet 0", "For all 0"],
            &[],
        );
    }

    #[test]
    fn a_model_asks_for_a_library_by_its_file() {
        let check = |requested: Option<&str>, file: &str, expected: bool| {
            let mut model = Model::default();
            let requested = requested.map(|it| Value::Raw(it.to_owned()));
            model.attributes.set("threatsFile", requested);
            assert_eq!(is_requested_by(&model, file), expected, "{file}");
        };
        check(None, "threats.json", false);
        check(Some(r#""threats.json""#), "threats.json", true);
        check(Some(r#""threats.json""#), "other.json", false);
        check(Some(r#""our/lib/threats.json""#), "threats.json", true);
        check(Some(r#""our\\lib\\threats.json""#), "threats.json", true);
        // Made of what is not known.
        check(Some("null"), "threats.json", true);
    }
}

//! Files that a person opened.

use std::sync::Arc;

use parapet_core::diagnostic::Diagnostic;
use parapet_core::import::{self, Form, LIBRARY_NOT_READ};
use parapet_core::model::Model;
use parapet_core::threats::library;
use parapet_threatlib::NAME;

use crate::engine::messages::{NamedFile, Opened, OpenedLibrary, OpenedScript};
use crate::engine::sealed::Sealed;

/// Reads files; the first that holds a model gives the model, and each that holds a threat library a
/// library. `now` is the model that is open, which may have asked for a library.
pub(super) fn open(files: &[NamedFile], now: Option<&Model>) -> Opened {
    let mut opened = Opened::default();
    let mut from = Vec::new();
    for file in files {
        match import::read(&file.name, &file.bytes) {
            Ok(_) if opened.model.is_some() => {
                let another = another_model(&opened.file);
                opened.diagnostics.push(another.file(&file.name));
            }
            Ok(imported) => {
                let said = imported.diagnostics.into_iter();
                opened
                    .diagnostics
                    .extend(said.map(|it| it.file(&file.name)));
                opened.script = script_in(file, &imported.model);
                opened.model = Some(Arc::new(imported.model));
                opened.file.clone_from(&file.name);
            }
            // A model is by far the most frequent, so it is not asked twice what a file is.
            Err(diagnostic) => match library_in(file) {
                Some((library, said)) => {
                    opened.diagnostics.extend(said);
                    from.extend(library.iter().map(|_| file.name.as_str()));
                    opened.libraries.extend(library);
                }
                None => opened.diagnostics.push(diagnostic.file(&file.name)),
            },
        }
    }
    if let Some(model) = opened.model.as_deref().or(now) {
        for (library, file) in opened.libraries.iter_mut().zip(from) {
            library.is_instead = library.name != NAME && library::is_requested_by(model, file);
        }
    }
    if opened.libraries.iter().any(|library| library.is_instead) {
        opened
            .diagnostics
            .retain(|one| one.code != LIBRARY_NOT_READ);
    }
    opened
}

/// The threat library in a file, as the page carries it with a model, and what there is to say about
/// it; `None` where the file is something else. A library without a single threat is not taken.
fn library_in(file: &NamedFile) -> Option<(Option<OpenedLibrary>, Vec<Diagnostic>)> {
    let decoded = import::decode(&file.bytes).ok()?;
    if import::detect(&file.name, &decoded.text) != Form::ThreatLibrary {
        return None;
    }
    let loaded = library::read(&file.name, &decoded.text);
    let threats = loaded.library.threats.len();
    let found = (threats > 0).then(|| OpenedLibrary {
        name: loaded.library.name.clone(),
        // As it stands in the file: what is said of it later names places there.
        text: decoded.text.into(),
        threats,
        is_instead: false,
    });
    Some((found, loaded.diagnostics))
}

/// The script in a file, for what there is to say about it; `None` where the file is something else.
fn script_in(file: &NamedFile, model: &Model) -> Option<Sealed<OpenedScript>> {
    let decoded = import::decode(&file.bytes).ok()?;
    if import::detect(&file.name, &decoded.text) != Form::TmPy {
        return None;
    }
    let migrations = import::tm_py::migrations(model);
    Some(Sealed::of(&OpenedScript {
        text: decoded.text.into(),
        spellings: u32::try_from(migrations.len()).unwrap_or(u32::MAX),
        edits: migrations.into_iter().flat_map(|it| it.edits).collect(),
    }))
}

/// What is said of a second file that holds a model.
fn another_model(open: &str) -> Diagnostic {
    let words = format!("It was not opened: one model is open at a time, and that of {open} is.");
    Diagnostic::warning("another-model", words).hint("Open it by itself.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Vec<NamedFile> {
        let named = files.iter().map(|(name, text)| NamedFile {
            name: (*name).to_owned(),
            bytes: text.as_bytes().to_vec(),
        });
        named.collect()
    }

    /// Opens files, and compares the model's file and the libraries with their threats.
    #[track_caller]
    fn check(given: &[(&str, &str)], model: &str, libraries: &[(&str, usize)]) {
        let opened = open(&files(given), None);
        let found = opened.libraries.iter();
        let found: Vec<_> = found.map(|it| (it.name.as_str(), it.threats)).collect();
        assert_eq!((opened.file.as_str(), found), (model, libraries.to_vec()));
        assert_eq!(opened.model.is_some(), !model.is_empty());
    }

    const LIBRARY: (&str, &str) = (
        "team.json",
        r#"[{"SID": "A1", "target": "Server", "description": "A", "condition": "True"}]"#,
    );

    #[test]
    fn a_model_and_libraries_may_come_together() {
        let model = ("model.json", r#"{"name": "M", "elements": []}"#);
        check(&[model], "model.json", &[]);
        check(&[LIBRARY], "", &[("team.json", 1)]);
        check(&[LIBRARY, model], "model.json", &[("team.json", 1)]);
        check(
            &[(
                "empty.json",
                r#"{"parapet": {"library": 1}, "threats": []}"#,
            )],
            "",
            &[],
        );
    }

    #[test]
    fn a_library_that_a_script_asks_for_stands_in_place_of_the_built_in_one() {
        #[track_caller]
        fn check(
            given: &[(&str, &str)],
            now: Option<&Model>,
            instead: &[bool],
            asked: bool,
        ) -> Opened {
            let opened = open(&files(given), now);
            let found: Vec<bool> = opened.libraries.iter().map(|it| it.is_instead).collect();
            assert_eq!(found, instead);
            let is_asked = opened
                .diagnostics
                .iter()
                .any(|one| one.code == LIBRARY_NOT_READ);
            assert_eq!(is_asked, asked, "{:?}", opened.diagnostics);
            opened
        }
        let script = (
            "tm.py",
            "from pytm import *\ntm = TM('m', threatsFile='lib/team.json')\n",
        );
        let plain = ("tm.py", "from pytm import *\ntm = TM('m')\n");
        let other = ("other.json", LIBRARY.1);
        check(&[script, LIBRARY], None, &[true], false);
        check(&[other, script], None, &[false], true);
        check(&[plain, LIBRARY], None, &[false], false);
        let now = check(&[script], None, &[], true).model.unwrap();
        check(&[LIBRARY], Some(&now), &[true], false);
        check(&[plain, LIBRARY], Some(&now), &[false], false);
    }
}

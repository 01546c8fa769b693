//! Reading the files that the user opened.

use std::sync::Arc;

use parapet_core::diagnostic::{Diagnostic, messages};
use parapet_core::import::{self, Form, LIBRARY_NOT_READ, Source};
use parapet_core::model::Model;
use parapet_core::threats::library;
use parapet_threatlib::NAME;

use crate::messages::{NamedFile, Opened, OpenedLibrary, OpenedScript};
use crate::sealed::Sealed;

/// Reads files: the model of the first that has one, and the library of each that has one.
/// `current` is the open model, which may ask for a library.
pub(super) fn open(files: &[NamedFile], current: Option<&Model>) -> Opened {
    let mut opened = Opened::default();
    let mut library_files = Vec::new();
    for file in files {
        let decoded = match import::decode(&file.bytes) {
            Ok(decoded) => decoded,
            Err(diagnostic) => {
                opened.diagnostics.push(diagnostic.file(&file.name));
                continue;
            }
        };
        let source = Source::of(&file.name, &decoded);
        if let Some((library, diagnostics)) = library_in(&file.name, &source) {
            opened.diagnostics.extend(diagnostics);
            library_files.extend(library.iter().map(|_| file.name.as_str()));
            opened.libraries.extend(library);
            continue;
        }
        match source.read() {
            Ok(_) if opened.model.is_some() => {
                let another = another_model(&opened.file);
                opened.diagnostics.push(another.file(&file.name));
            }
            Ok(imported) => {
                let diagnostics = imported.diagnostics.into_iter();
                opened
                    .diagnostics
                    .extend(diagnostics.map(|it| it.file(&file.name)));
                opened.script = script_in(&source, &imported.model);
                opened.model = Some(Arc::new(imported.model));
                opened.file.clone_from(&file.name);
            }
            Err(diagnostic) => opened.diagnostics.push(diagnostic.file(&file.name)),
        }
    }
    if let Some(model) = opened.model.as_deref().or(current) {
        for (library, file) in opened.libraries.iter_mut().zip(library_files) {
            library.replaces_built_in =
                library.name != NAME && library::is_requested_by(model, file);
        }
    }
    if opened
        .libraries
        .iter()
        .any(|library| library.replaces_built_in)
    {
        opened
            .diagnostics
            .retain(|one| one.code != LIBRARY_NOT_READ);
    }
    opened
}

/// The threat library in a file, as the page carries it with a model, and its diagnostics; `None`
/// where the file is something else. A library without any threat is not opened.
fn library_in(file: &str, source: &Source<'_>) -> Option<(Option<OpenedLibrary>, Vec<Diagnostic>)> {
    if source.form() != Form::ThreatLibrary {
        return None;
    }
    let loaded = library::read_document(file, source.json().ok()?);
    let threats = loaded.library.threats.len();
    let found = (threats > 0).then(|| OpenedLibrary {
        name: loaded.library.name.clone(),
        // As it is in the file: later diagnostics refer to positions in it.
        text: source.text().into(),
        threats,
        replaces_built_in: false,
    });
    Some((found, loaded.diagnostics))
}

/// The script in a file, which diagnostics refer to; `None` where the file is something else.
fn script_in(source: &Source<'_>, model: &Model) -> Option<Sealed<OpenedScript>> {
    if source.form() != Form::TmPy {
        return None;
    }
    let migrations = import::tm_py::migrations(model);
    Some(Sealed::of(&OpenedScript {
        text: source.text().to_owned(),
        old_spellings: u32::try_from(migrations.len()).unwrap_or(u32::MAX),
        edits: migrations.into_iter().flat_map(|it| it.edits).collect(),
    }))
}

/// The diagnostic for a second file with a model.
fn another_model(open_file: &str) -> Diagnostic {
    messages::another_model(&open_file)
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

    /// Opens files, and compares the model's file and the libraries with their number of threats.
    #[track_caller]
    fn check(opened_files: &[(&str, &str)], model: &str, libraries: &[(&str, usize)]) {
        let opened = open(&files(opened_files), None);
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
    fn a_model_and_libraries_can_be_opened_together() {
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
    fn a_library_that_a_script_asks_for_replaces_the_built_in_one() {
        #[track_caller]
        fn check(
            opened_files: &[(&str, &str)],
            current: Option<&Model>,
            replacing: &[bool],
            requested: bool,
        ) -> Opened {
            let opened = open(&files(opened_files), current);
            let found: Vec<bool> = opened
                .libraries
                .iter()
                .map(|it| it.replaces_built_in)
                .collect();
            assert_eq!(found, replacing);
            let is_requested = opened
                .diagnostics
                .iter()
                .any(|one| one.code == LIBRARY_NOT_READ);
            assert_eq!(is_requested, requested, "{:?}", opened.diagnostics);
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
        let current = check(&[script], None, &[], true).model.unwrap();
        check(&[LIBRARY], Some(&current), &[true], false);
        check(&[plain, LIBRARY], Some(&current), &[false], false);
    }
}

//! Files that a person opened.

use std::sync::Arc;

use parapet_core::diagnostic::Diagnostic;
use parapet_core::import::{self, Form};
use parapet_core::threats::library;

use crate::engine::messages::{NamedFile, Opened, OpenedLibrary};

/// Reads files; the first that holds a model gives the model, and each that holds a threat library a
/// library.
pub(super) fn open(files: &[NamedFile]) -> Opened {
    let mut opened = Opened::default();
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
                opened.model = Some(Arc::new(imported.model));
                opened.file.clone_from(&file.name);
            }
            // A model is by far the most frequent, so it is not asked twice what a file is.
            Err(diagnostic) => match library_in(file) {
                Some((library, said)) => {
                    opened.diagnostics.extend(said);
                    opened.libraries.extend(library);
                }
                None => opened.diagnostics.push(diagnostic.file(&file.name)),
            },
        }
    }
    opened
}

/// The threat library in a file, as the page carries it with a model, and what there is to say about
/// it; `None` where the file is something else. A library without a single threat is not taken.
fn library_in(file: &NamedFile) -> Option<(Option<OpenedLibrary>, Vec<Diagnostic>)> {
    let decoded = import::text(&file.bytes).ok()?;
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
    });
    Some((found, loaded.diagnostics))
}

/// What is said of a second file that holds a model.
fn another_model(open: &str) -> Diagnostic {
    let words = format!("It was not opened: one model is open at a time, and that of {open} is.");
    Diagnostic::warning("another-model", words).hint("Open it by itself.")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Opens files, and compares the model's file and the libraries with their threats.
    fn check(files: &[(&str, &str)], model: &str, libraries: &[(&str, usize)]) {
        let files: Vec<NamedFile> = files
            .iter()
            .map(|(name, text)| NamedFile {
                name: (*name).to_owned(),
                bytes: text.as_bytes().to_vec(),
            })
            .collect();
        let opened = open(&files);
        let found = opened.libraries.iter();
        let found: Vec<_> = found.map(|it| (it.name.as_str(), it.threats)).collect();
        assert_eq!((opened.file.as_str(), found), (model, libraries.to_vec()));
        assert_eq!(opened.model.is_some(), !model.is_empty());
    }

    #[test]
    fn a_model_and_libraries_may_come_together() {
        let model = ("model.json", r#"{"name": "M", "elements": []}"#);
        let library = (
            "team.json",
            r#"[{"SID": "A1", "target": "Server", "description": "A", "condition": "True"}]"#,
        );
        check(&[model], "model.json", &[]);
        check(&[library], "", &[("team.json", 1)]);
        check(&[library, model], "model.json", &[("team.json", 1)]);
        check(
            &[(
                "empty.json",
                r#"{"parapet": {"library": 1}, "threats": []}"#,
            )],
            "",
            &[],
        );
    }
}

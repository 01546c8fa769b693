//! Files that a person opened.

use std::sync::Arc;

use parapet_core::diagnostic::Diagnostic;
use parapet_core::import;

use crate::engine::messages::{NamedFile, Opened};

/// Reads files; the first that holds a model gives the model.
pub(super) fn open(files: &[NamedFile]) -> Opened {
    let mut opened = Opened {
        model: None,
        file: String::new(),
        diagnostics: Vec::new(),
    };
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
            Err(diagnostic) => opened.diagnostics.push(diagnostic.file(&file.name)),
        }
    }
    opened
}

/// What is said of a second file that holds a model.
fn another_model(open: &str) -> Diagnostic {
    let words = format!("It was not opened: one model is open at a time, and that of {open} is.");
    Diagnostic::warning("another-model", words).hint("Open it by itself.")
}

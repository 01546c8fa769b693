//! Files that a person opened.

use std::sync::Arc;

use parapet_core::diagnostic::Diagnostic;
use parapet_core::import::{Imported, model_json, text};

use crate::engine::messages::{NamedFile, Opened};

/// Reads files; the first that holds a model gives the model.
pub(super) fn open(files: &[NamedFile]) -> Opened {
    let mut opened = Opened {
        model: None,
        diagnostics: Vec::new(),
    };
    for file in files {
        match read(file) {
            Ok(imported) => {
                let said = imported.diagnostics.into_iter();
                opened
                    .diagnostics
                    .extend(said.map(|it| it.file(&file.name)));
                if opened.model.is_none() {
                    opened.model = Some(Arc::new(imported.model));
                }
            }
            Err(diagnostic) => opened.diagnostics.push(diagnostic.file(&file.name)),
        }
    }
    opened
}

fn read(file: &NamedFile) -> Result<Imported, Diagnostic> {
    let decoded = text(&file.bytes)?;
    model_json::read(&decoded.text)
}

//! Files that a person opened.

use std::sync::Arc;

use parapet_core::import;

use crate::engine::messages::{NamedFile, Opened};

/// Reads files; the first that holds a model gives the model.
pub(super) fn open(files: &[NamedFile]) -> Opened {
    let mut opened = Opened {
        model: None,
        diagnostics: Vec::new(),
    };
    for file in files {
        match import::read(&file.name, &file.bytes) {
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

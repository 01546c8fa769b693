//! tm.py: scripts that build a model with pytm. They are read, never run.
//!
//! 1. `python::script` gives the statements, errors left out with a diagnostic;
//! 2. `interpret` evaluates them within limits: which of pytm's classes would be made, with which attributes;
//!    what only running would reveal is a value of its own, and is reported where it matters;
//! 3. `build` makes a model of the objects, by the schema, as `model_json` does from JSON;
//! 4. `aliases` has the spellings of older releases and common errors; they do not count, as in
//!    pytm, until [`migrations`] of the model are accepted.

mod aliases;
mod build;
mod interpret;
mod migrate;
mod value;

use super::imported::Imported;
use crate::diagnostic::{Diagnostic, DiagnosticCollector, Position, messages};
use crate::model::{Id, Model};
use crate::python;

pub use migrate::{Migration, migrations};

/// Marks data that was made of a text; no attribute can have this name.
const FROM_TEXT: &str = " from text";

/// What was understood of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// The model, judged pytm's way.
    pub model: Model,
    /// What could not be understood, what was read in its own way, what is spelled as in older
    /// releases: each with line and column, in the order of the script.
    pub diagnostics: Vec<Diagnostic>,
    /// Where each part of the model is made.
    pub definitions: Vec<(Id, Position)>,
    /// The threat libraries that the script names, by their files.
    pub libraries: Vec<String>,
}

impl From<Script> for Imported {
    fn from(script: Script) -> Imported {
        Imported {
            model: script.model,
            diagnostics: script.diagnostics,
        }
    }
}

/// Reads a script.
///
/// # Errors
/// `not-a-model` where it makes nothing of pytm's, at its first error if it has one.
pub fn read(text: &str) -> Result<Script, Diagnostic> {
    let (script, errors) = python::script(text);
    let first = errors.first().cloned();
    let mut diagnostics = DiagnosticCollector::default();
    diagnostics.extend(errors);
    let interpretation = interpret::interpret(text, &script, diagnostics);
    if interpretation.parts.is_empty()
        && interpretation.data.is_empty()
        && interpretation.model.is_none()
    {
        return Err(no_model(first));
    }
    Ok(build::build(interpretation))
}

fn no_model(first: Option<Diagnostic>) -> Diagnostic {
    let message = "This script makes nothing of pytm's: no model and no element.";
    match first {
        Some(first) => {
            let place = first
                .location
                .position()
                .unwrap_or(Position { line: 1, column: 1 });
            messages::script_not_a_model(&message, &first.message)
                .hint(first.hint)
                .at(place)
        }
        None => messages::not_a_model(&message),
    }
}

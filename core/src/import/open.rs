//! Reads a file of any form that holds a model.

use super::detect::is_json;
use super::{Form, Imported, decode, detect, dot, model_json, tm_py};
use crate::diagnostic::{Diagnostic, messages};

/// Reads the model in a file, whatever form it is in; the file's name decides only between texts
/// that look alike.
///
/// # Errors
/// One diagnostic where nothing of a model could be found, or the file holds something else.
pub fn read(file: &str, bytes: &[u8]) -> Result<Imported, Diagnostic> {
    let decoded = decode(bytes)?;
    // JSON is read once: its reader says itself what a text is that holds no model.
    let form = if is_json(&decoded.text) {
        Form::ModelJson
    } else {
        detect(file, &decoded.text)
    };
    let mut imported = match form {
        Form::ModelJson => model_json::read(&decoded.text)?,
        Form::Dot => dot::read(&decoded.text)?,
        Form::TmPy => tm_py::read(&decoded.text)?.into(),
        other => return Err(no_model(other)),
    };
    imported.diagnostics.splice(0..0, decoded.diagnostic);
    Ok(imported)
}

fn no_model(form: Form) -> Diagnostic {
    let (what, hint) = match form {
        Form::PytmOutput => (
            "what pytm writes with --json, which has no model to read back",
            "Open the script, or the model.json it was made from.",
        ),
        Form::ThreatLibrary | Form::ThreatToml => (
            "a threat library",
            "Open a model first; libraries are opened beside one.",
        ),
        Form::TypeLibrary => (
            "a library of types",
            "Open a model first; types are opened beside one.",
        ),
        Form::Svg => (
            "a picture without a model in it",
            "Open the model that it was made from.",
        ),
        Form::Template => (
            "a report template",
            "Open a model first; templates are opened beside one.",
        ),
        Form::OtherJson => (
            "JSON of another kind",
            "A model is an object with a name and elements.",
        ),
        Form::ModelJson | Form::Dot | Form::TmPy | Form::Unknown => (
            "nothing that Parapet knows",
            "It reads model.json, tm.py and Graphviz .dot files.",
        ),
    };
    messages::no_model_in_file(&what).hint(hint)
}

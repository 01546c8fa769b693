//! Libraries read from files and written to them: our own form in JSON and in TOML, and pytm's.

mod check;
mod condition_locations;
mod fields;
mod for_model;
mod loaded;
mod parapet_json;
mod pytm_json;
#[cfg(test)]
mod tests;
#[cfg(feature = "library-toml")]
pub mod toml;
mod write_parapet;
mod write_pytm;

pub(super) use check::truncated;
pub use check::{STRIDE, threat_diagnostics};
pub use for_model::{for_model, is_requested_by};
pub use loaded::{Loaded, MAX_THREATS};
pub use parapet_json::{KEYS, VERSION};
pub use write_parapet::write;
pub use write_pytm::write_pytm;

use crate::json::{self, Document, Json, Object};
use loaded::unnamed;

/// Reads a library in JSON, whichever of the two forms it has. What cannot be read is left out with
/// a diagnostic, and the other threats are there.
///
/// Classes, attributes and conditions are checked when libraries are compiled: only then it is
/// known which types a model has.
pub fn read(file: &str, text: &str) -> Loaded {
    match json::read(text) {
        Ok(document) => read_document(file, &document),
        Err(diagnostic) => Loaded {
            library: unnamed(file),
            diagnostics: vec![diagnostic.file(file)],
        },
    }
}

/// The same from JSON that is already parsed.
pub fn read_document(file: &str, document: &Document<'_>) -> Loaded {
    if is_own(document) {
        parapet_json::of_document(file, document)
    } else {
        pytm_json::of_document(file, document)
    }
}

/// Whether a JSON document declares our form, or its threats spell their SID as ours do.
fn is_own(document: &Document<'_>) -> bool {
    let has_sid = |object: &Object<'_>| object.get("sid").is_some();
    match &document.root.value {
        Json::Object(root) => {
            let threats = root.get("threats").and_then(|threats| threats.as_list());
            let mut objects = threats
                .into_iter()
                .flatten()
                .filter_map(|it| it.as_object());
            root.get("parapet").is_some() || has_sid(root) || objects.any(has_sid)
        }
        Json::List(items) => {
            let mut objects = items.iter().filter_map(|item| item.as_object());
            objects.any(has_sid)
        }
        _ => false,
    }
}

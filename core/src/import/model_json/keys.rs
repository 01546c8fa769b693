//! Keys, paths and classes that the form gives.

use crate::json;
use crate::model::Kind;

/// The keys of the lists of parts, in the order of [`Kind::ALL`].
pub(super) const LISTS: [(Kind, &str); 4] = [
    (Kind::Boundary, "boundaries"),
    (Kind::Element, "elements"),
    (Kind::Dataflow, "flows"),
    (Kind::Data, "data"),
];

/// The class of a part that names none.
pub(super) fn default_class(kind: Kind) -> &'static str {
    match kind {
        Kind::Boundary => "Boundary",
        Kind::Element => "Asset",
        Kind::Dataflow => "Dataflow",
        Kind::Data => "Data",
    }
}

/// `.key`, or `["key"]` where the key is no plain word: a step of a path.
pub(super) fn step(key: &str) -> String {
    let plain = key
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
    if plain && !key.is_empty() {
        format!(".{key}")
    } else {
        format!("[{}]", json::quote(key))
    }
}

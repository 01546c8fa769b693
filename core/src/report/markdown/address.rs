//! Which addresses a report may have: links that only lead away, and pictures that are diagrams.

use crate::report::document::Diagram;

/// The address of a link, if it is one that a report may have.
///
/// Browsers drop tabs and line ends in an address and see a scheme through them, so any control
/// character makes it none.
pub(super) fn link(address: &str) -> Option<String> {
    let address = address.trim();
    if address.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return None;
    }
    if address.starts_with('#') && address.len() > 1 {
        return Some(address.to_owned());
    }
    let (scheme, rest) = address.split_once(':')?;
    let is_known = ["http", "https"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known))
        && rest.starts_with("//")
        || scheme.eq_ignore_ascii_case("mailto");
    is_known.then(|| address.to_owned())
}

/// The diagram that a picture of that address is: `dfd` or `seq`, `.png` or `.svg`, in any folder.
pub(super) fn diagram(address: &str) -> Option<Diagram> {
    let path = address.trim();
    if path.contains(':') || path.starts_with("//") {
        return None;
    }
    match path.rsplit('/').next()? {
        "dfd.png" | "dfd.svg" => Some(Diagram::Dataflow),
        "seq.png" | "seq.svg" => Some(Diagram::Sequence),
        _ => None,
    }
}

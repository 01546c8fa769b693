//! How messages quote names.

use crate::model::Kind;

/// The word for parts of that kind.
pub(in crate::import) fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Boundary => "boundary",
        Kind::Element => "element",
        Kind::Dataflow => "flow",
        Kind::Data => "piece of data",
    }
}

/// A name in a sentence: in quotes, cut to sixty characters, without characters that cannot be seen.
pub(in crate::import) fn quoted_name(name: &str) -> String {
    let mut shown: String = name
        .chars()
        .filter(|c| !is_invisible(*c))
        .take(60)
        .collect();
    if shown.chars().count() < name.chars().filter(|c| !is_invisible(*c)).count() {
        shown.push('…');
    }
    format!("\"{}\"", shown.replace('\n', " "))
}

/// Control characters but for line breaks and tabs, and those that turn the direction of writing.
pub(in crate::import) fn is_invisible(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

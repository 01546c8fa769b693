//! What is checked of a threat whatever form it was read from.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, messages, nearest};
use crate::threats::threat::{Severity, Threat};

/// The categories of STRIDE, in its order.
pub const STRIDE: [&str; 6] = [
    "Spoofing",
    "Tampering",
    "Repudiation",
    "Information disclosure",
    "Denial of service",
    "Elevation of privilege",
];

/// Used in place of a SID in diagnostics about the library as a whole.
pub(super) const LIBRARY: &str = "the library";

/// The most characters of a text that a message quotes.
const MAX_QUOTED: usize = 80;

/// A key that the form does not have, with the nearest one that it has.
pub(super) fn unknown_key(sid: &str, key: &str, known: &[&str]) -> Diagnostic {
    let owner = match sid {
        LIBRARY => "The library".into(),
        sid => truncated(sid),
    };
    let diagnostic = messages::unknown_key(&owner, &truncated(key));
    match nearest(key, known.iter().copied()) {
        Some(name) => diagnostic.hint(format!("Nearest: {name}.")),
        None => diagnostic,
    }
}

/// A value of another type than its key takes.
pub(super) fn wrong_type(sid: &str, key: &str, wanted: &str, got: &str) -> Diagnostic {
    messages::wrong_type(&key, &truncated(sid), &wanted, &got)
}

/// Values that a threat cannot have, and what is missing from it. The path of each is the key that
/// it is about; missing texts have none.
pub fn threat_diagnostics(threat: &Threat) -> Vec<Diagnostic> {
    let severity = severity(threat).map(|diagnostic| diagnostic.path("severity"));
    let categories = categories(threat).map(|diagnostic| diagnostic.path("stride"));
    let mut diagnostics: Vec<Diagnostic> = severity.into_iter().chain(categories).collect();
    diagnostics.extend(missing_texts(threat));
    diagnostics
}

/// A word for a severity that is none; nothing where there is no word at all.
pub(super) fn severity(threat: &Threat) -> Option<Diagnostic> {
    let word = threat.severity.as_str();
    let unknown = !word.is_empty() && Severity::from_word(word) == Severity::default();
    unknown.then(|| messages::unknown_severity(&truncated(&threat.sid), &truncated(word)))
}

/// Categories that STRIDE does not have.
fn categories(threat: &Threat) -> impl Iterator<Item = Diagnostic> {
    let unknown = |word: &&String| !STRIDE.contains(&word.as_str());
    threat.stride.iter().filter(unknown).map(|word| {
        let diagnostic = messages::unknown_category(&truncated(word), &truncated(&threat.sid));
        match nearest(word, STRIDE) {
            Some(near) => diagnostic.hint(format!("Write {near}?")),
            None => diagnostic,
        }
    })
}

/// The texts that a whole threat has and this one has not, in one sentence.
fn missing_texts(threat: &Threat) -> Option<Diagnostic> {
    if !threat.deprecated.is_empty() {
        return None;
    }
    let no_step = threat.mitigations.iter().all(|step| step.text.is_empty());
    let missing: Vec<&str> = [
        ("title", threat.title.is_empty()),
        ("targets", threat.targets.is_empty()),
        ("severity", threat.severity.is_empty()),
        ("condition", threat.condition.is_empty()),
        ("details", threat.details.is_empty()),
        ("prerequisites", threat.prerequisites.is_empty()),
        ("detection", threat.detection.is_empty()),
        ("example", threat.example.is_empty()),
        ("mitigations", no_step),
    ]
    .into_iter()
    // A value that could not be read was reported already.
    .filter(|(key, is_missing)| *is_missing && !threat.extra.contains_key(*key))
    .map(|(key, _)| key)
    .collect();
    let (last, others) = missing.split_last()?;
    let listed = match others {
        [] => (*last).to_owned(),
        others => format!("{} and no {last}", others.join(", no ")),
    };
    let never = threat.condition.is_empty() || threat.targets.is_empty();
    let outcome = if never { " It is never judged." } else { "" };
    Some(messages::text_missing(
        &truncated(&threat.sid),
        &listed,
        &outcome,
    ))
}

/// Something else where the threats should be.
pub(super) fn not_a_list(kind: &str) -> Diagnostic {
    messages::library_not_a_list(&kind)
}

/// An entry that is no threat.
pub(super) fn not_an_object(kind: &str) -> Diagnostic {
    messages::threat_not_an_object(&kind)
}

/// A threat that nothing names.
pub(super) fn missing_sid() -> Diagnostic {
    messages::sid_missing()
}

/// More threats than are read.
pub(super) fn too_large(count: usize, max: usize) -> Diagnostic {
    messages::library_too_large(&count, &max)
}

/// The start of a text, for a message.
pub(in crate::threats) fn truncated(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MAX_QUOTED) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

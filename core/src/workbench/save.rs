//! A library with a threat added or replaced, or removed.

use crate::threats::{Library, Threat};

/// The library with the threat in it: in place of the threat `original_sid`, or of one of its own
/// SID is, else at the end. The locations in its file are dropped: it is written anew.
#[must_use]
pub fn with_threat(mut library: Library, original_sid: &str, threat: &Threat) -> Library {
    let position_of = |sid: &str| library.threats.iter().position(|it| it.sid == sid);
    let original_sid = Some(original_sid).filter(|original_sid| !original_sid.is_empty());
    let at = original_sid
        .and_then(position_of)
        .or_else(|| position_of(&threat.sid));
    match at.and_then(|at| library.threats.get_mut(at)) {
        Some(existing) => existing.clone_from(threat),
        None => library.threats.push(threat.clone()),
    }
    // A threat that got the SID of another one takes its place, too.
    let at = at.unwrap_or(library.threats.len().saturating_sub(1));
    let mut index = 0..;
    library
        .threats
        .retain(|it| index.next() == Some(at) || it.sid != threat.sid);
    library
}

/// The library without the threat of that SID.
#[must_use]
pub fn without_threat(mut library: Library, sid: &str) -> Library {
    library.threats.retain(|it| it.sid != sid);
    library
}

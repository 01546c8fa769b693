//! A library with a threat added or replaced, or removed.

use crate::threats::{Library, Threat};

/// The library with the threat in it: in place of the threat `original_sid`, or of one of its own SID
/// is, else at the end. The locations in its file are dropped: it is written anew.
#[must_use]
pub fn with_threat(mut library: Library, was: &str, threat: &Threat) -> Library {
    let stands = |sid: &str| library.threats.iter().position(|it| it.sid == sid);
    let was = Some(was).filter(|was| !was.is_empty());
    let at = was.and_then(stands).or_else(|| stands(&threat.sid));
    match at.and_then(|at| library.threats.get_mut(at)) {
        Some(there) => there.clone_from(threat),
        None => library.threats.push(threat.clone()),
    }
    // A threat that got the SID of another one takes its place, too.
    let at = at.unwrap_or(library.threats.len().saturating_sub(1));
    let mut place = 0..;
    library
        .threats
        .retain(|it| place.next() == Some(at) || it.sid != threat.sid);
    library
}

/// The library without the threat of that SID.
#[must_use]
pub fn without_threat(mut library: Library, sid: &str) -> Library {
    library.threats.retain(|it| it.sid != sid);
    library
}

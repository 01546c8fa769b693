//! Libraries of both forms: read, refused, and written.

mod parapet;
mod pytm;
mod round_trips;

use super::{Loaded, read};

/// What was read, a line a threat, and the diagnostics.
#[track_caller]
pub(super) fn check(text: &str, threats: &[&str], diagnostics: &[&str]) -> Loaded {
    let loaded = read("team.json", text);
    let truncated = loaded.library.threats.iter().map(|threat| {
        format!(
            "{} {} [{}] {}",
            threat.sid,
            threat.targets.join("+"),
            threat.title,
            threat.condition
        )
    });
    assert_eq!(truncated.collect::<Vec<_>>(), threats, "{text}");
    let found: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(found, diagnostics, "{text}");
    loaded
}

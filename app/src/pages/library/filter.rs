//! Which threats are listed. No page.

use std::sync::Arc;

use crate::engine::messages::ThreatSummary;
use crate::state::judged::Judged;

/// What is searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ThreatFilter {
    /// Words that SID or title must hold, all of them.
    pub(super) query: String,
    /// Whether only threats are shown that apply in this model.
    pub(super) applying: bool,
    /// The name of a class that they are aimed at; empty: any.
    pub(super) target: String,
    /// The name of a library that they come from; empty: any.
    pub(super) library: String,
    /// Where the library files them; empty: anywhere.
    pub(super) category: String,
    /// A severity; `None`: any.
    pub(super) severity: Option<u8>,
}

/// A threat in the list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ThreatRow {
    pub(super) threat: Arc<ThreatSummary>,
    /// How many findings it has in this model.
    pub(super) count: u32,
}

/// The threats that pass the filter, ordered by SID, including those that are not judged.
pub(super) fn filtered_rows(judged: &Judged, filter: &ThreatFilter) -> Vec<ThreatRow> {
    let mut counts = vec![0_u32; judged.threats.len()];
    for found in judged.found.iter() {
        if let Some(count) = counts.get_mut(found.threat as usize) {
            *count += 1;
        }
    }
    let words: Vec<String> = filter
        .query
        .split_whitespace()
        .map(str::to_lowercase)
        .collect();
    let mut rows: Vec<ThreatRow> = judged
        .threats
        .iter()
        .zip(counts)
        .filter(|(threat, count)| passes(threat, *count, filter, &words))
        .map(|(threat, count)| ThreatRow {
            threat: Arc::clone(threat),
            count,
        })
        .collect();
    rows.sort_by(|a, b| a.threat.sid.cmp(&b.threat.sid));
    rows
}

fn passes(threat: &ThreatSummary, count: u32, filter: &ThreatFilter, words: &[String]) -> bool {
    let text = format!("{}\n{}", threat.sid, threat.title).to_lowercase();
    (count > 0 || !filter.applying)
        && (filter.target.is_empty() || threat.targets.contains(&filter.target))
        && (filter.library.is_empty() || threat.library == filter.library)
        && (filter.category.is_empty() || threat.category == filter.category)
        && filter
            .severity
            .is_none_or(|wanted| threat.severity.0 == wanted)
        && words.iter().all(|word| text.contains(word))
}

/// The classes that threats are aimed at, each once, in alphabetical order.
pub(super) fn targets(judged: &Judged) -> Vec<String> {
    distinct(judged, |threat| &threat.targets)
}

/// The categories of threats, in the same way.
pub(super) fn categories(judged: &Judged) -> Vec<String> {
    let mut all = distinct(judged, |threat| std::slice::from_ref(&threat.category));
    all.retain(|category| !category.is_empty());
    all
}

/// The libraries that threats come from, in the same way.
pub(super) fn libraries(judged: &Judged) -> Vec<String> {
    distinct(judged, |threat| std::slice::from_ref(&threat.library))
}

fn distinct(judged: &Judged, names: fn(&ThreatSummary) -> &[String]) -> Vec<String> {
    let threats = judged.threats.iter().filter(|threat| threat.judged);
    let mut all: Vec<String> = threats
        .flat_map(|threat| names(threat).iter().cloned())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use parapet_core::threats::Severity;

    use super::*;
    use crate::engine::messages::{Findings, Revision};
    use crate::engine::packed_findings::PackedFindings;
    use crate::state::judged::join;

    fn threat(
        sid: &str,
        title: &str,
        target: &str,
        severity: u8,
        judged: bool,
    ) -> Arc<ThreatSummary> {
        Arc::new(ThreatSummary {
            sid: sid.to_owned(),
            title: title.to_owned(),
            library: "Parapet".to_owned(),
            category: if target == "Process" {
                "memory"
            } else {
                "access"
            }
            .to_owned(),
            stride: Vec::new(),
            severity: Severity(severity),
            targets: vec![target.to_owned()],
            judged,
        })
    }

    fn judged(threats: Vec<Arc<ThreatSummary>>) -> Judged {
        let findings = Findings {
            revision: Revision(1),
            threats: None,
            findings: PackedFindings::default(),
            excluded: PackedFindings::default(),
            flows: Vec::new(),
            diagnostics: Vec::new(),
        };
        join(findings, &Arc::default(), &Arc::new(threats))
    }

    #[test]
    fn threats_are_searched_and_filtered() {
        let judged = judged(vec![
            threat("INP02", "Overread of a buffer", "Process", 5, true),
            threat("AC01", "Privilege abuse", "Server", 3, true),
            threat("AC02", "Old and gone", "Server", 3, false),
        ]);
        let check = |filter: ThreatFilter, expected: &[&str]| {
            let rows = filtered_rows(&judged, &filter);
            let sids: Vec<&str> = rows.iter().map(|row| row.threat.sid.as_str()).collect();
            assert_eq!(sids, expected, "{filter:?}");
        };
        let filter = ThreatFilter::default;
        let query = |query: &str| ThreatFilter {
            query: query.to_owned(),
            ..filter()
        };
        check(filter(), &["AC01", "AC02", "INP02"]);
        check(query("buffer inp"), &["INP02"]);
        check(query("AC0"), &["AC01", "AC02"]);
        check(
            ThreatFilter {
                severity: Some(3),
                ..filter()
            },
            &["AC01", "AC02"],
        );
        check(
            ThreatFilter {
                target: "Process".to_owned(),
                ..filter()
            },
            &["INP02"],
        );
        check(
            ThreatFilter {
                category: "memory".to_owned(),
                ..filter()
            },
            &["INP02"],
        );
        check(
            ThreatFilter {
                applying: true,
                ..filter()
            },
            &[],
        );
        assert_eq!(targets(&judged), ["Process", "Server"]);
        assert_eq!(categories(&judged), ["access", "memory"]);
    }
}

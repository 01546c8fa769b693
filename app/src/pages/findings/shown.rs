//! Which findings are shown, and in which order. No page.

use std::collections::BTreeSet;

use parapet_core::model::Status;

use crate::state::judged::{FindingRow, Judged};

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Filter {
    /// Words that SID, title or name must hold, all of them.
    pub(super) query: String,
    /// Severities; none: all.
    pub(super) severities: BTreeSet<u8>,
    /// What is shown beside the open ones.
    pub(super) beside: Beside,
}

/// Findings that nothing is to be done about: they are shown only when asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Beside {
    /// Those on which somebody decided.
    pub(super) decided: bool,
    /// Those that an assumption excludes.
    pub(super) excluded: bool,
}

/// How many findings there are of each sort, whatever the filters say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sorts {
    pub(super) open: usize,
    pub(super) decided: usize,
    pub(super) excluded: usize,
}

/// A finding in the list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ShownRow {
    pub(super) row: FindingRow,
    pub(super) is_excluded: bool,
}

/// Counts the findings by their sort.
pub(super) fn sorts(judged: &Judged) -> Sorts {
    let open = judged.rows.iter().filter(|row| is_open(row)).count();
    Sorts {
        open,
        decided: judged.rows.len() - open,
        excluded: judged.excluded.len(),
    }
}

/// The findings that pass: open ones, then decided, then excluded ones. Of each the most severe
/// first, otherwise in the order of the report.
pub(super) fn shown(judged: &Judged, filter: &Filter) -> Vec<ShownRow> {
    let words = words_of(&filter.query);
    let passes = |row: &&FindingRow| {
        let severity = row.finding.severity.0;
        (filter.severities.is_empty() || filter.severities.contains(&severity))
            && holds(row, &words)
    };
    let as_shown = |is_excluded: bool| {
        move |row: &FindingRow| ShownRow {
            row: row.clone(),
            is_excluded,
        }
    };
    let mut rows: Vec<ShownRow> = judged
        .rows
        .iter()
        .filter(|row| filter.beside.decided || is_open(row))
        .filter(passes)
        .map(as_shown(false))
        .collect();
    if filter.beside.excluded {
        rows.extend(judged.excluded.iter().filter(passes).map(as_shown(true)));
    }
    rows.sort_by_key(|shown| {
        let severity = std::cmp::Reverse(shown.row.finding.severity);
        (shown.is_excluded, !is_open(&shown.row), severity)
    });
    rows
}

/// How many findings there are of each severity among those that hold the words of the query.
pub(super) fn counts(judged: &Judged, query: &str, beside: Beside) -> [usize; 6] {
    let words = words_of(query);
    let mut counts = [0; 6];
    let rows = judged.rows.iter();
    let rows = rows.filter(|row| beside.decided || is_open(row));
    let excluded = judged.excluded.iter().filter(|_| beside.excluded);
    for row in rows.chain(excluded).filter(|row| holds(row, &words)) {
        if let Some(count) = counts.get_mut(usize::from(row.finding.severity.0)) {
            *count += 1;
        }
    }
    counts
}

fn is_open(row: &FindingRow) -> bool {
    row.status == Status::Open
}

fn words_of(query: &str) -> Vec<String> {
    query.split_whitespace().map(str::to_lowercase).collect()
}

fn holds(row: &FindingRow, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let texts =
        [&row.threat.sid, &row.threat.title, &row.part.name].map(|text| text.to_lowercase());
    words
        .iter()
        .all(|word| texts.iter().any(|text| text.contains(word)))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use parapet_core::analysis::Finding;
    use parapet_core::model::{Id, Part, PartIndex};
    use parapet_core::threats::Severity;

    use super::*;
    use crate::engine::messages::ThreatHead;

    const OPEN: Beside = Beside {
        decided: false,
        excluded: false,
    };

    const ALL: Beside = Beside {
        decided: true,
        excluded: true,
    };

    fn row(sid: &str, title: &str, part: &str, severity: u8) -> FindingRow {
        FindingRow {
            finding: Finding {
                number: 1,
                threat: 0,
                part: PartIndex(0),
                severity: Severity(severity),
                overridden: false,
                excuse: None,
            },
            part: Arc::new(Part::new(Id::new(part), part, "Server")),
            threat: Arc::new(ThreatHead {
                sid: sid.to_owned(),
                title: title.to_owned(),
                severity: Severity(severity),
                stride: Vec::new(),
            }),
            status: Status::Open,
        }
    }

    fn judged() -> Judged {
        let accepted = FindingRow {
            status: Status::Accepted,
            ..row("CR01", "Session stolen", "Sign in", 5)
        };
        Judged {
            rows: vec![
                row("INP01", "Buffer overflow", "Web Server", 3),
                accepted,
                row("INP02", "Overread", "Web Server", 5),
                row("AC01", "Buffer swap", "Orders DB", 3),
            ],
            excluded: vec![row("DE03", "Sniffing", "Orders DB", 4)],
            ..Judged::default()
        }
    }

    #[test]
    fn the_most_severe_come_first_and_filters_narrow() {
        let check = |query: &str, severities: &[u8], beside, expected: &[&str]| {
            let filter = Filter {
                query: query.to_owned(),
                severities: severities.iter().copied().collect(),
                beside,
            };
            let rows = shown(&judged(), &filter);
            let sids: Vec<&str> = rows.iter().map(|one| one.row.threat.sid.as_str()).collect();
            assert_eq!(sids, expected, "{query} {severities:?}");
        };
        check("", &[], OPEN, &["INP02", "INP01", "AC01"]);
        check("buffer", &[], OPEN, &["INP01", "AC01"]);
        check("buffer web", &[], OPEN, &["INP01"]);
        check("inp", &[5], OPEN, &["INP02"]);
        check("orders", &[], ALL, &["AC01", "DE03"]);
        check("", &[5], ALL, &["INP02", "CR01"]);
        check("nothing", &[], ALL, &[]);
    }

    #[test]
    fn counts_are_of_what_the_query_leaves() {
        assert_eq!(counts(&judged(), "", OPEN), [0, 0, 0, 2, 0, 1]);
        assert_eq!(counts(&judged(), "swap", OPEN), [0, 0, 0, 1, 0, 0]);
        assert_eq!(counts(&judged(), "", ALL), [0, 0, 0, 2, 1, 2]);
    }

    #[test]
    fn open_decided_and_excluded_findings_are_counted_apart() {
        let expected = Sorts {
            open: 3,
            decided: 1,
            excluded: 1,
        };
        assert_eq!(sorts(&judged()), expected);
    }
}

//! Which findings are shown, and in which order. No page.

use std::collections::BTreeSet;

use crate::state::judged::{FindingRow, Judged};

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Filter {
    /// Words that SID, title or name must hold, all of them.
    pub(super) query: String,
    /// Severities; none: all.
    pub(super) severities: BTreeSet<u8>,
    /// Whether those that an assumption excludes are shown too.
    pub(super) excluded: bool,
}

/// A finding in the list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ShownRow {
    pub(super) row: FindingRow,
    pub(super) is_excluded: bool,
}

/// The findings that pass, the most severe first, otherwise in the order of the report.
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
        .filter(passes)
        .map(as_shown(false))
        .collect();
    rows.sort_by_key(|shown| std::cmp::Reverse(shown.row.finding.severity));
    if filter.excluded {
        rows.extend(judged.excluded.iter().filter(passes).map(as_shown(true)));
    }
    rows
}

/// How many findings there are of each severity among those that hold the words of the query.
pub(super) fn counts(judged: &Judged, query: &str) -> [usize; 6] {
    let words = words_of(query);
    let mut counts = [0; 6];
    for row in judged.rows.iter().filter(|row| holds(row, &words)) {
        if let Some(count) = counts.get_mut(usize::from(row.finding.severity.0)) {
            *count += 1;
        }
    }
    counts
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
    use parapet_core::model::{Id, Part, PartIndex, Status};
    use parapet_core::threats::Severity;

    use super::*;
    use crate::engine::messages::ThreatHead;

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
                stride: Vec::new(),
            }),
            status: Status::Open,
        }
    }

    fn judged() -> Judged {
        Judged {
            rows: vec![
                row("INP01", "Buffer overflow", "Web Server", 3),
                row("INP02", "Overread", "Web Server", 5),
                row("AC01", "Buffer swap", "Orders DB", 3),
            ],
            excluded: vec![row("DE03", "Sniffing", "Orders DB", 4)],
            ..Judged::default()
        }
    }

    #[test]
    fn the_most_severe_come_first_and_filters_narrow() {
        let check = |query: &str, severities: &[u8], excluded, expected: &[&str]| {
            let filter = Filter {
                query: query.to_owned(),
                severities: severities.iter().copied().collect(),
                excluded,
            };
            let rows = shown(&judged(), &filter);
            let sids: Vec<&str> = rows.iter().map(|one| one.row.threat.sid.as_str()).collect();
            assert_eq!(sids, expected, "{query} {severities:?}");
        };
        check("", &[], false, &["INP02", "INP01", "AC01"]);
        check("buffer", &[], false, &["INP01", "AC01"]);
        check("buffer web", &[], false, &["INP01"]);
        check("inp", &[5], false, &["INP02"]);
        check("orders", &[], true, &["AC01", "DE03"]);
        check("nothing", &[], true, &[]);
    }

    #[test]
    fn counts_are_of_what_the_query_leaves() {
        assert_eq!(counts(&judged(), ""), [0, 0, 0, 2, 0, 1]);
        assert_eq!(counts(&judged(), "swap"), [0, 0, 0, 1, 0, 0]);
    }
}

//! Filters, groups and counts on a handful of findings.

use std::sync::Arc;

use parapet_core::analysis::Finding;
use parapet_core::model::{Decision, FindingKey, Id};
use parapet_core::threats::Severity;

use super::*;
use crate::engine::messages::{Findings, Revision, ThreatSummary};
use crate::engine::packed_findings::PackedFindings;
use crate::state::findings_view::AlsoShow;
use crate::state::judged::join;

const OPEN: AlsoShow = AlsoShow {
    decided: false,
    excluded: false,
};

const ALL: AlsoShow = AlsoShow {
    decided: true,
    excluded: true,
};

fn part(name: &str, class: &str) -> Arc<Part> {
    Arc::new(Part::new(Id::new(name), name, class))
}

fn threat(sid: &str, title: &str) -> Arc<ThreatSummary> {
    Arc::new(ThreatSummary {
        sid: sid.to_owned(),
        title: title.to_owned(),
        library: String::new(),
        category: String::new(),
        stride: Vec::new(),
        severity: Severity(3),
        targets: Vec::new(),
        judged: true,
    })
}

fn found(all: &[(u32, u32, u8)]) -> PackedFindings {
    let findings: Vec<Finding> = all
        .iter()
        .map(|(threat, part, severity)| Finding {
            number: 1,
            threat: *threat,
            part: PartIndex(*part),
            severity: Severity(*severity),
            overridden: false,
            excluded_by: None,
        })
        .collect();
    PackedFindings::of(&findings)
}

fn judged() -> Judged {
    let mut model = Model {
        elements: vec![
            part("Web Server", "Server"),
            part("Orders DB", "Datastore"),
            part("Sign in", "Process"),
        ],
        ..Model::default()
    };
    let accepted = FindingKey {
        sid: "CR01".to_owned(),
        element: Id::new("Sign in"),
    };
    model.decisions.insert(
        accepted,
        Decision {
            status: Status::Accepted,
            ..Decision::default()
        },
    );
    let threats = Arc::new(vec![
        threat("INP01", "Buffer overflow"),
        threat("CR01", "Session stolen"),
        threat("INP02", "Overread"),
        threat("AC01", "Buffer swap"),
        threat("DE03", "Sniffing"),
    ]);
    let findings = Findings {
        revision: Revision(1),
        threats: None,
        findings: found(&[(0, 0, 3), (1, 2, 5), (2, 0, 5), (3, 1, 3)]),
        excluded: found(&[(4, 1, 4)]),
        flows: Vec::new(),
        diagnostics: Vec::new(),
    };
    join(findings, &Arc::new(model), &threats)
}

fn filter_of(query: &str, severities: &[u8], also_show: AlsoShow) -> Filter {
    Filter {
        query: query.to_owned(),
        severities: severities.iter().copied().collect(),
        also_show,
        ..Filter::default()
    }
}

fn sids(judged: &Judged, shown: &FilteredFindings) -> Vec<String> {
    let rows = shown.order.iter().filter_map(|at| judged.row(*at as usize));
    rows.map(|row| row.threat.sid.clone()).collect()
}

#[test]
fn the_most_severe_come_first_and_filters_narrow() {
    let judged = judged();
    let check = |query: &str, severities: &[u8], beside, expected: &[&str]| {
        let shown = filter_findings(
            &judged,
            &filter_of(query, severities, beside),
            Grouping::Severity,
        );
        assert_eq!(sids(&judged, &shown), expected, "{query} {severities:?}");
    };
    check("", &[], OPEN, &["INP02", "INP01", "AC01"]);
    check("buffer", &[], OPEN, &["INP01", "AC01"]);
    check("buffer web", &[], OPEN, &["INP01"]);
    check("inp", &[5], OPEN, &["INP02"]);
    check("orders", &[], ALL, &["DE03", "AC01"]);
    check("", &[5], ALL, &["INP02", "CR01"]);
    check("nothing", &[], ALL, &[]);
}

#[test]
fn groups_are_sorted_by_highest_severity() {
    let judged = judged();
    let check = |grouping, expected: &[(u32, u32, u32, u8)]| {
        let shown = filter_findings(&judged, &filter_of("", &[], ALL), grouping);
        let groups: Vec<_> = shown
            .groups
            .iter()
            .map(|group| (group.index, group.start, group.count, group.highest))
            .collect();
        assert_eq!(groups, expected, "{grouping:?}");
        assert_eq!((shown.order.len(), shown.open), (5, 3));
    };
    check(
        Grouping::Severity,
        &[(5, 0, 2, 5), (4, 2, 1, 4), (3, 3, 2, 3)],
    );
    check(
        Grouping::Element,
        &[(0, 0, 2, 5), (2, 2, 1, 5), (1, 3, 2, 4)],
    );
    check(
        Grouping::Threat,
        &[
            (1, 0, 1, 5),
            (2, 1, 1, 5),
            (4, 2, 1, 4),
            (0, 3, 1, 3),
            (3, 4, 1, 3),
        ],
    );
    let by_part = filter_findings(&judged, &filter_of("", &[], ALL), Grouping::Element);
    let expected = ["INP02", "INP01", "CR01", "AC01", "DE03"];
    assert_eq!(
        sids(&judged, &by_part),
        expected,
        "open ones before excluded ones"
    );
}

#[test]
fn each_filter_counts_what_the_others_leave() {
    let judged = judged();
    let count = |filter: &Filter| filter_findings(&judged, filter, Grouping::Severity).counts;
    let server = |filter: Filter| Filter {
        classes: ["Server".to_owned()].into(),
        ..filter
    };
    assert_eq!(
        count(&filter_of("", &[], OPEN)).severities,
        [0, 0, 0, 2, 0, 1]
    );
    assert_eq!(
        count(&filter_of("swap", &[], OPEN)).severities,
        [0, 0, 0, 1, 0, 0]
    );
    assert_eq!(
        count(&filter_of("", &[], ALL)).severities,
        [0, 0, 0, 2, 1, 2]
    );
    let narrowed = count(&server(filter_of("", &[3], OPEN)));
    assert_eq!(
        narrowed.severities,
        [0, 0, 0, 1, 0, 1],
        "of servers, any severity"
    );
    assert_eq!(narrowed.parts, [1, 0, 0], "servers of that severity");
    let classes = [("Server".to_owned(), 1), ("Datastore".to_owned(), 1)];
    assert_eq!(narrowed.classes, classes, "any class of that severity");
}

#[test]
fn chosen_parts_come_before_those_with_most_findings() {
    let judged = judged();
    let filter = Filter {
        parts: [Id::new("Orders DB")].into(),
        ..filter_of("", &[], OPEN)
    };
    let counts = filter_findings(&judged, &filter, Grouping::Severity).counts;
    let (parts, more) = top_parts(&judged.model, &filter, &counts.parts, 1);
    let names: Vec<_> = parts
        .iter()
        .map(|(part, count)| (part.name.as_str(), *count))
        .collect();
    assert_eq!((names, more), (vec![("Orders DB", 1)], 1));
}

#[test]
fn open_and_decided_findings_are_counted_separately() {
    let judged = judged();
    assert_eq!(
        (judged.open, judged.found.len(), judged.excluded.len()),
        (3, 4, 1)
    );
    let mark = |name: &str| judged.marks.get(&Id::new(name)).map(|mark| mark.count);
    assert_eq!((mark("Web Server"), mark("Sign in")), (Some(2), None));
}

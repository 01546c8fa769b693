//! Every condition of the built-in library fires on a small model, and not on a similar one.

#![cfg(test)]

mod world;

use std::collections::BTreeSet;

use parapet_core::analysis::{Options, analyse};
use parapet_core::model::{Judging, Schema};
use parapet_core::threats::{RuleSet, Threat};

struct Case {
    line: &'static str,
    sid: &'static str,
    fires: &'static str,
    clears: &'static str,
}

fn cases() -> Vec<Case> {
    include_str!("cases.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let [sid, fires, clears] = line.split('\t').collect::<Vec<_>>()[..] else {
                panic!("{line}: not three columns")
            };
            Case {
                line,
                sid,
                fires,
                clears,
            }
        })
        .collect()
}

fn rules() -> RuleSet {
    let (rules, diagnostics) =
        RuleSet::compile(&[parapet_threatlib::library()], Schema::built_in());
    assert_eq!(diagnostics, []);
    rules
}

/// Whether the threat applies to the judged part of that class.
fn fires(rules: &RuleSet, sid: &str, class: &str, answers: &str, judging: Judging) -> bool {
    let model = world::model(class, answers);
    let options = Options {
        judging: Some(judging),
        exclude: Vec::new(),
    };
    let analysis = analyse(&model, Schema::built_in(), rules, &options);
    let failed = analysis
        .diagnostics
        .iter()
        .find(|one| one.code == "condition-failed");
    assert_eq!(failed, None, "{sid} {answers}");
    analysis.findings.iter().any(|finding| {
        let key = analysis.key(rules, finding);
        key.is_some_and(|key| key.sid == sid && key.element.as_str() == world::judged_part(class))
    })
}

fn judged(rules: &RuleSet) -> impl Iterator<Item = &Threat> {
    rules
        .threats
        .iter()
        .map(|rule| rule.threat.as_ref())
        .filter(|threat| threat.deprecated.is_empty())
}

#[test]
fn every_threat_has_a_case_and_every_case_a_threat() {
    let rules = rules();
    let existing: BTreeSet<&str> = judged(&rules).map(|threat| threat.sid.as_str()).collect();
    let tried: BTreeSet<&str> = cases().iter().map(|case| case.sid).collect();
    assert_eq!(existing, tried);
}

#[test]
fn every_case_fires_and_is_cleared() {
    let rules = rules();
    let mut wrong = Vec::new();
    for case in cases() {
        let threat = judged(&rules).find(|threat| threat.sid == case.sid);
        for class in threat.iter().flat_map(|threat| &threat.targets) {
            let applies = |answers: &str| fires(&rules, case.sid, class, answers, Judging::Parapet);
            if !applies(case.fires) {
                wrong.push(format!("{} does not fire on {class}", case.line));
            }
            if applies(&format!("{} {}", case.fires, case.clears)) {
                wrong.push(format!("{} is not cleared on {class}", case.line));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Near means that the two models differ in one answer or two.
#[test]
fn what_clears_a_case_is_near() {
    for case in cases() {
        let answers = case.clears.split_whitespace().count();
        assert!((1..=2).contains(&answers), "{}", case.line);
        assert_ne!(case.clears, "-", "{}", case.line);
    }
}

#[test]
fn threats_of_our_own_are_judged_parapets_way_only() {
    let rules = rules();
    for case in cases() {
        let Some(threat) = judged(&rules).find(|threat| threat.sid == case.sid) else {
            continue;
        };
        assert_eq!(
            threat.beyond_pytm,
            case.sid.starts_with("PAR"),
            "{}",
            case.sid
        );
        if threat.beyond_pytm {
            for class in &threat.targets {
                assert!(
                    !fires(&rules, case.sid, class, case.fires, Judging::Pytm),
                    "{}",
                    case.line
                );
            }
        }
    }
}

//! The analysis on small models, written as people write them: the results, line by line.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a panic here is the failing test"
)]

use std::sync::Arc;

use parapet_core::analysis::{Analysis, Finding, FindingText, Options};
use parapet_core::model::{Judging, PartIndex};
use parapet_core::threats::{Fact, Facts, Library, Provenance, RuleSet, Threat};
use parapet_core::{Libraries, import, judge};

/// A rule on flows, three on elements of which one fails, and one that is ours alone.
fn library() -> Library {
    let threat = |sid: &str, target: &str, severity: &str, condition: &str| Threat {
        sid: sid.into(),
        title: format!("Title of {sid}"),
        targets: vec![target.into()],
        severity: severity.into(),
        condition: condition.into(),
        ..Threat::default()
    };
    let own = Threat {
        beyond_pytm: true,
        ..threat("OWN1", "Server", "Low", "True")
    };
    let threats = vec![
        threat(
            "FLOW",
            "Dataflow",
            "Medium",
            "not target.controls.isEncrypted",
        ),
        threat(
            "SERV",
            "Server",
            "Very High",
            "target.controls.validatesInput is False",
        ),
        threat("PROC", "Process", "High", "True"),
        threat("ODD", "Server", "Low", "target.port < target.protocol"),
        own,
    ];
    Library {
        name: "test".into(),
        threats,
        ..Library::default()
    }
}

struct Case {
    rules: Arc<RuleSet>,
    analysis: Analysis,
}

fn analysed(json: &str, judging: Judging) -> Case {
    let model = import::read("model.json", json.as_bytes()).unwrap().model;
    let libraries = [library()];
    let options = Options {
        judging: Some(judging),
        exclude: Vec::new(),
    };
    let judgement = judge(&model, &Libraries::available(&libraries), &options);
    Case {
        rules: judgement.rules,
        analysis: judgement.analysis,
    }
}

impl Case {
    /// Findings as `SID name severity`.
    fn lines(&self, findings: &[Finding]) -> Vec<String> {
        let line = |finding: &Finding| {
            let sid = &self.rules.rule(finding.threat).unwrap().threat.sid;
            format!(
                "{sid} {} {}",
                self.analysis.effective.name(finding.part),
                finding.severity.0
            )
        };
        findings.iter().map(line).collect()
    }

    fn messages_of(&self, code: &str) -> Vec<&str> {
        let of_code = self
            .analysis
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.code == code);
        of_code
            .map(|diagnostic| diagnostic.message.as_str())
            .collect()
    }

    /// A value with a mark for where it comes from: `!` answered, `<` inherited, `?` default, `=` computed.
    fn value(&self, part: PartIndex, name: &str) -> String {
        let effective = &self.analysis.effective;
        let value = match effective.get(part, name) {
            Fact::Int(n) => n.to_string(),
            Fact::Bool(b) => b.to_string(),
            Fact::Part(target) => effective.name(target).to_owned(),
            _ => effective.text(part, name).to_owned(),
        };
        let id = effective.schema().attribute_id(name).unwrap();
        match effective.provenance(part, id) {
            Provenance::Answered => format!("{value}!"),
            Provenance::Inherited(from) => format!("{value}<{}", effective.name(from)),
            Provenance::Default => format!("{value}?"),
            Provenance::Computed => format!("{value}="),
        }
    }
}

#[track_caller]
fn check_findings(json: &str, judging: Judging, expected: &[&str], excluded: &[&str]) {
    let case = analysed(json, judging);
    assert_eq!(case.lines(&case.analysis.findings), expected, "findings");
    assert_eq!(case.lines(&case.analysis.excluded), excluded, "excluded");
}

/// Each flow in order as its name and the values of these attributes.
#[track_caller]
fn check_flows(json: &str, judging: Judging, attributes: &[&str], expected: &[&str]) {
    let case = analysed(json, judging);
    let line = |flow: &PartIndex| {
        let values = attributes
            .iter()
            .map(|name| format!(" {}", case.value(*flow, name)));
        format!(
            "{}{}",
            case.analysis.effective.name(*flow),
            values.collect::<String>()
        )
    };
    assert_eq!(
        case.analysis.flows.iter().map(line).collect::<Vec<_>>(),
        expected
    );
}

/// A model of an actor A and a server S with these flows; `extra` goes to the model.
fn with_flows(extra: &str, flows: &[String]) -> String {
    format!(
        r#"{{"name": "m", "description": "", {extra}
            "elements": [{{"__class__": "Actor", "name": "A"}},
                         {{"__class__": "Server", "name": "S", "protocol": "HTTPS", "port": 443,
                           "controls": {{"isEncrypted": true}}}}],
            "flows": [{}]}}"#,
        flows.join(",")
    )
}

fn flow(name: &str, from: &str, to: &str, more: &str) -> String {
    format!(r#"{{"name": "{name}", "source": "{from}", "sink": "{to}"{more}}}"#)
}

#[test]
fn flows_are_sorted_by_order_and_only_leading_ones_are_numbered() {
    let flows = [
        flow("third", "A", "S", r#", "order": 3"#),
        flow("none", "A", "S", ""),
        flow("first", "A", "S", r#", "order": 1"#),
        flow("none too", "S", "A", ""),
    ];
    for judging in [Judging::Pytm, Judging::Parapet] {
        let loose = ["none -1?", "none too -1?", "first 1!", "third 3!"];
        check_flows(&with_flows("", &flows), judging, &["order"], &loose);
        let numbered = ["none 1=", "none too 2=", "first 1!", "third 3!"];
        check_flows(
            &with_flows(r#""isOrdered": true,"#, &flows),
            judging,
            &["order"],
            &numbered,
        );
    }
}

#[test]
fn a_response_is_paired_with_the_only_flow_the_other_way() {
    let check = |flows: &[String], expected: &[&str]| {
        let attributes = ["isResponse", "response", "responseTo"];
        check_flows(&with_flows("", flows), Judging::Pytm, &attributes, expected);
    };
    let ask = flow("ask", "A", "S", "");
    let tell = flow("tell", "S", "A", r#", "isResponse": true"#);
    check(
        &[ask.clone(), tell.clone()],
        &["ask false? tell= ?", "tell true! ? ask="],
    );
    let other = flow("other", "A", "S", "");
    check(
        &[ask.clone(), other, tell],
        &["ask false? ? ?", "other false? ? ?", "tell true! ? ?"],
    );
    check(
        &[flow("self", "S", "S", r#", "isResponse": true"#)],
        &["self true! ? ?"],
    );
    let named = flow("tell", "S", "A", r#", "responseTo": "ask""#);
    check(&[ask, named], &["ask false? tell= ?", "tell true= ? ask!"]);
}

#[test]
fn pytm_overwrites_answers_with_what_is_inherited_and_parapet_does_not() {
    let answered = r#", "protocol": "HTTP", "controls": {"isEncrypted": false}"#;
    let flows = with_flows(
        "",
        &[
            flow("up", "A", "S", answered),
            flow("down", "S", "A", answered),
        ],
    );
    let attributes = ["protocol", "dstPort", "controls.isEncrypted"];
    let pytm = ["up HTTPS<S 443<S true<S", "down <A -1? false!"];
    check_flows(&flows, Judging::Pytm, &attributes, &pytm);
    let parapet = ["up HTTP! 443<S false!", "down HTTP! -1? false!"];
    check_flows(&flows, Judging::Parapet, &attributes, &parapet);
    assert_eq!(
        analysed(&flows, Judging::Pytm)
            .messages_of("answer-not-heard")
            .len(),
        3
    );
    assert_eq!(
        analysed(&flows, Judging::Parapet)
            .messages_of("answer-not-heard")
            .len(),
        0
    );
}

#[test]
fn duplicates_are_hidden_or_reported_as_the_model_asks() {
    let flows = [
        flow("one", "A", "S", r#", "order": 1"#),
        flow("two", "A", "S", r#", "order": 2, "note": "n""#),
        flow("other", "A", "S", r#", "usesVPN": true"#),
        flow("back", "S", "A", ""),
    ];
    let check = |policy: &str, hidden: &[&str], reported: usize| {
        let case = analysed(
            &with_flows(&format!(r#""onDuplicates": "{policy}","#), &flows),
            Judging::Pytm,
        );
        let names = case
            .analysis
            .hidden
            .iter()
            .map(|flow| case.analysis.effective.name(*flow));
        assert_eq!(names.collect::<Vec<_>>(), hidden, "{policy}");
        assert_eq!(
            case.messages_of("duplicate-flow").len(),
            reported,
            "{policy}"
        );
    };
    check("NO_ACTION", &[], 0);
    check("IGNORE", &["two"], 0);
    check("RESTRICT", &[], 1);
}

#[test]
fn only_what_is_in_scope_is_judged_and_our_own_threats_only_our_way() {
    let model = r#"{"name": "m", "description": "", "elements": [
        {"__class__": "Server", "name": "S"}, {"__class__": "Server", "name": "Out", "inScope": false},
        {"__class__": "SetOfProcesses", "name": "P"}]}"#;
    check_findings(model, Judging::Pytm, &["SERV S 5", "PROC P 4"], &[]);
    check_findings(
        model,
        Judging::Parapet,
        &["SERV S 5", "OWN1 S 2", "PROC P 4"],
        &[],
    );
}

#[test]
fn a_condition_that_fails_is_reported_once_and_raises_nothing() {
    let model = r#"{"name": "m", "description": "", "elements": [
        {"__class__": "Server", "name": "S"}, {"__class__": "Server", "name": "T"}]}"#;
    check_findings(model, Judging::Pytm, &["SERV S 5", "SERV T 5"], &[]);
    let case = analysed(model, Judging::Pytm);
    let messages = case.messages_of("condition-failed");
    assert_eq!(messages.len(), 1);
    assert!(
        messages[0].starts_with("The condition of ODD failed on S: "),
        "{}",
        messages[0]
    );
}

#[test]
fn assumptions_exclude_and_a_parts_own_come_before_the_models() {
    let model = r#"{"name": "m", "description": "", "assumptions": [{"name": "all", "exclude": ["SERV", "PROC"]}],
        "elements": [{"__class__": "Server", "name": "S", "assumptions": [{"name": "own", "exclude": ["SERV"]}]},
                     {"__class__": "Process", "name": "P"}]}"#;
    check_findings(model, Judging::Pytm, &[], &["SERV S 5", "PROC P 4"]);
    let case = analysed(model, Judging::Pytm);
    let excuses: Vec<_> = case
        .analysis
        .excluded
        .iter()
        .map(|finding| finding.excluded_by.unwrap())
        .collect();
    assert_eq!(format!("{excuses:?}"), "[Part(0), Model(0)]");
    assert_eq!(
        case.analysis.severity(PartIndex(0)).0,
        0,
        "what is excluded does not count"
    );
}

#[test]
fn an_override_forces_its_rule_and_blanks_what_it_does_not_give_for_pytm_only() {
    let model = r#"{"name": "m", "description": "", "elements": [
        {"__class__": "Server", "name": "S", "controls": {"validatesInput": true},
         "overrides": [{"threat_id": "PROC", "response": "mitigated", "severity": "Low"}, {"threat_id": "SERV"}]}]}"#;
    let check = |judging, expected: &[&str]| {
        let case = analysed(model, judging);
        let overridden = case
            .analysis
            .findings
            .iter()
            .filter(|finding| finding.overridden);
        let line = |finding: &Finding| {
            let texts = [
                FindingText::Description,
                FindingText::Severity,
                FindingText::Response,
            ];
            let texts = texts.map(|text| case.analysis.text(&case.rules, finding, text));
            format!("{}|{}", texts.join("|"), finding.severity.0)
        };
        assert_eq!(overridden.map(line).collect::<Vec<_>>(), expected);
    };
    check(Judging::Pytm, &["|||0", "|Low|mitigated|2"]);
    check(
        Judging::Parapet,
        &[
            "Title of SERV|Very High||5",
            "Title of PROC|Low|mitigated|2",
        ],
    );
}

#[test]
fn ignoring_what_is_unused_keeps_ends_and_outer_boundaries() {
    let model = r#"{"name": "m", "description": "", "ignoreUnused": true,
        "boundaries": [{"name": "Outer"}, {"name": "Inner", "inBoundary": "Outer"}, {"name": "Empty"}],
        "elements": [{"__class__": "Server", "name": "Idle"}, {"__class__": "Server", "name": "S", "inBoundary": "Inner"},
                     {"__class__": "Actor", "name": "A"}],
        "flows": [{"name": "f", "source": "A", "sink": "S", "order": 4}]}"#;
    let case = analysed(model, Judging::Pytm);
    let names: Vec<_> = case
        .analysis
        .judged
        .iter()
        .map(|part| case.analysis.effective.name(*part))
        .collect();
    assert_eq!(names, ["A", "Outer", "f", "S"]);
}

#[test]
fn data_gets_where_it_is_and_how_it_is_stored() {
    let model = r#"{"name": "m", "description": "",
        "data": [{"name": "D", "isStored": true, "isCredentials": true}, {"name": "E", "credentialsLife": "HARDCODED"}],
        "elements": [{"__class__": "Actor", "name": "Z"},
                     {"__class__": "Datastore", "name": "B", "controls": {"isEncryptedAtRest": true}}],
        "flows": [{"name": "y", "source": "Z", "sink": "B", "data": ["D"]},
                  {"name": "x", "source": "Z", "sink": "B", "data": ["D", "E"]}]}"#;
    let case = analysed(model, Judging::Parapet);
    let effective = &case.analysis.effective;
    let names = |part, name| {
        let target = effective
            .references(part, name)
            .iter()
            .map(|target| effective.name(*target));
        target.collect::<Vec<_>>().join(" ")
    };
    let (store, stored, hard_coded) = (PartIndex(1), PartIndex(4), PartIndex(5));
    assert_eq!(
        (names(stored, "carriedBy"), names(stored, "processedBy")),
        ("x y".into(), "B Z".into())
    );
    assert_eq!(case.value(stored, "isDestEncryptedAtRest"), "true<B");
    assert_eq!(case.value(stored, "isSourceEncryptedAtRest"), "false?");
    assert_eq!(case.value(stored, "credentialsLife"), "UNKNOWN=");
    assert_eq!(case.value(hard_coded, "isCredentials"), "true=");
    assert_eq!(names(store, "inputs"), "y x");
}

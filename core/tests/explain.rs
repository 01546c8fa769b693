//! Explanations on small models: the sentence, and the tree with what decided.

#![allow(clippy::unwrap_used, reason = "a panic here is the failing test")]

use parapet_core::analysis::Options;
use parapet_core::explain::{Statement, Truth, dependent_threats, explain};
use parapet_core::threats::{Library, Threat};
use parapet_core::{Libraries, ModelRules, import, judge};

const MODEL: &str = r#"{"name": "m", "description": "", "parapet": {"version": 1},
    "data": [{"name": "Card", "format": "XML", "isCredentials": true}],
    "elements": [{"__class__": "Actor", "name": "User"},
                 {"__class__": "Server", "name": "Web", "protocol": "HTTP",
                  "controls": {"sanitizesInput": false, "encodesOutput": true}}],
    "flows": [{"name": "Ask", "source": "User", "sink": "Web", "data": ["Card"], "tlsVersion": 5}]}"#;

#[track_caller]
fn check(target: &str, condition: &str, because: &str, tree: &[&str]) {
    let model = import::read("model.json", MODEL.as_bytes()).unwrap().model;
    let threat = Threat {
        sid: "T1".into(),
        targets: vec![target.into()],
        condition: condition.into(),
        severity: "High".into(),
        ..Threat::default()
    };
    let library = Library {
        name: "test".into(),
        threats: vec![threat],
        ..Library::default()
    };
    let libraries = [library];
    let rules = ModelRules::compile(&model, &Libraries::available(&libraries));
    assert_eq!(rules.diagnostics, []);
    let analysis = rules.analyse(&model, &Options::default());
    let explanation = explain(&rules.rules, &analysis, analysis.findings.first().unwrap());
    assert_eq!(explanation.because, because);
    let mut lines = Vec::new();
    collect(&mut lines, &explanation.statement.unwrap(), 0);
    assert_eq!(lines, tree);
}

fn collect(lines: &mut Vec<String>, statement: &Statement, depth: usize) {
    let sign = match statement.truth {
        Truth::Yes => '+',
        Truth::No => '-',
        Truth::Unanswered => '?',
        Truth::Failed => '!',
    };
    lines.push(format!("{}{sign} {}", "  ".repeat(depth), statement.words));
    for part in &statement.statements {
        collect(lines, part, depth + 1);
    }
}

#[test]
fn answers_and_defaults_are_distinguished() {
    check(
        "Server",
        "target.controls.sanitizesInput is False and (target.controls.isHardened is False or target.controls.encodesOutput is False)",
        "Web does not clean what it hands on, but nobody has said that it is hardened.",
        &[
            "? All of these are true",
            "  + It does not clean what it hands on",
            "  ? Any of these is true",
            "    ? It is not hardened",
            "    - It does not encode what it writes",
        ],
    );
}

#[test]
fn values_enumerations_lists_and_ends_are_put_into_words() {
    check(
        "Server",
        "target.protocol == 'HTTP' and target.controls.usesEncryptionAlgorithm != 'AES'",
        "Web speaks HTTP, but nobody has said that it encrypts with AES.",
        &[
            "? All of these are true",
            "  + It speaks HTTP",
            "  ? It does not encrypt with AES",
        ],
    );
    check(
        "Dataflow",
        "any(d.format == 'XML' for d in target.data) and not (target.isResponse or target.source.inScope is False)",
        "Ask carries data that is in the format XML.",
        &[
            "+ All of these are true",
            "  + It carries data that is in the format XML",
            "  + All of these are true",
            "    + It is not a response",
            "    + Its source is in scope",
        ],
    );
    check(
        "Dataflow",
        "target.tlsVersion < TLSVersion.TLSv12",
        "Ask has a TLS version below TLS 1.2.",
        &["+ It has a TLS version below TLS 1.2"],
    );
}

#[test]
fn what_a_part_is_and_where_flows_lead_is_drawn_and_needs_no_answer() {
    check(
        "Server",
        "target.controls.isHardened is False and any(f.source.oneOf(Actor, ExternalEntity) for f in target.inputs)",
        "Nobody has said that Web is hardened.",
        &[
            "? All of these are true",
            "  ? It is not hardened",
            "  + It receives a flow whose source is an actor or an external entity",
        ],
    );
    check(
        "Dataflow",
        "target.sink.oneOf(Server) and not target.crosses(Boundary) and target.sink.controls.usesMFA is False",
        "Nobody has said that Web asks for a second factor at sign-in.",
        &[
            "? All of these are true",
            "  + Its sink is a server",
            "  + It does not cross a trust boundary",
            "  ? Its sink does not ask for a second factor at sign-in",
        ],
    );
    check(
        "Server",
        "any(f.source.isAdmin is False for f in target.inputs)",
        "Nobody has said that Web receives no flow whose source is not an administrator.",
        &["? It receives a flow whose source is not an administrator"],
    );
    check(
        "Server",
        "any(any(d.isCredentials is True for d in f.data) for f in target.inputs)",
        "Web receives a flow that carries data that contains credentials.",
        &["+ It receives a flow that carries data that contains credentials"],
    );
}

#[test]
fn the_threats_that_read_an_answer_are_listed_on_the_part_and_its_neighbours() {
    let model = import::read("model.json", MODEL.as_bytes()).unwrap().model;
    let threat = |sid: &str, target: &str, condition: &str| Threat {
        sid: sid.into(),
        targets: vec![target.into()],
        condition: condition.into(),
        ..Threat::default()
    };
    let library = Library {
        name: "test".into(),
        threats: vec![
            threat("OWN", "Server", "target.controls.isHardened is False"),
            threat(
                "SINK",
                "Dataflow",
                "target.sink.controls.isHardened is True",
            ),
            threat("OTHER", "Server", "target.controls.sanitizesInput is False"),
            threat("NOT", "Actor", "target.inScope is True"),
        ],
        ..Library::default()
    };
    let libraries = [library];
    let judgement = judge(
        &model,
        &Libraries::available(&libraries),
        &Options::default(),
    );
    let (rules, analysis) = (judgement.rules, judgement.analysis);
    let web = model
        .elements
        .iter()
        .find(|part| part.name == "Web")
        .unwrap();
    let web = analysis.effective.position(&web.id).unwrap();
    // Each attribute with the threats that read it, and the parts on which these apply.
    type Read<'a> = Vec<(String, Vec<(u32, Vec<&'a str>)>)>;
    let read: Read<'_> = dependent_threats(&rules, &analysis, web)
        .into_iter()
        .map(|(name, readers)| {
            let threats = readers.into_iter().map(|reader| {
                let applies = reader.applies_to.iter();
                let names =
                    applies.map(|part| analysis.effective.part(*part).unwrap().name.as_str());
                (reader.threat, names.collect())
            });
            (name, threats.collect())
        })
        .collect();
    let expected = [
        (
            "controls.isHardened".to_owned(),
            vec![(0, vec!["Web"]), (1, vec![])],
        ),
        ("controls.sanitizesInput".to_owned(), vec![(2, vec!["Web"])]),
    ];
    assert_eq!(read, expected);
}

#[test]
fn versions_memberships_and_structure_are_put_into_plain_words() {
    check(
        "Dataflow",
        "target.source.inScope is True and not target.isResponse",
        "User is in scope. Ask is not a response.",
        &[
            "+ All of these are true",
            "  + Its source is in scope",
            "  + It is not a response",
        ],
    );
    check(
        "Dataflow",
        "target.protocol != 'HTTPS' and not target.tlsVersion < target.sink.minTLSVersion",
        "Ask does not travel over HTTPS and uses no older TLS than its sink accepts.",
        &[
            "+ All of these are true",
            "  + It does not travel over HTTPS",
            "  + It uses no older TLS than its sink accepts",
        ],
    );
    check(
        "Dataflow",
        "any(d.credentialsLife in (Lifetime.UNKNOWN, Lifetime.LONG, Lifetime.HARDCODED) for d in target.data)",
        "Ask carries data that has credentials that are unknown, long lived or hard-coded.",
        &["+ It carries data that has credentials that are unknown, long lived or hard-coded"],
    );
}

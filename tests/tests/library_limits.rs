//! Libraries that are too large, too deep or hostile are bounded: each is reported, nothing is run, and
//! the other threats work.

#![cfg(test)]

use parapet_core::analysis::Options;
use parapet_core::json::quote;
use parapet_core::model::{Edit, Schema};
use parapet_core::threats::{RuleSet, library};
use parapet_core::{Libraries, import, judge};

/// One server that is in scope.
const MODEL: &str = r#"{"parapet": {"version": 1}, "name": "m", "elements": [{"__class__": "Server", "name": "Web"}]}"#;

/// Judges the model by one library; returns the SIDs found and the codes of the diagnostics.
fn judged(text: &str) -> (Vec<String>, Vec<String>) {
    let model = import::read("m.json", MODEL.as_bytes()).unwrap().model;
    let carry = Edit::EmbedLibrary {
        name: "hostile".to_owned(),
        text: text.into(),
    };
    let model = carry.apply(&model).unwrap();
    let judgement = judge(&model, &Libraries::default(), &Options::default());
    let (rules, reported) = (judgement.rules, judgement.diagnostics);
    let found = judgement.analysis.findings.iter();
    let sids = found.map(|it| rules.rule(it.threat).unwrap().threat.sid.clone());
    let mut codes: Vec<String> = reported.into_iter().map(|one| one.code).collect();
    codes.dedup();
    (sids.collect(), codes)
}

fn threat(sid: &str, condition: &str) -> String {
    format!(
        r#"{{"SID": {}, "target": "Server", "description": "d", "condition": {}}}"#,
        quote(sid),
        quote(condition)
    )
}

/// A bad condition between two good ones: the good ones are found, and the bad one is reported.
#[track_caller]
fn check(condition: &str, codes: &[&str]) {
    let good = |sid| threat(sid, "target.inScope is True");
    let text = format!(
        "[{}, {}, {}]",
        good("A"),
        threat("BAD", condition),
        good("C")
    );
    let (sids, reported) = judged(&text);
    let start: String = condition.chars().take(60).collect();
    assert_eq!(sids, ["A", "C"], "{start}");
    assert_eq!(reported, codes, "{start}");
}

#[test]
fn conditions_over_limits_are_refused() {
    let long = format!("target.name == '{}'", "x".repeat(100 << 10));
    check(&long, &["condition-too-long"]);
    let deep =
        |open: &str, close: &str| format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
    check(&deep("(", ")"), &["python-too-deep"]);
    check(&deep("[", "]"), &["python-too-deep"]);
    check(
        &format!("{}target.inScope", "not ".repeat(10_000)),
        &["python-too-deep"],
    );
    check(&format!("{}1", "-".repeat(10_000)), &["python-too-deep"]);
    check(
        &format!("target{}", ".sink".repeat(10_000)),
        &["python-too-deep"],
    );
}

#[test]
fn what_reaches_into_python_is_refused() {
    for (condition, code) in [
        ("target.__class__", "condition-dunder"),
        (
            "target.__class__.__mro__[1].__subclasses__()",
            "condition-call",
        ),
        ("__import__('os').system('x')", "condition-call"),
        ("open('x')", "condition-call"),
        ("eval('1')", "condition-call"),
        ("len(target.data).bit_length()", "condition-call"),
        ("target.inside(Boundary).real", "condition-attribute"),
        ("any(x for x in target.data).x", "condition-attribute"),
        ("(lambda: target)()", "python-unsupported"),
        ("f'{target}'", "python-unsupported"),
        ("(x := target)", "python-syntax"),
    ] {
        check(condition, &[code]);
    }
}

#[test]
fn work_without_end_is_cut() {
    let numbers = (0..60).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
    let loops = format!(
        "any(a + b + c < 0 for a in [{numbers}] for b in [{numbers}] for c in [{numbers}])"
    );
    check(&loops, &["condition-failed"]);
    let nested =
        format!("len([[[a for a in [{numbers}]] for b in [{numbers}]] for c in [{numbers}]]) < 0");
    check(&nested, &["condition-failed"]);
    check("2 ** 2 ** 2 ** 2 ** 2 ** 2 < 0", &["condition-failed"]);
    check("'x' * 9223372036854775807 == ''", &["condition-failed"]);
}

/// A thousand threats that never end on a thousand parts would take a quarter of an hour.
#[test]
fn a_library_full_of_endless_conditions_is_held_short() {
    let numbers = (0..60).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
    let endless = format!(
        "any(a + b + c < 0 for a in [{numbers}] for b in [{numbers}] for c in [{numbers}])"
    );
    let mut threats: Vec<String> = (0..1000)
        .map(|n| threat(&format!("T{n}"), &endless))
        .collect();
    threats.push(threat("GOOD", "any(n == 7 for n in [5, 6, 7])"));
    let server = |n| format!(r#"{{"__class__": "Server", "name": "S{n}"}}"#);
    let servers: Vec<String> = (0..1000).map(server).collect();
    let model = format!(r#"{{"name": "m", "elements": [{}]}}"#, servers.join(","));
    let model = import::read("m.json", model.as_bytes()).unwrap().model;
    let library = library::read("l.json", &format!("[{}]", threats.join(","))).library;
    let libraries = [library];
    let analysis = judge(
        &model,
        &Libraries::available(&libraries),
        &Options::default(),
    )
    .analysis;
    assert_eq!(analysis.findings.len(), 1000);
    let first = analysis
        .diagnostics
        .iter()
        .find(|it| it.code == "condition-failed");
    assert_eq!(
        first.unwrap().message,
        "The condition of T0 failed on S0: The condition takes more than 100000 steps on this part. After 3 such parts, T0 is not judged any more."
    );
}

#[test]
fn many_threats_are_judged() {
    let threats: Vec<String> = (0..10_000)
        .map(|n| threat(&format!("T{n}"), "target.inScope is True"))
        .collect();
    let (sids, reported) = judged(&format!("[{}]", threats.join(",")));
    assert_eq!((sids.len(), reported), (10_000, Vec::new()));
}

#[test]
fn too_many_threats_are_reported() {
    let threats: Vec<String> = (0..=library::MAX_THREATS)
        .map(|n| format!(r#"{{"SID": "T{n}", "target": "Actor", "description": "d"}}"#))
        .collect();
    let (_, reported) = judged(&format!("[{}]", threats.join(",")));
    assert_eq!(reported, ["library-too-large"]);
}

#[test]
fn conditions_that_are_too_much_together_are_not_judged() {
    let long = format!(
        "target.inScope is True or target.name == '{}'",
        "x".repeat(60 << 10)
    );
    let threats: Vec<String> = (0..100).map(|n| threat(&format!("T{n}"), &long)).collect();
    let (sids, reported) = judged(&format!("[{}]", threats.join(",")));
    assert_eq!(reported, ["conditions-too-long"]);
    assert_eq!(sids.len(), (4 << 20) / long.len());
}

#[test]
fn long_names_are_cut_in_messages() {
    let name = "x".repeat(1 << 20);
    let text =
        format!(r#"[{{"SID": "{name}", "target": "{name}", "description": "d", "{name}": 1}}]"#);
    let loaded = library::read("l.json", &text);
    let (_, reported) = RuleSet::compile(&[loaded.library], Schema::built_in());
    for one in loaded.diagnostics.iter().chain(&reported) {
        assert!(one.to_string().len() < 1000, "{}", one.code);
    }
    assert_eq!((loaded.diagnostics.len(), reported.len()), (1, 1));
}

/// JSON that nests deeper than any library does is refused as a whole, before anything is built of it.
#[test]
fn a_file_that_nests_too_deep_is_refused() {
    let text = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let loaded = library::read("l.json", &text);
    let codes: Vec<&str> = loaded
        .diagnostics
        .iter()
        .map(|one| one.code.as_str())
        .collect();
    assert_eq!(codes, ["json-too-deep"]);
    assert!(loaded.library.threats.is_empty());
}

//! Our own form: every key, and the diagnostics of a wrong one.

use super::check;
use crate::model::Schema;
use crate::threats::{Mitigation, RuleSet, Sample};

const WHOLE: &str = r#"{
  "parapet": {
    "library": 1
  },
  "name": "Acme",
  "version": "2026-03",
  "description": "What our auditors ask for.",
  "threats": [
    {
      "sid": "ACME-1",
      "title": "Session rides on plain HTTP",
      "category": "session",
      "targets": ["Dataflow", "Server"],
      "severity": "High",
      "likelihood": "Medium",
      "stride": ["Spoofing"],
      "capec": [31],
      "cwe": [319, 614],
      "owasp": ["A02:2021"],
      "beyond_pytm": true,
      "condition": "target.protocol == 'HTTP'",
      "details": "D.",
      "prerequisites": "P.",
      "detection": "N.",
      "example": "E.",
      "references": ["https://example.org"],
      "mitigations": [
        {
          "text": "Serve it over HTTPS.",
          "attribute": "protocol"
        },
        {
          "text": "Mark cookies."
        }
      ],
      "fires_on": [
        {
          "note": "plain",
          "part": "web",
          "model": {
            "name": "m",
            "elements": []
          }
        }
      ]
    }
  ]
}
"#;

#[test]
fn every_key_is_read() {
    let loaded = check(
        WHOLE,
        &["ACME-1 Dataflow+Server [Session rides on plain HTTP] target.protocol == 'HTTP'"],
        &[],
    );
    let library = loaded.library;
    assert_eq!(
        [
            &*library.name,
            &*library.version,
            &*library.description,
            &*library.file
        ],
        ["Acme", "2026-03", "What our auditors ask for.", "team.json"]
    );
    let threat = &library.threats[0];
    assert_eq!(
        [
            &*threat.category,
            &*threat.likelihood,
            &*threat.prerequisites,
            &*threat.detection
        ],
        ["session", "Medium", "P.", "N."]
    );
    assert_eq!((&*threat.capec, &*threat.cwe), (&[31][..], &[319, 614][..]));
    assert!(threat.beyond_pytm && threat.silent_on.is_empty());
    assert_eq!(
        threat.mitigations,
        [
            Mitigation {
                text: "Serve it over HTTPS.".to_owned(),
                attribute: Some("protocol".to_owned()),
            },
            Mitigation {
                text: "Mark cookies.".to_owned(),
                attribute: None,
            },
        ]
    );
    assert_eq!(
        threat.fires_on,
        [Sample {
            note: "plain".to_owned(),
            part: "web".to_owned(),
            model: r#"{"name":"m","elements":[]}"#.to_owned(),
        }]
    );
    assert_eq!(super::super::write(&library), WHOLE);
}

#[test]
fn a_list_and_a_single_threat_are_read_too() {
    let threat = r#"{"sid": "A", "title": "t", "targets": "Server", "severity": "Low", "condition": "True", "details": "d", "prerequisites": "p", "detection": "n", "example": "e", "mitigations": "Do it."}"#;
    let hint = "It is read as version 1. (Write \"parapet\": {\"library\": 1} before the threats.)";
    let version = format!(
        "warning version-missing team.json 1:1 $: The library does not say which version its form has. {hint}"
    );
    check(threat, &["A Server [t] True"], &[]);
    check(&format!("[{threat}]"), &["A Server [t] True"], &[&version]);
    check(
        &format!(r#"{{"threats": [{threat}]}}"#),
        &["A Server [t] True"],
        &[&version],
    );
}

#[test]
fn what_is_wrong_is_said_with_its_place_and_kept() {
    let text = r#"{"parapet": {"library": 2, "x": 1},
 "nmae": "Acme", "version": 3,
 "threats": [
 {"sid": "A", "title": 5, "targets": ["Server", 7], "severity": "Grave", "stride": ["Spoofng"],
  "likelyhood": "High", "cwe": [-1], "condition": "True", "details": "d", "detection": "n",
  "example": "e", "mitigations": [{"text": "x", "atribute": "protocol"}, 5], "silent_on": [{"part": "x"}]},
 {"title": "no sid"},
 "no object",
 {"sid": "B", "deprecated": "Now A."}]}"#;
    let loaded = check(
        text,
        &["A  [] True", "B  [] "],
        &[
            "warning newer-version team.json 1:13 $.parapet: The library has version 2 of its form, and this Parapet knows version 1. What it knows is read, the rest is kept. (Reload the page to get the newest Parapet.)",
            "warning unknown-key team.json 1:28: The library has the key x, which has no meaning here. It is kept.",
            "warning unknown-key team.json 2:2: The library has the key nmae, which has no meaning here. It is kept. (Nearest: name.)",
            "error wrong-type team.json 2:29 $.version: version of the library has to be text, not a number. It is ignored.",
            "error wrong-type team.json 4:24 $.threats[0].title: title of A has to be text, not a number. It is ignored.",
            "error wrong-type team.json 4:49 $.threats[0].targets: targets of A has to be a list of texts, not a number. It is ignored.",
            "warning unknown-key team.json 5:3: A has the key likelyhood, which has no meaning here. It is kept. (Nearest: likelihood.)",
            "error wrong-type team.json 5:33 $.threats[0].cwe: cwe of A has to be a list of numbers, not a number. It is ignored.",
            "warning unknown-key team.json 6:49: A has the key atribute, which has no meaning here. It is kept. (Nearest: attribute.)",
            "error wrong-type team.json 6:74 $.threats[0].mitigations: mitigations of A has to be a list of steps, each with a text and an attribute, not a number. It is ignored.",
            "error wrong-type team.json 6:92 $.threats[0].silent_on: silent_on of A has to be a list of samples, each with a note, a part and a model, not an object. It is ignored.",
            "warning unknown-severity team.json 4:65 $.threats[0]: The severity of A is Grave, none of Very High, High, Medium, Low, Very Low. It counts as not rated.",
            "error unknown-category team.json 4:84 $.threats[0]: Spoofng in A is no category of STRIDE. (Write Spoofing?)",
            "warning text-missing team.json 4:2 $.threats[0]: A has no prerequisites. It is never judged.",
            "error sid-missing team.json 7:2 $.threats[1]: A threat has no SID. It is left out. (Give it one that no other threat has.)",
            "error threat-not-an-object team.json 8:2 $.threats[2]: A threat is an object; this is a text. It is left out.",
        ],
    );
    let library = loaded.library;
    assert_eq!(library.unread, [r#"{"title":"no sid"}"#, r#""no object""#]);
    let keys: Vec<&str> = library.extra.keys().map(String::as_str).collect();
    assert_eq!(keys, ["nmae", "parapet.x", "version"]);
    let kept: Vec<String> = library.threats[0]
        .extra
        .iter()
        .map(|(key, text)| format!("{key} {text}"))
        .collect();
    assert_eq!(
        kept,
        [
            "cwe [-1]",
            "likelyhood \"High\"",
            "mitigations [{\"text\":\"x\",\"atribute\":\"protocol\"},5]",
            "silent_on [{\"part\":\"x\"}]",
            "targets [\"Server\",7]",
            "title 5",
        ]
    );
}

#[test]
fn what_no_list_holds_is_said() {
    check(
        r#"{"parapet": {"library": 1}, "threats": {}}"#,
        &[],
        &[
            "error library-not-a-list team.json 1:40 $.threats: A threat library is a list of threats; this is an object.",
        ],
    );
    check(
        r#"{"parapet": {"library": 1}}"#,
        &[],
        &[
            "warning library-empty team.json 1:1 $: The library has no threats. (Put them into a list under `threats`.)",
        ],
    );
    check(
        "{\"parapet\":\n {\"library\": 1,}}",
        &[],
        &[
            "error json-spare-comma team.json 2:15: A comma stands before `}`, and nothing follows it. (Delete the comma.)",
        ],
    );
}

#[test]
fn what_is_wrong_in_a_stack_is_said_in_the_file() {
    let text = r#"{"parapet": {"library": 1}, "name": "Acme", "threats": [
 {"sid": "A", "title": "t", "targets": ["Sever"], "severity": "Low", "condition": "target.inScope",
  "details": "d", "prerequisites": "p", "detection": "n", "example": "e",
  "mitigations": ["Do it.", {"text": "x", "attribute": "controls.isHardend"}]},
 {"sid": "A", "title": "t", "targets": ["Server"], "severity": "Low",
  "condition": "target.inScope and \"a\" == \"b\" and not target.inScope",
  "details": "d", "prerequisites": "p", "detection": "n", "example": "e", "mitigations": "x"},
 {"sid": "B", "title": "t", "targets": ["Server"], "severity": "Low", "condition": "target.inScope or not target.inScope",
  "details": "d", "prerequisites": "p", "detection": "n", "example": "e", "mitigations": "x"}]}"#;
    let loaded = super::read("acme.json", text);
    assert_eq!(loaded.diagnostics, []);
    let (_, found) = RuleSet::compile(&[loaded.library], Schema::built_in());
    let found: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "error unknown-target acme.json 2:40 A.targets: A is aimed at Sever, and there is no class of that name. This target is ignored. (Write Server?)",
            "error unknown-attribute acme.json 4:56 A.mitigations: A mitigation of A names controls.isHardend, which no class has. (Write controls.isHardened?)",
            "warning condition-never-holds acme.json 6:17 A.condition: The condition of A never holds, whatever is answered. (Look for clauses that rule each other out, and for `and` where `or` is meant.)",
            "warning threat-replaced acme.json 5:10 A: A occurs twice in Acme, before in line 2. The later one counts. (Give one of them another SID to have both.)",
            "warning condition-always-holds acme.json 8:85 B.condition: The condition of B always holds: B is found on every target. (Ask for what makes the threat possible; look for `or` where `and` is meant.)",
        ]
    );
}

//! pytm's form in the spellings of its releases, and what is lost on the way into it.

use super::super::{read, write, write_pytm};
use super::check;

#[test]
fn older_and_newer_spellings_are_read() {
    let loaded = check(
        r#"[{"SID": "A1", "target": "Server", "description": "One", "Likelihood Of Attack": "High",
              "mitigations": ["Do it.", "Do more."], "references": ["a", "b"]},
            {"id": "A2", "SID": "old", "likelihood": "Low", "Likelihood Of Attack": "High", "description": "Two"},
            {"sid ": "A3", "Description": "Three", "likelihood_of_attack": "Low", "DEPRECATED": 1}]"#,
        &[
            "A1 Server [One] True",
            "A2 Element [Two] True",
            "A3 Element [Three] True",
        ],
        &[
            "warning said-twice team.json 3:26 $[1]: A2 has both id and SID. The former counts, as in pytm. (Delete one of them.)",
            "warning said-twice team.json 3:61 $[1]: A2 has both likelihood and Likelihood Of Attack. The former counts, as in pytm. (Delete one of them.)",
            "remark read-as team.json 4:14 $[2]: sid  of A3 is read as id. pytm itself does not know this spelling.",
            "remark read-as team.json 4:28 $[2]: Description of A3 is read as description. pytm itself does not know this spelling.",
            "remark read-as team.json 4:52 $[2]: likelihood_of_attack of A3 is read as likelihood. pytm itself does not know this spelling.",
        ],
    );
    let threats = &loaded.library.threats;
    let likely: Vec<&str> = threats.iter().map(|it| it.likelihood.as_str()).collect();
    assert_eq!(likely, ["High", "Low", "Low"]);
    assert_eq!(threats[0].mitigations_text(), "Do it. Do more.");
    assert_eq!(threats[0].references, ["a", "b"]);
    assert_eq!(threats[1].extra["SID"], "\"old\"");
    assert_eq!(threats[2].deprecated, "Deprecated");
}

#[test]
fn threats_may_stand_in_an_object_or_alone() {
    let loaded = check(
        r#"{"name": "Team", "version": "3", "threats": [{"SID": "A", "description": "a"}], "colour": "red"}"#,
        &["A Element [a] True"],
        &[
            "warning unknown-key team.json 1:81: The library has the key colour, which has no meaning here. It is kept.",
        ],
    );
    assert_eq!(
        (&*loaded.library.name, &*loaded.library.version),
        ("Team", "3")
    );
    check(
        r#"{"SID": "A", "description": "a"}"#,
        &["A Element [a] True"],
        &[],
    );
    check(
        r#"{"threats": 3}"#,
        &[],
        &[
            "error library-not-a-list team.json 1:13 $: A threat library is a list of threats; this is a number.",
        ],
    );
}

/// What was read from pytm's form is written in it again, without diagnostics.
#[test]
fn pytms_form_is_written_as_pytm_writes_it() {
    let text = r#"[
  {
    "SID": "A",
    "DEPRECATED": "Use B.",
    "target": ["Server", "Dataflow"],
    "description": "a",
    "details": "b",
    "Likelihood Of Attack": "High",
    "severity": "Low",
    "condition": "target.inScope",
    "prerequisites": "p",
    "mitigations": "m",
    "example": "e",
    "references": "r",
    "own": {
      "x": 1
    }
  }
]
"#;
    let (written, found) = write_pytm(&read("a.json", text).library);
    assert_eq!((written.as_str(), found), (text, Vec::new()));
}

#[test]
fn what_pytms_form_cannot_hold_is_said() {
    let text = r#"{"parapet": {"library": 1}, "version": "1", "threats": [
        {"sid": "A", "title": "t", "targets": ["MQTT broker"], "stride": ["Spoofing"], "capec": [7], "owasp": ["LLM01:2025"],
         "references": ["https://example.org"], "detection": "n", "title": "t", "beyond_pytm": true,
         "mitigations": [{"text": "Do it.", "attribute": "protocol"}, "Do more."], "details": 3},
        {"sid": "B", "fires_on": [{"part": "x", "model": {}}]}]}"#;
    let library = read("a.json", text).library;
    let (written, found) = write_pytm(&library);
    let found: Vec<String> = found.iter().map(ToString::to_string).collect();
    let hint = "(Keep a file in Parapet's form as well.)";
    assert_eq!(
        found,
        [
            format!(
                "warning not-in-pytm-form -: pytm's form cannot say of a library: its version. {hint}"
            ),
            format!(
                "warning not-in-pytm-form -: pytm's form cannot say the categories of STRIDE, which is known of A. {hint}"
            ),
            format!(
                "warning not-in-pytm-form -: pytm's form cannot say how to notice it, which is known of A. {hint}"
            ),
            format!(
                "warning not-in-pytm-form -: pytm's form cannot say the attributes that record mitigations, which is known of A. {hint}"
            ),
            format!(
                "warning not-in-pytm-form -: pytm's form cannot say samples, which is known of B. {hint}"
            ),
            format!(
                "warning not-in-pytm-form -: pytm's form cannot say that it is judged Parapet's way only, which is known of A. {hint}"
            ),
            format!(
                "warning not-in-pytm-form -: pytm's form cannot say that it is aimed at nothing, which is known of B. {hint}"
            ),
            format!(
                "warning not-in-pytm-form -: pytm has only its own classes. It finds nothing by types of your own, which A name. {hint}"
            ),
        ]
    );
    let again = read("b.json", &written).library;
    let threat = &again.threats[0];
    assert_eq!(threat.mitigations_text(), "Do it. Do more.");
    assert_eq!(
        threat.references_text(),
        "https://capec.mitre.org/data/definitions/7.html, OWASP LLM01:2025, https://example.org"
    );
    assert!(write(&library).contains(r#""details": 3"#));
    assert!(!written.contains(r#""details": 3"#));
}

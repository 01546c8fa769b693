//! Judged pytm's way with pytm's own library, every reference model gives exactly what pytm 1.4
//! finds: elements, flows with effective values, data, findings with severities, exclusions.
//!
//! pytm's `threats.json` is no part of this repository: it is found through `PARAPET_ORACLE=DIR`,
//! and without it these tests are ignored.

use std::fs;
use std::path::Path;

use parapet_core::analysis::Options;
use parapet_core::export::analysis_json;
use parapet_core::model::{Judging, Schema};
use parapet_core::threats::{Library, RuleSet, library};
use parapet_core::{Libraries, import, json, judge};
use parapet_tests::reference::{self, CASES, RANDOM};
use serde_json::Value;

#[test]
#[cfg_attr(
    not(has_oracle),
    ignore = "PARAPET_ORACLE names no folder with pytm's files"
)]
fn every_case_matches_pytm() {
    let library = pytm_library();
    for case in CASES {
        let file = reference::case(case);
        let model = fs::read(&file).unwrap();
        let expected = parsed(&file.with_file_name("expected.json"));
        check(case, &library, &model, &expected);
    }
}

#[test]
#[cfg_attr(
    not(has_oracle),
    ignore = "PARAPET_ORACLE names no folder with pytm's files"
)]
fn every_random_model_matches_pytm() {
    let library = pytm_library();
    for seed in RANDOM {
        let file = parsed(&reference::random(seed));
        let model = serde_json::to_vec(&file["model"]).unwrap();
        check(&seed.to_string(), &library, &model, &file["expected"]);
    }
}

#[test]
#[cfg_attr(
    not(has_oracle),
    ignore = "PARAPET_ORACLE names no folder with pytm's files"
)]
fn pytms_library_is_read_whole() {
    let library = pytm_library();
    let (rules, diagnostics) = RuleSet::compile(std::slice::from_ref(&library), Schema::built_in());
    assert_eq!(diagnostics, []);
    assert_eq!(
        rules
            .threats
            .iter()
            .filter(|rule| rule.condition.is_some())
            .count(),
        113
    );
    assert_eq!(
        library
            .threats
            .iter()
            .filter(|threat| !threat.deprecated.is_empty())
            .count(),
        1
    );
}

#[test]
#[cfg_attr(
    not(has_oracle),
    ignore = "PARAPET_ORACLE names no folder with pytm's files"
)]
fn our_threats_decide_as_pytms_on_every_reference_model() {
    let library = pytm_library();
    let ours = parapet_threatlib::library();
    // As long as ours is not complete, pytm's is cut down to what both have.
    let both = |library: &Library| Library {
        name: library.name.clone(),
        threats: (library.threats.iter())
            .filter(|threat| {
                ours.threats
                    .iter()
                    .any(|other| other.sid == threat.sid && !other.beyond_pytm)
            })
            .cloned()
            .collect(),
        ..Library::default()
    };
    assert!(
        both(&ours).threats.len() >= 30,
        "at least the first thirty threats"
    );
    let random = RANDOM.map(reference::random);
    let cases = CASES.map(reference::case);
    for path in random.chain(cases) {
        let mut file = parsed(&path);
        if file.get("model").is_some() {
            file = file["model"].take();
        }
        let bytes = serde_json::to_vec(&file).unwrap();
        let (expected, got) = (
            as_json(&both(&library), &bytes),
            as_json(&both(&ours), &bytes),
        );
        for section in ["findings", "excluded"] {
            assert_eq!(
                got[section],
                expected[section],
                "{section} of {}",
                path.display()
            );
        }
    }
}

#[track_caller]
fn check(title: &str, library: &Library, model: &[u8], expected: &Value) {
    let got = as_json(library, model);
    assert_eq!(got["name"], expected["name"], "{title}: name");
    for section in ["elements", "flows", "data", "findings", "excluded"] {
        let (got, expected) = (
            got[section].as_array().unwrap(),
            expected[section].as_array().unwrap(),
        );
        let names = |list: &[Value]| list.iter().map(name).collect::<Vec<_>>();
        assert_eq!(names(got), names(expected), "{title}: {section}");
        for (got, expected) in got.iter().zip(expected) {
            for (key, value) in expected.as_object().unwrap() {
                assert_eq!(
                    got.get(key),
                    Some(value),
                    "{title}: {key} of {} in {section}",
                    name(got)
                );
            }
        }
    }
}

/// What an object of the analysis is called in a message: a finding by SID and target.
fn name(object: &Value) -> String {
    let text = |key| object.get(key).and_then(Value::as_str).unwrap_or("");
    format!("{}{} {}", text("sid"), text("name"), text("target"))
}

fn as_json(library: &Library, model: &[u8]) -> Value {
    let imported = import::read("model.json", model).unwrap();
    let options = Options {
        judging: Some(Judging::Pytm),
        exclude: Vec::new(),
    };
    let libraries = Libraries::available(std::slice::from_ref(library));
    let judgement = judge(&imported.model, &libraries, &options);
    let failed = judgement
        .analysis
        .diagnostics
        .iter()
        .find(|d| d.code == "condition-failed");
    assert_eq!(failed, None);
    serde_json::from_str(&json::write(&analysis_json(
        &imported.model,
        &judgement.rules,
        &judgement.analysis,
    )))
    .unwrap()
}

fn pytm_library() -> Library {
    let text = fs::read_to_string(reference::oracle().join("threats.json")).unwrap();
    library::read("pytm", &text).library
}

fn parsed(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

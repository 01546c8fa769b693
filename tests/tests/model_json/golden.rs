//! The golden models load, and saving and loading loses nothing.

use std::fs;

use parapet_core::import::model_json;
use parapet_core::json;
use parapet_core::model::Judging;
use parapet_core::{export, import::Imported};
use parapet_tests::reference::{CASES, RANDOM};

fn golden(path: &str) -> String {
    let file = parapet_tests::golden::folder().join(path);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Reads it, saves it, reads that, saves that: the same model and the same bytes.
fn check_round_trip(text: &str, title: &str) -> Imported {
    let read = model_json::read(text).unwrap();
    let saved = export::model_json(&read.model);
    let again = model_json::read(&saved).unwrap();
    assert_eq!(again.model, read.model, "{title}");
    assert_eq!(export::model_json(&again.model), saved, "{title}");
    read
}

#[test]
fn cases_are_in_the_form_that_parapet_saves() {
    for case in CASES {
        let text = golden(&format!("cases/{case}/model.json"));
        let read = check_round_trip(&text, case);
        assert_eq!(read.model.judging, Judging::Pytm, "{case}");
        assert_eq!(export::model_json(&read.model), text, "{case}");
    }
}

#[test]
fn random_models_of_pytm_load_whole() {
    for seed in RANDOM {
        let text = golden(&format!("random/{seed}.json"));
        let document = json::read(&text).unwrap();
        let model = document.root.as_object().unwrap().get("model").unwrap();
        let read = check_round_trip(document.raw(model), &seed.to_string());
        assert_eq!(read.model.judging, Judging::Pytm, "{seed}");
        assert_eq!(read.diagnostics, [], "{seed}");
        for (list, parts) in [
            ("boundaries", &read.model.boundaries),
            ("elements", &read.model.elements),
            ("flows", &read.model.flows),
            ("data", &read.model.data),
        ] {
            let expected = model.as_object().unwrap().get(list).unwrap();
            assert_eq!(
                parts.len(),
                expected.as_list().unwrap().len(),
                "{seed} {list}"
            );
        }
    }
}

#[test]
fn what_pytm_refuses_is_reported_with_its_path_and_the_rest_loads() {
    let text = golden("random/errors.json");
    let document = json::read(&text).unwrap();
    let cases = document.root.as_list().unwrap().iter();
    let mut reported = Vec::new();
    for case in cases.map(|case| case.as_object().unwrap()) {
        let title = case.get("title").unwrap().as_text().unwrap();
        let model = document.raw(case.get("model").unwrap());
        let read = check_round_trip(model, title);
        let diagnostics: Vec<_> = read
            .diagnostics
            .iter()
            .map(|one| {
                assert!(one.location.position().is_some(), "{title}");
                format!("{} {}", one.code, one.location.path.as_deref().unwrap())
            })
            .collect();
        reported.push(format!("{title}: {}", diagnostics.join(", ")));
    }
    assert_eq!(
        reported,
        [
            "model without name: missing-name $.name",
            "element without name: missing-name $.elements[0]",
            "boundary without name: missing-name $.boundaries[0]",
            "data without name: missing-name $.data[0]",
            "flow without name: missing-name $.flows[0]",
            "flow without source: flow-without-end $.flows[0].source",
            "flow without sink: flow-without-end $.flows[0].sink",
            "unknown class: unknown-class $.elements[0].__class__",
            "unknown boundary of element: dangling-reference $.elements[0].inBoundary",
            "unknown boundary of boundary: dangling-reference $.boundaries[0].inBoundary",
            "unknown source: flow-without-end $.flows[0].source",
            "unknown sink: flow-without-end $.flows[0].sink",
            "unknown data: dangling-reference $.flows[0].data[0]",
            "unknown classification: refused-value $.data[0].classification",
            "unknown lifetime: refused-value $.data[0].lifetime",
            "unknown duplicates action: refused-value $.onDuplicates",
            // The analysis reports this one: it depends on what flows do, not on how they are written.
            "duplicate flows restricted: ",
            "two overrides of one threat: duplicate-override $.elements[0].overrides[1]",
            "wrong type: refused-value $.elements[0].port",
            "null attribute: refused-value $.elements[0].port",
            "unknown datastore type: refused-value $.elements[0].type",
            "TLS version out of range: refused-value $.flows[0].tlsVersion",
        ]
    );
}

//! The three samples load without a remark, are saved as they are, and show what the product can do.

#![cfg(test)]

use std::fs;

use parapet_core::analysis::Options;
use parapet_core::export::model_json;
use parapet_core::model::{Judging, Model, Part, Status, Value};
use parapet_core::{Libraries, import, judge};
use parapet_tests::reference;

/// Each with its elements and flows, as the start page counts them.
const SAMPLES: [(&str, usize, usize); 3] = [
    ("web-shop", 6, 11),
    ("cloud-workstation", 9, 14),
    ("assistant", 8, 12),
];

fn sample(name: &str) -> (String, Model) {
    let text = fs::read_to_string(reference::sample(name)).unwrap();
    let imported = import::model_json::read(&text).unwrap();
    assert_eq!(imported.diagnostics, [], "{name}");
    (text, imported.model)
}

fn each(check: impl Fn(&str, &Model)) {
    for (name, ..) in SAMPLES {
        check(name, &sample(name).1);
    }
}

fn some(parts: &[std::sync::Arc<Part>], attribute: &str) -> bool {
    parts
        .iter()
        .any(|part| part.attributes.get(attribute).is_some())
}

#[test]
fn samples_have_the_size_that_the_start_page_shows() {
    for (name, elements, flows) in SAMPLES {
        let model = sample(name).1;
        assert_eq!(
            (model.elements.len(), model.flows.len()),
            (elements, flows),
            "{name}"
        );
    }
}

#[test]
fn samples_are_saved_as_they_are() {
    for (name, ..) in SAMPLES {
        let (text, model) = sample(name);
        assert!(
            model_json(&model) == text,
            "{name} would be saved in another way"
        );
    }
}

#[test]
fn samples_show_the_features_of_models() {
    each(|name, model| {
        assert_eq!(model.judging, Judging::Parapet, "{name}");
        assert_eq!(
            model.attributes.get("isOrdered"),
            Some(&Value::Bool(true)),
            "{name}"
        );
        assert!(
            some(&model.boundaries, "inBoundary"),
            "{name}: a nested boundary"
        );
        assert!(some(&model.flows, "responseTo"), "{name}: a response");
        assert!(some(&model.flows, "note"), "{name}: a note");
        assert!(
            some(&model.elements, "assumptions"),
            "{name}: an assumption on an element"
        );
        assert!(
            model.attributes.get("assumptions").is_some(),
            "{name}: an assumption on the model"
        );
        assert!(some(&model.elements, "overrides"), "{name}: an override");
        assert!(!model.decisions.is_empty(), "{name}: a decision");
        for data in &model.data {
            let classification = data.attributes.get("classification");
            assert!(
                classification.is_some(),
                "{name}: {} is not classified",
                data.name
            );
        }
        for part in model.parts().filter(|part| part.source().is_none()) {
            let description = part.attributes.get("description");
            assert!(
                description.is_some(),
                "{name}: {} is not described",
                part.name
            );
        }
    });
}

#[test]
fn every_answered_response_is_paired() {
    each(|name, model| {
        for flow in &model.flows {
            let response = flow.attributes.get("isResponse") == Some(&Value::Bool(true));
            let paired = flow.reference("responseTo").is_some();
            assert_eq!(response, paired, "{name}: {}", flow.name);
        }
    });
}

#[test]
fn samples_raise_findings_and_their_decisions_are_about_some() {
    let libraries = [parapet_threatlib::library()];
    let libraries = Libraries::available(&libraries);
    each(|name, model| {
        let judgement = judge(model, &libraries, &Options::default());
        let (rules, analysis) = (judgement.rules, judgement.analysis);
        assert!(
            analysis.diagnostics.is_empty(),
            "{name}: {:?}",
            analysis.diagnostics
        );
        assert!(
            (20..60).contains(&analysis.findings.len()),
            "{name}: {}",
            analysis.findings.len()
        );
        assert!(
            !analysis.excluded.is_empty(),
            "{name}: an assumption excludes something"
        );
        for (key, decision) in &model.decisions {
            let about = analysis.findings.iter().any(|finding| {
                let sid = rules
                    .threats
                    .get(finding.threat as usize)
                    .map(|rule| &rule.threat.sid);
                let part = model.part_at(finding.part).map(|part| &part.id);
                sid == Some(&key.sid) && part == Some(&key.element)
            });
            assert!(about, "{name}: {key} is no finding");
            assert!(
                decision.status != Status::Open && !decision.reason.is_empty(),
                "{name}: {key}"
            );
        }
    });
}

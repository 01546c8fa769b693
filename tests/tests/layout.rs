//! Nothing overlaps or runs through anything else in data-flow diagrams: of the reference models, of
//! the samples, and of generated models of several sizes.

#![cfg(test)]

use std::fs;
use std::path::Path;

use parapet_core::analysis::Options;
use parapet_core::model::Model;
use parapet_core::views::dfd;
use parapet_core::{Libraries, import, judge, layout};
use parapet_tests::generate::{self, Size};
use parapet_tests::measure::measure;
use parapet_tests::reference::{self, CASES, RANDOM};

fn assert_faultless(name: &str, model: &Model) {
    let libraries = [parapet_threatlib::library()];
    let judgement = judge(
        model,
        &Libraries::available(&libraries),
        &Options::default(),
    );
    let analysis = judgement.analysis;
    for marks in [
        analysis.open_findings_by_part(|_| true),
        dfd::Marks::default(),
    ] {
        let graph = dfd::graph(model, &analysis, &marks, &dfd::Options::default());
        let laid = layout::dfd::dfd(&graph);
        assert_eq!(laid.diagnostics, [], "{name}");
        let faults = measure(&graph, &laid).faults;
        assert!(faults.is_empty(), "{name}: {faults:?}");
    }
}

fn read(file: &Path) -> Model {
    let bytes = fs::read(file).unwrap();
    let name = file.to_string_lossy();
    import::read(&name, &bytes).unwrap().model
}

#[test]
fn samples_are_without_faults() {
    for name in ["assistant", "cloud-workstation", "web-shop"] {
        assert_faultless(name, &read(&reference::sample(name)));
    }
}

#[test]
fn reference_models_are_without_faults() {
    for name in CASES {
        assert_faultless(name, &read(&reference::case(name)));
    }
}

#[test]
fn random_models_are_without_faults() {
    for seed in RANDOM {
        let text = fs::read_to_string(reference::random(seed)).unwrap();
        let case: serde_json::Value = serde_json::from_str(&text).unwrap();
        let model = import::read("model.json", case["model"].to_string().as_bytes());
        assert_faultless(&seed.to_string(), &model.unwrap().model);
    }
}

#[test]
fn generated_models_are_without_faults() {
    for (elements, flows, seeds) in [(5, 8, 8), (10, 14, 6), (20, 26, 3), (40, 52, 1)] {
        for seed in 0..seeds {
            let name = format!("{elements} elements, {flows} flows, seed {seed}");
            assert_faultless(&name, &generate::model(Size::of(elements, flows), seed));
            assert_faultless(&name, &generate::system(elements, flows, seed));
        }
    }
}

#[test]
fn what_is_too_large_is_laid_out_as_a_grid() {
    let model = generate::system(1_000, 1_500, 1);
    let analysis = judge(&model, &Libraries::default(), &Options::default()).analysis;
    let marks = dfd::Marks::default();
    let graph = dfd::graph(&model, &analysis, &marks, &dfd::Options::default());
    let laid = layout::dfd::dfd(&graph);
    let codes: Vec<&str> = laid.diagnostics.iter().map(|it| it.code.as_ref()).collect();
    assert_eq!(codes, ["diagram-too-large"]);
    for (at, node) in laid.nodes.iter().enumerate() {
        let over = |other: &&layout::dfd::LaidNode| other.rect.overlaps(node.rect);
        assert_eq!(laid.nodes.iter().skip(at + 1).find(over), None);
    }
}

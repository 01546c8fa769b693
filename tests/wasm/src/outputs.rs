//! What core makes of one file. The build script runs it natively, the tests where they run.

use parapet_core::analysis::Options;
use parapet_core::export::{analysis_json, model_json};
use parapet_core::picture::Colouring;
use parapet_core::render::{dataflow_diagram, sequence_diagram};
use parapet_core::{Libraries, import, json, judge, views};

/// All outputs for a file, each with its name; of a file that is no model only its diagnostic.
#[allow(
    unreachable_pub,
    reason = "the build script includes this file as its own"
)]
pub fn outputs(name: &str, bytes: &[u8]) -> Vec<(&'static str, String)> {
    let imported = match import::read(name, bytes) {
        Ok(imported) => imported,
        Err(diagnostic) => return vec![("refused.txt", diagnostic.to_string())],
    };
    let model = imported.model;
    let libraries = [parapet_threatlib::library()];
    let judgement = judge(
        &model,
        &Libraries::available(&libraries),
        &Options::default(),
    );
    let (rules, analysis) = (&judgement.rules, &judgement.analysis);
    let view = views::dfd::Options::default();
    let dataflow = dataflow_diagram(&model, rules, analysis, &view, Colouring::Plain, None);
    let sequence = sequence_diagram(&model, rules, analysis);
    let diagnostics = imported.diagnostics.iter();
    let diagnostics = diagnostics
        .chain(&judgement.diagnostics)
        .chain(&dataflow.laid.diagnostics);
    vec![
        (
            "diagnostics.txt",
            diagnostics.map(|it| format!("{it}\n")).collect(),
        ),
        ("model.json", model_json(&model)),
        (
            "analysis.json",
            json::write(&analysis_json(&model, rules, analysis)),
        ),
        ("dfd.geometry.json", dataflow.geometry()),
        ("dfd.svg", dataflow.svg()),
        ("dfd.dot", dataflow.dot()),
        ("seq.svg", sequence.svg()),
        ("seq.puml", sequence.puml()),
    ]
}

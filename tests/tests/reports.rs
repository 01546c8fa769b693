//! Report templates give exactly the text that pytm gives.
//!
//! The threats' texts in it are pytm's, so templates and expected texts are no part of this
//! repository: they are found through `PARAPET_ORACLE=DIR`, and without it these tests are skipped
//! and say so.

use std::fs;
use std::path::{Path, PathBuf};

use parapet_core::analysis::{Analysis, Options, analyse};
use parapet_core::import;
use parapet_core::model::{Judging, Model, Schema};
use parapet_core::report::{self, context::Subject, template::Rendered};
use parapet_core::threats::{RuleSet, threats_json};
use serde_json::Value;

const CASES: [&str; 6] = [
    "ai-assistant",
    "cloud-vm",
    "comments",
    "iot-gateway",
    "structure",
    "web-shop",
];

/// A reference model, judged pytm's way by pytm's threats.
struct Judged {
    model: Model,
    rules: RuleSet,
    analysis: Analysis,
}

impl Judged {
    fn of(case: &str, oracle: &Path) -> Judged {
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
        let file = golden.join("cases").join(case).join("model.json");
        let imported = import::read("model.json", &fs::read(file).unwrap()).unwrap();
        let text = fs::read_to_string(oracle.join("threats.json")).unwrap();
        let library = threats_json::read("pytm", &text, Schema::built_in()).library;
        let (schema, _) = Schema::of(&imported.model);
        let (rules, _) = RuleSet::stack(&[library], &schema);
        let options = Options {
            judging: Some(Judging::Pytm),
            exclude: Vec::new(),
        };
        Judged {
            analysis: analyse(&imported.model, &schema, &rules, &options),
            model: imported.model,
            rules,
        }
    }

    fn fill(&self, template: &str) -> Rendered {
        let subject = Subject {
            model: &self.model,
            analysis: &self.analysis,
            rules: &self.rules,
        };
        report::fill(template, subject)
    }
}

fn oracle() -> Option<PathBuf> {
    let folder = std::env::var_os("PARAPET_ORACLE");
    if folder.is_none() {
        eprintln!("skipped: PARAPET_ORACLE names no folder with pytm's reports");
    }
    folder.map(PathBuf::from)
}

#[test]
fn every_template_gives_what_pytm_gives() {
    let Some(oracle) = oracle() else {
        return;
    };
    let mut compared = 0;
    for case in CASES {
        let judged = Judged::of(case, &oracle);
        let folder = oracle.join("templates/expected").join(case);
        let mut files: Vec<PathBuf> = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        for file in files {
            let name = file.file_name().unwrap().to_str().unwrap();
            let expected = fs::read_to_string(&file).unwrap();
            let template = fs::read_to_string(oracle.join("templates").join(name)).unwrap();
            let rendered = judged.fill(&template);
            check(&format!("{name} of {case}"), &rendered.text, &expected);
            assert_eq!(rendered.diagnostics, [], "{name} of {case}");
            compared += 1;
        }
    }
    assert!(compared >= 60, "{compared} reports");
}

/// Compares line by line, so that a difference can be read.
#[track_caller]
fn check(title: &str, got: &str, expected: &str) {
    for (number, (got, expected)) in got.lines().zip(expected.lines()).enumerate() {
        assert_eq!(got, expected, "{title}: line {}", number + 1);
    }
    assert_eq!(got.len(), expected.len(), "{title}: length");
}

#[test]
fn every_template_that_pytm_refuses_has_a_diagnostic() {
    let Some(oracle) = oracle() else {
        return;
    };
    let text = fs::read_to_string(oracle.join("templates/errors.json")).unwrap();
    let errors: Vec<Value> = serde_json::from_str(&text).unwrap();
    assert!(errors.len() >= 20);
    for error in errors {
        let title = error["title"].as_str().unwrap();
        let judged = Judged::of(error["case"].as_str().unwrap(), &oracle);
        let rendered = judged.fill(error["template"].as_str().unwrap());
        // The one that only pytm's own defect refuses.
        let is_defect = title.contains("pytm bug");
        assert_eq!(rendered.diagnostics.is_empty(), is_defect, "{title}");
    }
}

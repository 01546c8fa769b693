//! Report templates render exactly the text that pytm renders, and the built-in report shows all.
//!
//! The threats' texts in pytm's reports are its own, so its templates and expected texts are no part
//! of this repository: they are found through `PARAPET_ORACLE=DIR`, and without it their tests are
//! ignored.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use parapet_core::analysis::{Analysis, Options, analyse};
use parapet_core::model::{Judging, Model, Schema};
use parapet_core::report::document::Node;
use parapet_core::report::{self, context::Subject, markdown, template::Rendered};
use parapet_core::threats::{RuleSet, library};
use parapet_core::{Libraries, ModelRules, import};
use parapet_tests::golden;
use parapet_tests::reference::{self, CASES};
use serde_json::Value;

/// A reference model with its findings.
struct Judged {
    model: Model,
    rules: Arc<RuleSet>,
    analysis: Analysis,
}

impl Judged {
    /// Judged by pytm's threats.
    fn by_pytm(case: &str, oracle: &Path) -> Judged {
        Judged::by(&oracle.join("threats.json"), case, Judging::Pytm)
    }

    fn by(threats: &Path, case: &str, judging: Judging) -> Judged {
        let bytes = fs::read(reference::case(case)).unwrap();
        let imported = import::read("model.json", &bytes).unwrap();
        let text = fs::read_to_string(threats).unwrap();
        let library = library::read("pytm", &text).library;
        let options = Options {
            judging: Some(judging),
            exclude: Vec::new(),
        };
        let libraries = [library];
        let libraries = Libraries::available(&libraries);
        let rules = ModelRules::compile(&imported.model, &libraries);
        assert_eq!(rules.diagnostics, []);
        Judged {
            analysis: rules.analyse(&imported.model, &options),
            model: imported.model,
            rules: rules.rules,
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

#[test]
#[cfg_attr(
    not(has_oracle),
    ignore = "PARAPET_ORACLE names no folder with pytm's files"
)]
fn every_template_matches_pytm() {
    let oracle = reference::oracle();
    let mut compared = 0;
    for case in CASES {
        let judged = Judged::by_pytm(case, &oracle);
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
#[cfg_attr(
    not(has_oracle),
    ignore = "PARAPET_ORACLE names no folder with pytm's files"
)]
fn every_template_that_pytm_refuses_has_a_diagnostic() {
    let oracle = reference::oracle();
    let text = fs::read_to_string(oracle.join("templates/errors.json")).unwrap();
    let errors: Vec<Value> = serde_json::from_str(&text).unwrap();
    assert!(errors.len() >= 20);
    for error in errors {
        let title = error["title"].as_str().unwrap();
        let judged = Judged::by_pytm(error["case"].as_str().unwrap(), &oracle);
        let rendered = judged.fill(error["template"].as_str().unwrap());
        // The one that only pytm's own defect refuses.
        let is_defect = title.contains("pytm bug");
        assert_eq!(rendered.diagnostics.is_empty(), is_defect, "{title}");
    }
}

/// A reference model judged by the few threats next to the golden reports.
fn judged_by_few(case: &str) -> Judged {
    let threats = golden::folder().join("reports/threats.json");
    Judged::by(&threats, case, Judging::Parapet)
}

#[test]
fn the_first_template_gives_its_report() {
    let path = golden::folder().join("reports/first-template.md");
    let template = fs::read_to_string(path).unwrap();
    let rendered = judged_by_few("comments").fill(&template);
    assert_eq!(rendered.diagnostics, []);
    golden::check("reports/first-report.md", &rendered.text);
}

#[test]
fn the_built_in_report_shows_everything() {
    for case in ["web-shop", "structure"] {
        let template = report::builtin_template("full").unwrap();
        let rendered = judged_by_few(case).fill(template);
        assert_eq!(rendered.diagnostics, []);
        golden::check(&format!("reports/full-{case}.md"), &rendered.text);
    }
}

#[test]
fn the_built_in_report_is_read_as_it_is_meant() {
    let rendered = judged_by_few("web-shop").fill(report::builtin_template("full").unwrap());
    let (document, diagnostics) = markdown::read(&rendered.text);
    assert_eq!(diagnostics, []);
    let headings: Vec<(u8, &str)> = document
        .contents
        .iter()
        .filter(|entry| entry.level < 4)
        .map(|entry| (entry.level, entry.text.as_str()))
        .collect();
    let expected = [
        (1, "Web shop"),
        (2, "In one minute"),
        (2, "How the system works"),
        (3, "Trust boundaries"),
        (3, "Elements"),
        (3, "Dataflows"),
        (3, "Data"),
        (2, "Assumptions"),
        (2, "Findings"),
        (3, "High"),
    ];
    assert_eq!(headings.get(..expected.len()), Some(&expected[..]));
    let diagrams = document.nodes.iter().filter(|node| match node {
        Node::Element(element) => {
            matches!(element.children.as_slice(), [Node::Diagram { .. }])
        }
        _ => false,
    });
    assert_eq!(diagrams.count(), 2);
}

#[test]
fn nothing_of_a_model_is_live_in_the_built_in_report() {
    let mut judged = judged_by_few("web-shop");
    let nasty = "<script>alert(1)</script> | [x](javascript:y) ![z](http://a/b) <b onclick=x>\n# h\n| a | `c` &lt; $m$";
    for list in [
        &mut judged.model.boundaries,
        &mut judged.model.elements,
        &mut judged.model.flows,
        &mut judged.model.data,
    ] {
        for part in list {
            let part = std::sync::Arc::make_mut(part);
            part.name = format!("{} {nasty}", part.name);
            let value = parapet_core::model::Value::Text(nasty.to_owned());
            part.attributes.set("description", Some(value));
        }
    }
    judged.model.name = nasty.to_owned();
    let schema = Schema::built_in();
    judged.analysis = analyse(&judged.model, schema, &judged.rules, &Options::default());
    let text = judged.fill(report::builtin_template("full").unwrap()).text;
    for live in ["<script", "<b", "](javascript", "![z]", "](http"] {
        let mut matches = text.match_indices(live);
        // Behind a backslash a bracket is text.
        let is_live = |(at, _): (usize, &str)| !text[..at].ends_with('\\');
        assert!(!matches.any(is_live), "{live}");
    }
    let columns = |line: &str| line.replace("\\|", "").matches('|').count();
    let table = text.lines().skip_while(|line| !line.starts_with("| No."));
    let counts: Vec<usize> = table
        .take_while(|line| !line.is_empty())
        .map(columns)
        .collect();
    assert!(
        counts.len() > 5 && counts.iter().all(|count| *count == 9),
        "{counts:?}"
    );
    let (document, _) = markdown::read(&text);
    assert_eq!(document.contents[1].text, "In one minute");
}

//! Scripts that people wrote give exactly what pytm 1.4 makes of them.
//!
//! They are their authors' and no part of this repository: `PARAPET_SCRIPTS=DIR` names a folder in
//! which each lies under the name of its repository and its path there, and what pytm makes of them
//! is in the folder that `PARAPET_ORACLE` names. Without both this test is ignored.

use std::fs;
use std::path::Path;

use parapet_core::import::tm_py;
use parapet_core::model::{Kind, Model};
use parapet_core::threats::Library;
use parapet_tests::reference;
use serde_json::{Value, json};

use super::pytm::{judged, library};

#[test]
#[cfg_attr(
    not(all(has_oracle, has_scripts)),
    ignore = "PARAPET_ORACLE and PARAPET_SCRIPTS do not name folders with pytm's files and scripts"
)]
fn scripts_that_people_wrote_match_pytm() {
    let scripts = std::env::var_os("PARAPET_SCRIPTS").expect("it names a folder with scripts");
    let (library, folder) = (library(), reference::oracle());
    let expected = fs::read(folder.join("real-scripts/expected.json")).unwrap();
    let expected: Value = serde_json::from_slice(&expected).unwrap();
    let mut differing = Vec::new();
    for expected in expected.as_array().unwrap() {
        let text = |key: &str| expected[key].as_str().unwrap().to_owned();
        let path = Path::new(&scripts).join(text("repo")).join(text("path"));
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let script = String::from_utf8_lossy(&bytes);
        if let Err(difference) = compare(&script, &library, expected) {
            differing.push(format!("{}/{}: {difference}", text("repo"), text("path")));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

fn compare(script: &str, library: &Library, expected: &Value) -> Result<(), String> {
    let read = tm_py::read(script).map_err(|error| error.to_string())?;
    let got = judged(&read.model, library);
    let diagnostics = || {
        let lines: Vec<_> = read.diagnostics.iter().map(ToString::to_string).collect();
        format!("\n  {}", lines.join("\n  "))
    };
    for (section, got) in [
        (
            "elements",
            rows(
                &got["elements"],
                &["class", "name", "inBoundary", "inScope"],
                false,
            ),
        ),
        (
            "flows",
            rows(&got["flows"], &["source", "sink", "name", "order"], false),
        ),
        (
            "findings",
            rows(&got["findings"], &["sid", "class", "target"], true),
        ),
        ("excluded", rows(&got["excluded"], &["sid", "target"], true)),
        ("clusters", json!(clusters(&read.model))),
    ] {
        let mut wanted = expected[section].clone();
        if let ("findings" | "excluded", Some(list)) = (section, wanted.as_array_mut()) {
            list.sort_by_key(ToString::to_string);
        }
        if got != wanted {
            return Err(format!(
                "{section}:\n  got      {got}\n  expected {wanted}{}",
                diagnostics()
            ));
        }
    }
    Ok(())
}

/// Each object of a list as the list of its values under these keys.
fn rows(list: &Value, keys: &[&str], sorted: bool) -> Value {
    let row = |object: &Value| keys.iter().map(|key| object[*key].clone()).collect();
    let mut rows: Vec<Value> = list.as_array().unwrap().iter().map(row).collect();
    if sorted {
        rows.sort_by_key(ToString::to_string);
    }
    Value::Array(rows)
}

/// How many boundaries pytm draws: all, or those around the ends of flows.
fn clusters(model: &Model) -> usize {
    if model.attributes.bool("ignoreUnused") != Some(true) {
        return model.boundaries.len();
    }
    let mut used = std::collections::BTreeSet::new();
    for flow in &model.flows {
        for end in [flow.source(), flow.sink()].into_iter().flatten() {
            let mut at = model.find(end).and_then(|(_, part)| part.boundary());
            while let Some(id) = at.filter(|id| used.insert((*id).clone())) {
                let (kind, part) = model.find(id).unwrap();
                assert_eq!(kind, Kind::Boundary);
                at = part.boundary();
            }
        }
    }
    used.len()
}

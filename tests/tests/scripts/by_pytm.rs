//! Written scripts run by pytm itself give the findings that Parapet gives.
//!
//! pytm is no part of this repository: a Python that has it is found through `PARAPET_PYTHON`, else
//! as `python3`, and where that has no pytm this test is ignored.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, process};

use parapet_core::export::tm_py as write;
use parapet_core::import;
use parapet_core::model::Model;
use parapet_tests::reference::{self, CASES, RANDOM};
use serde_json::Value;

use super::pytm::{judged, read_library};
use super::writer::SAMPLES;

/// Prints the path of pytm's library.
const LIBRARY: &str =
    "import os, pytm; print(os.path.dirname(pytm.__file__) + '/threatlib/threats.json')";

#[test]
#[cfg_attr(
    not(has_pytm),
    ignore = "there is no Python with pytm; see PARAPET_PYTHON"
)]
fn pytm_finds_the_same_in_written_scripts() {
    let python = env::var("PARAPET_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let located = Command::new(&python).args(["-c", LIBRARY]).output();
    let located = located.expect("Python runs");
    let library = read_library(Path::new(String::from_utf8(located.stdout).unwrap().trim()));
    let folder = env::temp_dir().join(format!("parapet-by-pytm-{}", process::id()));
    fs::create_dir_all(&folder).unwrap();
    for (title, model) in models() {
        let expected = by_pytm(&python, &folder, &write(&model));
        let again = import::read("tm.py", write(&model).as_bytes()).unwrap();
        let got = counted(&judged(&again.model, &library)["findings"], "sid");
        assert_eq!(got, expected, "{title}");
    }
    fs::remove_dir_all(&folder).unwrap();
}

fn models() -> Vec<(String, Model)> {
    let read = |file: PathBuf| {
        let text = fs::read_to_string(file).unwrap();
        let document: Value = serde_json::from_str(&text).unwrap();
        let model = document.get("model").unwrap_or(&document).to_string();
        import::read("model.json", model.as_bytes()).unwrap().model
    };
    let cases = CASES
        .iter()
        .map(|it| ((*it).to_owned(), read(reference::case(it))));
    let samples = SAMPLES
        .iter()
        .map(|it| ((*it).to_owned(), read(reference::sample(it))));
    let random = RANDOM.map(|seed| (seed.to_string(), read(reference::random(seed))));
    cases.chain(samples).chain(random).collect()
}

/// What pytm finds in a script.
fn by_pytm(python: &str, folder: &Path, script: &str) -> BTreeMap<(String, String), usize> {
    fs::write(folder.join("tm.py"), script).unwrap();
    let run = Command::new(python)
        .args(["tm.py", "--json", "found.json"])
        .current_dir(folder)
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{stderr}\n{script}");
    let found: Value =
        serde_json::from_slice(&fs::read(folder.join("found.json")).unwrap()).unwrap();
    counted(&found["findings"], "threat_id")
}

/// How often each threat is found at each target.
fn counted(findings: &Value, sid: &str) -> BTreeMap<(String, String), usize> {
    let mut counted = BTreeMap::new();
    for finding in findings.as_array().unwrap() {
        let text = |key: &str| finding[key].as_str().unwrap().to_owned();
        *counted.entry((text("target"), text(sid))).or_default() += 1;
    }
    counted
}

//! Read from its script and judged pytm's way, every reference case matches pytm exactly.
//!
//! The scripts are pytm's reference data and no part of this repository: they are found through
//! `PARAPET_ORACLE=DIR`, and without it this test is ignored.

use std::fs;
use std::path::Path;

use parapet_core::analysis::Options;
use parapet_core::export::analysis_json;
use parapet_core::model::{Judging, Model};
use parapet_core::threats::{Library, library as form};
use parapet_core::{Libraries, import, json, judge};
use parapet_tests::reference::{self, CASES};
use serde_json::Value;

#[test]
#[cfg_attr(
    not(has_oracle),
    ignore = "PARAPET_ORACLE names no folder with pytm's files"
)]
fn every_case_matches_pytm() {
    let library = library();
    let folder = reference::oracle();
    for case in CASES {
        let folder = folder.join("cases").join(case);
        let imported = import::read("tm.py", &fs::read(folder.join("tm.py")).unwrap()).unwrap();
        assert_eq!(imported.diagnostics, [], "{case}");
        let got = judged(&imported.model, &library);
        let expected: Value =
            serde_json::from_slice(&fs::read(folder.join("expected.json")).unwrap()).unwrap();
        assert_eq!(got["name"], expected["name"], "{case}: name");
        for section in ["elements", "flows", "data", "findings", "excluded"] {
            let (got, expected) = (
                got[section].as_array().unwrap(),
                expected[section].as_array().unwrap(),
            );
            assert_eq!(got.len(), expected.len(), "{case}: {section}");
            for (got, expected) in got.iter().zip(expected) {
                for (key, value) in expected.as_object().unwrap() {
                    let name = format!("{}{}", expected["name"], expected["target"]);
                    assert_eq!(&got[key], value, "{case}: {key} of {name} in {section}");
                }
            }
        }
    }
}

/// The analysis of a model with that library alone, as JSON.
pub(crate) fn judged(model: &Model, library: &Library) -> Value {
    let options = Options {
        judging: Some(Judging::Pytm),
        exclude: Vec::new(),
    };
    let libraries = Libraries::available(std::slice::from_ref(library));
    let judgement = judge(model, &libraries, &options);
    let written = json::write(&analysis_json(model, &judgement.rules, &judgement.analysis));
    serde_json::from_str(&written).unwrap()
}

/// pytm's own library.
pub(crate) fn library() -> Library {
    read_library(&reference::oracle().join("threats.json"))
}

/// The library of a file in pytm's form.
pub(crate) fn read_library(file: &Path) -> Library {
    form::read("pytm", &fs::read_to_string(file).unwrap()).library
}

//! Any script is read or refused within bounds, its old spellings can be accepted, and what was read
//! survives saving and is written as a script that can be read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use parapet_core::export;
use parapet_core::import::{model_json, tm_py};
use parapet_core::model::{Schema, validate};

fuzz_target!(|text: &str| {
    // Without the import most texts use nothing of pytm.
    let script = format!("from pytm import *\ntm = TM('m')\n{text}");
    let Ok(read) = tm_py::read(&script) else {
        return;
    };
    let saved = export::model_json(&read.model);
    let again = model_json::read(&saved).expect("what was saved can be read");
    assert_eq!(again.model, read.model);
    let mut model = read.model;
    for edit in tm_py::migrations(&model)
        .into_iter()
        .flat_map(|it| it.edits)
    {
        model = edit
            .apply(&model)
            .expect("a migration is an edit that can be applied");
    }
    validate(&model, &Schema::of(&model).0);
    tm_py::read(&export::tm_py(&model)).expect("what was written can be read");
});

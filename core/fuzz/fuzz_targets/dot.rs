//! Any text is read as a Graphviz diagram or refused, and what was read survives saving.

#![no_main]

use libfuzzer_sys::fuzz_target;
use parapet_core::export;
use parapet_core::import::{dot, model_json};
use parapet_core::model::{Schema, validate};

fuzz_target!(|text: &str| {
    let Ok(read) = dot::read(text) else {
        return;
    };
    let saved = export::model_json(&read.model);
    let again = model_json::read(&saved).expect("what was saved can be read");
    assert_eq!(again.model, read.model);
    validate(&read.model, &Schema::of(&read.model).0);
});

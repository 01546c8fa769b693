//! Any file is read or refused, and what was read from it survives saving.

#![no_main]

use libfuzzer_sys::fuzz_target;
use parapet_core::model::{Schema, validate};
use parapet_core::{export, import};

fuzz_target!(|bytes: &[u8]| {
    let Ok(read) = import::read("model.json", bytes) else {
        return;
    };
    let saved = export::model_json(&read.model);
    let again = import::model_json::read(&saved).expect("what was saved can be read");
    assert_eq!(again.model, read.model);
    assert_eq!(export::model_json(&again.model), saved);
    validate(&read.model, &Schema::of(&read.model).0);
});

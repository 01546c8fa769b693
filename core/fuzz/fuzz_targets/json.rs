//! Any text is parsed to a tree or refused with a position, and what was read stays the same without space.

#![no_main]

use libfuzzer_sys::fuzz_target;
use parapet_core::json;

fuzz_target!(|text: &str| match json::read(text) {
    Err(refused) => assert!(refused.location.position().is_some()),
    Ok(document) => {
        let compacted = json::compact(document.text);
        let again = json::read(&compacted).expect("what was JSON stays JSON");
        assert_eq!(again.depth, document.depth);
    }
});

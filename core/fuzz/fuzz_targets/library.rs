//! Any file is read as a threat library or refused, what was read survives our form, and stacking it
//! ends.

#![no_main]

use libfuzzer_sys::fuzz_target;
use parapet_core::model::Schema;
use parapet_core::threats::{Library, SourceLocations, RuleSet, library};

fuzz_target!(|text: &str| {
    let first = without_positions(library::read("library.json", text).library);
    let written = library::write(&first);
    let again = without_positions(library::read("library.json", &written).library);
    // Without a name it has that of its file.
    assert_eq!(again.threats, first.threats);
    assert_eq!(library::write(&again), written);
    let (pytm, _) = library::write_pytm(&first);
    let count = library::read("library.json", &pytm).library.threats.len();
    assert_eq!(count, first.threats.len());
    RuleSet::compile(&[library::read("library.json", text).library], Schema::built_in());
});

fn without_positions(mut library: Library) -> Library {
    for threat in &mut library.threats {
        threat.locations = SourceLocations::default();
    }
    library
}

//! Loading threat libraries: the built-in one and own ones, of all sizes.

use divan::Bencher;
use parapet_core::model::Schema;
use parapet_core::threats::{Library, RuleSet, library};

fn main() {
    divan::main();
}

/// The built-in library repeated, under other SIDs.
fn many(times: usize) -> Library {
    let built_in = parapet_threatlib::library();
    let threats = (0..times).flat_map(|time| {
        let threats = built_in.threats.iter().cloned();
        threats.map(move |mut threat| {
            threat.sid = format!("{}-{time}", threat.sid);
            threat
        })
    });
    Library {
        threats: threats.collect(),
        ..Library::default()
    }
}

/// How often the built-in library is in it; the last one has more than 10,000 threats.
const TIMES: [usize; 3] = [1, 10, 100];

#[divan::bench]
fn built_in() -> Library {
    parapet_threatlib::library()
}

#[divan::bench]
fn built_in_compiled() -> RuleSet {
    RuleSet::compile(&[parapet_threatlib::library()], Schema::built_in()).0
}

#[divan::bench(args = TIMES)]
fn own_form_read(bencher: Bencher<'_, '_>, times: usize) {
    let text = library::write(&many(times));
    bencher.bench(|| library::read("own.json", &text));
}

#[divan::bench(args = TIMES)]
fn pytms_form_read(bencher: Bencher<'_, '_>, times: usize) {
    let (text, _) = library::write_pytm(&many(times));
    bencher.bench(|| library::read("threats.json", &text));
}

/// With the search for conditions that never or always hold, which the built-in library is spared.
#[divan::bench(args = TIMES)]
fn own_form_compiled(bencher: Bencher<'_, '_>, times: usize) {
    let read = library::read("own.json", &library::write(&many(times))).library;
    let libraries = [read];
    bencher.bench(|| RuleSet::compile(&libraries, Schema::built_in()));
}

#[divan::bench(args = TIMES)]
fn own_form_written(bencher: Bencher<'_, '_>, times: usize) {
    let library = many(times);
    bencher.bench(|| library::write(&library));
}

//! The analysis of models of all sizes against the built-in library.

use divan::Bencher;
use parapet_core::analysis::{Options, analyse};
use parapet_core::model::Schema;
use parapet_core::threats::RuleSet;
use parapet_tests::generate::{Size, model};

fn main() {
    divan::main();
}

/// Elements and flows; the second is the size of the budget.
const SIZES: [(usize, usize); 4] = [(40, 52), (500, 800), (2_000, 3_200), (10_000, 15_000)];

#[divan::bench(args = SIZES)]
fn analysis(bencher: Bencher<'_, '_>, (elements, flows): (usize, usize)) {
    let model = model(Size::of(elements, flows), 1);
    let (rules, _) = RuleSet::compile(&[parapet_threatlib::library()], Schema::built_in());
    bencher.bench(|| analyse(&model, Schema::built_in(), &rules, &Options::default()));
}

#[divan::bench]
fn rules() -> RuleSet {
    RuleSet::compile(&[parapet_threatlib::library()], Schema::built_in()).0
}

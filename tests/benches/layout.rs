//! The layout of data-flow diagrams of all sizes.

use divan::Bencher;
use parapet_core::analysis::Options;
use parapet_core::views::dfd::{self, Graph};
use parapet_core::{Libraries, judge, layout};
use parapet_tests::generate;

fn main() {
    divan::main();
}

/// Elements and flows; larger ones are laid out as a grid.
const SIZES: [(usize, usize); 6] = [
    (10, 14),
    (20, 26),
    (40, 52),
    (150, 190),
    (500, 800),
    (10_000, 15_000),
];

#[divan::bench(args = SIZES, sample_count = 10)]
fn dataflow_diagram(bencher: Bencher<'_, '_>, (elements, flows): (usize, usize)) {
    let graph = graph(elements, flows);
    bencher.bench(|| layout::dfd::dfd(&graph));
}

fn graph(elements: usize, flows: usize) -> Graph {
    let model = generate::system(elements, flows, 1);
    let analysis = judge(&model, &Libraries::default(), &Options::default()).analysis;
    let marks = analysis.open_findings_by_part(|_| true);
    dfd::graph(&model, &analysis, &marks, &dfd::Options::default())
}

//! Reading and writing pytm's scripts: an ordinary one of some 1,300 lines, large ones, and a
//! megabyte of what costs most for its length.

use divan::Bencher;
use divan::counter::BytesCount;
use parapet_core::export::tm_py as write;
use parapet_core::import::tm_py;
use parapet_core::model::Model;
use parapet_tests::generate;

fn main() {
    divan::main();
}

/// Elements and flows; the first makes about 1,300 lines.
const SIZES: [(usize, usize); 3] = [(110, 170), (500, 800), (10_000, 15_000)];

/// What a megabyte is made of.
const PIECES: [&str; 15] = [
    "f'{",
    "'''",
    "x = [x, x]\n",
    "if a:\n ",
    "else:\n",
    "a.b(c)\n",
    "while True: Server('s')\n",
    "# c\n",
    "f(",
    "{**a, ",
    "x = 'a' * 9999\n",
    "Server('s').port = 1\n",
    "class A(A): pass\n",
    "f = lambda g: g(g)\nf(f)\n",
    "\0",
];

fn system((elements, flows): (usize, usize)) -> Model {
    generate::system(elements, flows, 1)
}

#[divan::bench(args = SIZES)]
fn read(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    let script = write(&system(size));
    bencher
        .counter(BytesCount::of_str(script.as_str()))
        .bench(|| tm_py::read(&script));
}

#[divan::bench(args = SIZES)]
fn written(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    let model = system(size);
    bencher.bench(|| write(&model));
}

#[divan::bench(args = PIECES, sample_count = 5)]
fn a_megabyte_of(bencher: Bencher<'_, '_>, piece: &str) {
    let text = piece.repeat((1 << 20) / piece.len());
    let script = format!("from pytm import *\nServer('first')\n{text}");
    bencher.bench(|| tm_py::read(&script));
}

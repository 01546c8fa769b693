//! The developer's tool; see `parapet_tests::tm`.

use std::process::ExitCode;

fn main() -> ExitCode {
    parapet_tests::tm::main(std::env::args().skip(1))
}

//! The invariants of ARCHITECTURE.md that no compiler holds: who uses whom, how long files are,
//! what no file may say, and that every diagnostic is explained.

mod arrows;
mod dependencies;
mod diagnostics;
mod files;
mod source;
mod words;

//! The invariants of ARCHITECTURE.md that the compiler does not check: which module uses which, how
//! long files are, what no file may contain, and that every diagnostic is documented.

mod arrows;
mod dependencies;
mod diagnostics;
mod files;
mod source;
mod words;

//! The invariants of ARCHITECTURE.md that the compiler does not check: which module uses which, how
//! long files are, what no file may contain, and that every diagnostic is documented.

mod app_arrows;
mod arrows;
mod circles;
mod dependencies;
mod diagnostics;
mod files;
mod paths;
mod source;
mod words;

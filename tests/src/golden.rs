//! Golden files: what came out once and was looked at.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder with the golden files.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden")
}

/// Compares a text with a golden file, line by line, so that a difference can be read. With
/// `UPDATE_GOLDEN=1` in the environment the file is written instead.
///
/// # Panics
/// When they differ.
#[track_caller]
pub fn check(file: &str, got: &str) {
    let path = folder().join(file);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, got).unwrap_or_else(|error| panic!("{file}: {error}"));
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
    for (number, (got, expected)) in got.lines().zip(expected.lines()).enumerate() {
        assert_eq!(got, expected, "{file}: line {}", number + 1);
    }
    assert_eq!(got.len(), expected.len(), "{file}: its length");
}

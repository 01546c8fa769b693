//! Paths of the models to test with: the reference models, the samples, and what pytm finds in them.

use std::path::{Path, PathBuf};

use crate::golden;

/// The hand-written reference models.
pub const CASES: [&str; 6] = [
    "ai-assistant",
    "cloud-vm",
    "comments",
    "iot-gateway",
    "structure",
    "web-shop",
];

/// The seeds of the random reference models.
pub const RANDOM: std::ops::Range<u32> = 1000..1040;

/// The model of a case.
pub fn case(name: &str) -> PathBuf {
    golden::folder().join("cases").join(name).join("model.json")
}

/// A random model of pytm, with what pytm finds in it.
pub fn random(seed: u32) -> PathBuf {
    golden::folder().join(format!("random/{seed}.json"))
}

/// A sample of the start page.
pub fn sample(name: &str) -> PathBuf {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/samples");
    samples.join(format!("{name}.json"))
}

/// The folder with pytm's own files, which are not part of this repository.
///
/// # Panics
/// `PARAPET_ORACLE` does not name it: tests that need it are ignored then.
pub fn oracle() -> PathBuf {
    let folder = std::env::var_os("PARAPET_ORACLE");
    PathBuf::from(folder.expect("PARAPET_ORACLE names a folder with pytm's files"))
}

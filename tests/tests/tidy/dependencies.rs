//! The dependencies of core: none that has a browser, a clock or randomness.

use std::process::Command;

use crate::source::root;

/// Crates that core must not depend on, directly or indirectly.
const NEVER: [&str; 12] = [
    "wasm-bindgen",
    "web-sys",
    "js-sys",
    "getrandom",
    "rand",
    "leptos",
    "regex",
    "tokio",
    "tempfile",
    "fastrand",
    "stacker",
    "psm",
];

#[test]
fn core_depends_on_no_browser_and_no_randomness() {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--locked",
            "--edges",
            "normal,no-proc-macro",
        ])
        .args(["--package", "parapet-core", "--prefix", "none"])
        .args(["--target", "wasm32-unknown-unknown"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let tree = String::from_utf8_lossy(&output.stdout);
    assert!(tree.contains("parapet-core"), "cargo printed: {output:?}");
    let crates: Vec<&str> = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    for name in NEVER {
        assert!(!crates.contains(&name), "core uses {name}:\n{tree}");
    }
}

//! What core is made of: nothing that knows a browser, a clock or chance.

use std::process::Command;

use crate::source::root;

/// Crates that core must not depend on, directly or by way of others.
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
fn core_knows_no_browser_and_no_chance() {
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
    assert!(tree.contains("parapet-core"), "cargo says: {output:?}");
    let crates: Vec<&str> = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    for name in NEVER {
        assert!(!crates.contains(&name), "core uses {name}:\n{tree}");
    }
}

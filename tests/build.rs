//! Finds out which tests can run here: those that need pytm's files or pytm itself are reported as
//! ignored where these are missing.

use std::env;
use std::process::{Command, Stdio};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    for (cfg, variable) in [
        ("has_oracle", "PARAPET_ORACLE"),
        ("has_scripts", "PARAPET_SCRIPTS"),
    ] {
        println!("cargo::rerun-if-env-changed={variable}");
        allow(cfg, env::var_os(variable).is_some());
    }
    println!("cargo::rerun-if-env-changed=PARAPET_PYTHON");
    allow("has_pytm", has_pytm());
}

/// Declares a condition for tests, and sets it.
fn allow(cfg: &str, is_set: bool) {
    println!("cargo::rustc-check-cfg=cfg({cfg})");
    if is_set {
        println!("cargo::rustc-cfg={cfg}");
    }
}

/// Whether the Python of the tests can import pytm.
fn has_pytm() -> bool {
    let python = env::var("PARAPET_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let mut import = Command::new(python);
    import.args(["-c", "import pytm"]).stderr(Stdio::null());
    import.status().is_ok_and(|status| status.success())
}

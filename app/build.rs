//! Sets `cfg(split)` where the page's program is split into files (`src/chunks.rs`): in site builds.
//! The tool that splits it needs the linker's relocations.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(split)");
    let is = |name, value| env::var(name).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_FAMILY", "wasm") && is("PROFILE", "release") {
        println!("cargo::rustc-cfg=split");
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
}

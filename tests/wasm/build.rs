//! Runs core natively over all golden inputs, for the tests in WebAssembly to compare with.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/outputs.rs"]
mod outputs;

fn main() {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where"));
    let root = here.ancestors().nth(2).expect("the repository is above");
    let mut inputs = Vec::new();
    for folder in ["public/samples", "tests/golden"] {
        println!("cargo::rerun-if-changed={}", root.join(folder).display());
        collect(&root.join(folder), &mut inputs);
    }
    inputs.sort();
    let mut list = String::from("&[\n");
    for path in inputs {
        let text = model_in(&fs::read_to_string(&path).expect("the input is read"));
        let name = path
            .strip_prefix(root)
            .expect("it lies below")
            .to_string_lossy();
        let outputs = outputs::outputs(&name, text.as_bytes());
        let _ = writeln!(list, "({name:?}, {text:?}, &[");
        for (output, text) in outputs {
            let _ = writeln!(list, "  ({output:?}, {text:?}),");
        }
        list.push_str("]),\n");
    }
    list.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where"));
    fs::write(out.join("native.rs"), list).expect("the list is written");
}

/// The model in a golden case that holds what is expected of it too; any other text as it is.
fn model_in(text: &str) -> String {
    let case: Option<serde_json::Value> = serde_json::from_str(text).ok();
    let model = case.as_ref().and_then(|case| case.get("model"));
    model.map_or_else(|| text.to_owned(), ToString::to_string)
}

/// All JSON files below a folder.
fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is read") {
        let path = entry.expect("the entry is read").path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "json") {
            found.push(path);
        }
    }
}

//! Reads every threat with core's own reader, refuses what is wrong, and embeds the rest.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

use parapet_core::diagnostic::Level;
use parapet_core::model::Schema;
use parapet_core::threats::{Library, RuleSet, SourceLocations, Threat, toml};

fn main() {
    println!("cargo::rerun-if-changed=.");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets the folder"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets the output folder"));
    let threats = match gather(&root) {
        Ok(threats) => threats,
        Err(messages) => {
            for message in messages {
                println!("cargo::error={message}");
            }
            process::exit(1);
        }
    };
    let bytes = postcard::to_allocvec(&threats).expect("threats are plain data");
    fs::write(out.join("threats.postcard"), bytes).expect("the output folder can be written");
}

/// All threats in the order of `order.txt`, or everything that is wrong with them.
fn gather(root: &Path) -> Result<Vec<Threat>, Vec<String>> {
    let (mut threats, mut wrong) = (BTreeMap::new(), Vec::new());
    for category in folders(root).map_err(|error| vec![error.to_string()])? {
        for path in toml_files(&category).map_err(|error| vec![error.to_string()])? {
            let shown = path
                .strip_prefix(root)
                .unwrap_or(&path)
                .display()
                .to_string();
            let text = match fs::read_to_string(&path) {
                Ok(text) => text,
                Err(error) => {
                    wrong.push(format!("{shown}: {error}"));
                    continue;
                }
            };
            let (threat, mut diagnostics) = toml::read(&shown, &text, Schema::built_in());
            let alone = Library {
                name: shown.clone(),
                threats: threat.clone().into_iter().collect(),
                ..Library::default()
            };
            diagnostics.extend(RuleSet::compile(&[alone], Schema::built_in()).1);
            wrong.extend(
                diagnostics
                    .iter()
                    .filter(|d| d.level >= Level::Warning)
                    .map(ToString::to_string),
            );
            let Some(mut threat) = threat else { continue };
            // Nobody will look for the file of a threat that is built in.
            threat.locations = SourceLocations::default();
            if path.file_stem().is_none_or(|stem| *stem != *threat.sid) {
                wrong.push(format!(
                    "{shown}: the file is not named after its sid, {}",
                    threat.sid
                ));
            }
            threat.category = category
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if let Some(other) = threats.insert(threat.sid.clone(), threat) {
                wrong.push(format!(
                    "{shown}: there is another threat with the sid {}",
                    other.sid
                ));
            }
        }
    }
    let order =
        fs::read_to_string(root.join("order.txt")).map_err(|error| vec![error.to_string()])?;
    let listed = order
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let ordered = listed.filter_map(|sid| threats.remove(sid)).collect();
    wrong.extend(
        threats
            .into_keys()
            .map(|sid| format!("order.txt: {sid} is not in it")),
    );
    if wrong.is_empty() {
        Ok(ordered)
    } else {
        Err(wrong)
    }
}

fn folders(root: &Path) -> io::Result<Vec<PathBuf>> {
    sorted(root, |path| {
        path.is_dir()
            && path
                .file_name()
                .is_some_and(|name| name != "src" && name != "tests")
    })
}

fn toml_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    sorted(folder, |path| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    })
}

fn sorted(folder: &Path, keep: impl Fn(&Path) -> bool) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| keep(path));
    paths.sort();
    Ok(paths)
}

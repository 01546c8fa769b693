//! How long files are, how they begin, how they are named.

use crate::source::{files, text};

/// The longest that a file may be, in lines.
const LONGEST: usize = 600;

/// Tables of data; they may be longer.
const TABLES: &[&str] = &[];

/// Names that do not describe what is in a file.
const EMPTY_NAMES: [&str; 5] = ["utils", "util", "helpers", "common", "manager"];

fn rust_files() -> impl Iterator<Item = String> {
    files("")
        .into_iter()
        .filter(|name| name.ends_with(".rs") && !TABLES.contains(&name.as_str()))
}

#[test]
fn files_are_short() {
    let mut lengths: Vec<(usize, String)> = rust_files()
        .map(|name| (text(&name).lines().count(), name))
        .collect();
    lengths.sort();
    let too_long: Vec<_> = lengths
        .iter()
        .filter(|(lines, _)| *lines > LONGEST)
        .collect();
    assert!(too_long.is_empty(), "too long: {too_long:?}");
    let at = |share: usize| lengths[lengths.len() * share / 100].0;
    assert!(at(50) <= 130, "half of the files are over {} lines", at(50));
    assert!(
        at(90) <= 370,
        "a tenth of the files is over {} lines",
        at(90)
    );
}

#[test]
fn listed_tables_exist() {
    let all = files("");
    for table in TABLES {
        assert!(all.iter().any(|name| name == table), "{table} is gone");
    }
}

#[test]
fn every_rust_file_begins_with_its_purpose() {
    let undocumented: Vec<String> = files("")
        .into_iter()
        .filter(|name| name.ends_with(".rs") && !text(name).starts_with("//! "))
        .collect();
    assert_eq!(undocumented, [""; 0], "files that do not begin with //!");
}

#[test]
fn every_script_begins_with_its_purpose() {
    let undocumented: Vec<String> = files("")
        .into_iter()
        .filter(|name| {
            let text = text(name);
            let mut lines = text.lines();
            let first = lines.next().unwrap_or_default();
            let line = if first.starts_with("#!") {
                lines.next().unwrap_or_default()
            } else {
                first
            };
            let script = name.ends_with(".mjs") || name.ends_with(".js") || first.starts_with("#!");
            script && !line.starts_with("// ") && !line.starts_with("# ")
        })
        .collect();
    assert_eq!(
        undocumented, [""; 0],
        "scripts that do not begin with a comment"
    );
}

#[test]
fn file_names_are_descriptive() {
    let empty: Vec<String> = files("")
        .into_iter()
        .filter(|name| {
            let stems = name.split('/').map(|part| part.split('.').next());
            stems.flatten().any(|stem| EMPTY_NAMES.contains(&stem))
        })
        .collect();
    assert_eq!(empty, [""; 0]);
}

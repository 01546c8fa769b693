//! No circles between files: of two files at most one uses the other, directly or through others. A
//! module and its own children are excepted.

use std::collections::{BTreeMap, BTreeSet};

use crate::paths::Crate;

/// The crates that are checked, by the folder of their sources.
const CRATES: [&str; 3] = ["core/src", "app/engine/src", "app/src"];

#[test]
fn no_files_use_each_other_in_a_circle() {
    let mut wrong = Vec::new();
    for folder in CRATES {
        let sources = Crate::read(folder);
        for circle in circles(&sources.dependencies()) {
            wrong.push(circle.join(" "));
        }
    }
    assert!(wrong.is_empty(), "circles of imports: {wrong:#?}");
}

/// The sets of files that all reach each other.
fn circles<'a>(uses: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Vec<Vec<&'a str>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> = uses
        .keys()
        .map(|file| (*file, reached_from(file, uses)))
        .collect();
    let mut found: BTreeSet<Vec<&str>> = BTreeSet::new();
    for (file, from_it) in &reached {
        let reaches_back = |other: &&&str| reached.get(**other).is_some_and(|it| it.contains(file));
        let circle: Vec<&str> = from_it.iter().filter(reaches_back).copied().collect();
        if !circle.is_empty() {
            found.insert(circle);
        }
    }
    found.into_iter().collect()
}

/// The files that a file uses, directly or through others.
fn reached_from<'a>(file: &str, uses: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let direct = |file: &str| uses.get(file).into_iter().flatten().copied();
    let mut waiting: Vec<&str> = direct(file).collect();
    let mut reached = BTreeSet::new();
    while let Some(next) = waiting.pop() {
        if reached.insert(next) {
            waiting.extend(direct(next));
        }
    }
    reached
}

#[test]
fn circles_are_found() {
    let uses = BTreeMap::from([
        ("a", BTreeSet::from(["b"])),
        ("b", BTreeSet::from(["c", "d"])),
        ("c", BTreeSet::from(["a"])),
        ("d", BTreeSet::from(["e"])),
        ("e", BTreeSet::new()),
    ]);
    assert_eq!(circles(&uses), [["a", "b", "c"]]);
}

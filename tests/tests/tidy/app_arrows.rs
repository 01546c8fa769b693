//! Which part of the page uses which, in one direction.

use crate::paths::Crate;

/// The folder of the page's sources.
const APP: &str = "app/src";

/// Each folder of the page with those that it may use.
const ARROWS: &[(&str, &[&str])] = &[
    ("platform", &[]),
    ("engine", &["platform"]),
    ("state", &["engine", "platform"]),
    ("words", &["state", "engine", "platform"]),
    ("commands", &["words", "state", "engine", "platform"]),
    (
        "components",
        &["commands", "words", "state", "engine", "platform"],
    ),
    (
        "pages",
        &[
            "components",
            "commands",
            "words",
            "state",
            "engine",
            "platform",
        ],
    ),
];

#[test]
fn the_folders_of_the_page_use_only_those_below_them() {
    let sources = Crate::read(APP);
    let mut wrong = Vec::new();
    for (file, used) in sources.dependencies() {
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| folder(file) == Some(*name)) else {
            continue;
        };
        let from = folder(file);
        for to in used.into_iter().filter_map(folder) {
            if from != Some(to) && !allowed.contains(&to) {
                wrong.push((file, to));
            }
        }
    }
    wrong.dedup();
    assert!(
        wrong.is_empty(),
        "arrows that are not in the list: {wrong:#?}"
    );
}

/// The folder of a file, directly below the sources.
fn folder(file: &str) -> Option<&str> {
    let path = file.strip_prefix(APP)?.strip_prefix('/')?;
    path.split_once('/').map(|(folder, _)| folder)
}

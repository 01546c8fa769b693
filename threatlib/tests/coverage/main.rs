//! `docs/coverage.md`: which entries of public lists the library covers, and why not the others.

#![cfg(test)]

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use parapet_core::threats::{Library, Threat};

/// An entry of a public list.
struct Entry {
    list: &'static str,
    id: &'static str,
    title: &'static str,
    /// Why no threat covers it; empty where one does.
    reason: &'static str,
}

fn entries() -> Vec<Entry> {
    include_str!("lists.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (list, id, title, reason) = match *line.split('\t').collect::<Vec<_>>() {
                [list, id, title] => (list, id, title, ""),
                [list, id, title, reason] => (list, id, title, reason),
                _ => panic!("{line}: not three or four columns"),
            };
            Entry {
                list,
                id,
                title,
                reason,
            }
        })
        .collect()
}

impl Entry {
    /// Whether a threat says that it is about the entry.
    fn is_covered_by(&self, threat: &Threat) -> bool {
        let cwe = self.id.strip_prefix("CWE-");
        match cwe.and_then(|number| number.parse().ok()) {
            Some(number) => threat.cwe.contains(&number),
            None => threat.owasp.iter().any(|entry| entry == self.id),
        }
    }

    fn covered<'a>(&self, library: &'a Library) -> Vec<&'a str> {
        let judged = library.threats.iter().filter(|it| it.deprecated.is_empty());
        let covering = judged.filter(|threat| self.is_covered_by(threat));
        covering.map(|threat| threat.sid.as_str()).collect()
    }
}

/// The document, made of the lists and the library.
fn document(library: &Library) -> String {
    let mut text = String::from(
        "# What the built-in library covers\n\n\
         Entries of public lists, each with the threats whose ids name it, or with the reason why \
         the answers of a model cannot decide it. The titles are those of the lists. A test makes \
         this page and compares it: `UPDATE_GOLDEN=1 cargo test -p parapet-threatlib --test \
         coverage` writes it anew.\n",
    );
    let mut list = "";
    for entry in entries() {
        if entry.list != list {
            list = entry.list;
            let _ = write!(
                text,
                "\n## {list}\n\n| entry | title | threats |\n|---|---|---|\n"
            );
        }
        let covered = match entry.reason {
            "" => entry.covered(library).join(", "),
            reason => reason.to_owned(),
        };
        let _ = writeln!(text, "| {} | {} | {covered} |", entry.id, entry.title);
    }
    text
}

#[test]
fn every_entry_is_covered_or_cannot_be() {
    let library = parapet_threatlib::library();
    for entry in entries() {
        let covered = entry.covered(&library);
        assert_ne!(
            covered.is_empty(),
            entry.reason.is_empty(),
            "{} is covered by {covered:?}, and the reason is {:?}",
            entry.id,
            entry.reason
        );
        assert!(
            entry.reason.is_empty()
                || entry
                    .reason
                    .starts_with("Cannot be seen in a data-flow model: "),
            "{}",
            entry.id
        );
    }
}

#[test]
fn the_lists_are_whole() {
    let entries = entries();
    let lists = [
        ("CWE Top 25 ", 25),
        ("API Security", 10),
        ("10 CI/CD", 10),
        ("LLM Applications", 10),
        ("Agentic", 10),
    ];
    for (list, expected) in lists {
        let of_list = entries.iter().filter(|entry| entry.list.contains(list));
        assert_eq!(of_list.count(), expected, "{list}");
    }
    assert_eq!(entries.len(), 65);
}

#[test]
fn the_document_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/coverage.md");
    let made = document(&parapet_threatlib::library());
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &made).expect("the document can be written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == made,
        "docs/coverage.md is not what the library says: write it anew with UPDATE_GOLDEN=1"
    );
}

//! Diagnostics are made by the functions of one table, each of which is used, and `docs/diagnostics.md`
//! is written from it.

use std::collections::BTreeSet;

use parapet_core::diagnostic::messages;
use parapet_tests::golden;
use proc_macro2::{Delimiter, TokenTree};

use crate::source::{files, group, is_path_separator, text, tokens, word};

/// The folder of the table.
const TABLE: &str = "core/src/diagnostic";

/// Functions that create a diagnostic from a code and a message.
const MAKERS: [&str; 4] = ["new", "error", "warning", "remark"];

#[test]
fn the_list_is_written_from_the_table() {
    golden::check("../../docs/diagnostics.md", &messages::reference());
}

#[test]
fn every_code_is_in_the_table_once() {
    let codes: Vec<&str> = messages::codes().iter().map(|code| code.name).collect();
    let unique: BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!(codes, unique.into_iter().collect::<Vec<_>>());
    for code in codes {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(code.chars().all(is_plain), "{code}");
    }
}

#[test]
fn diagnostics_are_made_in_the_table_only() {
    let mut elsewhere = Vec::new();
    for name in sources().filter(|name| !name.ends_with("tests.rs") && !name.contains("/tests/")) {
        let count = made(&tokens(&name));
        if count > 0 {
            elsewhere.push(format!("{name}: {count}"));
        }
    }
    assert_eq!(elsewhere, [""; 0], "add a function to {TABLE}/messages");
}

#[test]
fn every_code_and_message_is_in_use() {
    let all: String = sources().map(|name| text(&name)).collect();
    let table = files(TABLE).into_iter().map(|name| text(&name));
    let table: String = table.collect();
    let mut unused = Vec::new();
    for line in table
        .lines()
        .filter_map(|line| line.trim().strip_prefix("fn "))
    {
        let name = line.split('(').next().unwrap_or_default();
        // Called, or handed on as a function.
        let is_used = ["(", ")"].map(|end| all.contains(&format!("messages::{name}{end}")));
        if line.ends_with("=>") && !name.starts_with('$') && is_used == [false; 2] {
            unused.push(name.to_owned());
        }
    }
    // A code without a function is handed to `with_code`, by its name.
    for code in messages::codes() {
        let start = format!("    \"{}\" ", code.name);
        let entry = table.split(&start).nth(1).unwrap_or_default();
        let entry = entry.split("\n    }\n").next().unwrap_or_default();
        if !entry.contains("fn ") && !all.contains(&format!("\"{}\"", code.name)) {
            unused.push(code.name.to_owned());
        }
    }
    assert_eq!(unused, [""; 0], "in the table, but never used");
}

/// The sources that may report something.
fn sources() -> impl Iterator<Item = String> {
    let all = ["core/src", "app", "tests/src"].into_iter().flat_map(files);
    all.filter(|name| name.ends_with(".rs") && !name.starts_with(TABLE))
}

/// How often these tokens make a diagnostic from a code, unit tests aside.
fn made(tokens: &[TokenTree]) -> usize {
    let mut count = 0;
    for at in 0..tokens.len() {
        let is = |ahead: usize, name: &str| word(tokens.get(at + ahead)).as_deref() == Some(name);
        let method = word(tokens.get(at + 3));
        if is(0, "Diagnostic")
            && is_path_separator(tokens, at + 1)
            && method.is_some_and(|method| MAKERS.contains(&method.as_str()))
            && group(tokens.get(at + 4), Delimiter::Parenthesis).is_some()
        {
            count += 1;
        }
        let in_tests = at >= 2 && word(tokens.get(at - 2)).as_deref() == Some("mod");
        if let Some(TokenTree::Group(group)) = tokens.get(at).filter(|_| !in_tests) {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            count += made(&inner);
        }
    }
    count
}

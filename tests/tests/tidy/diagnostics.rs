//! Every diagnostic code is listed in docs/diagnostics.md, sorted, and every code listed is in use.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenTree};

use crate::source::{files, group, literal, text, tokens, word};

/// Functions that create a diagnostic from a code and a message.
const MAKERS: [&str; 3] = ["error", "warning", "remark"];

#[test]
fn every_code_is_explained() {
    let listed: BTreeSet<String> = listed().into_iter().collect();
    let mut missing = BTreeSet::new();
    for name in sources() {
        let mut codes = BTreeSet::new();
        collect_codes(&tokens(&name), &mut codes);
        missing.extend(
            codes
                .difference(&listed)
                .map(|code| format!("{name}: {code}")),
        );
    }
    assert_eq!(missing, BTreeSet::new(), "not in docs/diagnostics.md");
}

#[test]
fn every_code_listed_is_in_use() {
    let mut texts = BTreeSet::new();
    for name in sources() {
        literals(&tokens(&name), &mut texts);
    }
    let unused: Vec<String> = listed()
        .into_iter()
        .filter(|code| !texts.contains(code))
        .collect();
    assert_eq!(unused, [""; 0], "in docs/diagnostics.md, but never created");
}

#[test]
fn the_list_is_sorted() {
    let listed = listed();
    let mut sorted = listed.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(listed, sorted);
}

fn sources() -> Vec<String> {
    let mut sources = files("core/src");
    sources.extend(files("app/engine/src"));
    sources.extend(files("app/src"));
    sources.extend(files("tests/src"));
    sources.retain(|name| name.ends_with(".rs"));
    sources
}

/// The codes of the table, in its order.
fn listed() -> Vec<String> {
    text("docs/diagnostics.md")
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .map(str::to_owned)
        .collect()
}

/// Codes of diagnostics created in these tokens: the first text handed to a maker.
fn collect_codes(tokens: &[TokenTree], codes: &mut BTreeSet<String>) {
    for at in 0..tokens.len() {
        let name = word(tokens.get(at));
        if name.is_some_and(|name| MAKERS.contains(&name.as_str()))
            && let Some(arguments) = group(tokens.get(at + 1), Delimiter::Parenthesis)
        {
            codes.extend(literal(arguments.first()).filter(|text| is_code(text)));
        }
        if let Some(TokenTree::Group(group)) = tokens.get(at) {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            collect_codes(&inner, codes);
        }
    }
}

fn literals(tokens: &[TokenTree], texts: &mut BTreeSet<String>) {
    for token in tokens {
        texts.extend(literal(Some(token)));
        if let TokenTree::Group(group) = token {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            literals(&inner, texts);
        }
    }
}

fn is_code(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    text.contains('-') && text.chars().all(is_plain)
}

//! Which module of core uses which: the data flow, in one direction.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenTree};

use crate::source::{files, group, is_path_separator, tokens, word};

/// Each module of core with those that it may use directly; it may use what they use, too.
const ARROWS: &[(&str, &[&str])] = &[
    ("diagnostic", &[]),
    ("json", &["diagnostic"]),
    ("schema", &["diagnostic"]),
    ("model", &["schema", "json"]),
    ("python", &["diagnostic", "json"]),
    ("threats", &["model", "python", "json"]),
    ("analysis", &["threats"]),
    ("explain", &["analysis"]),
    ("views", &["explain"]),
    ("layout", &["views"]),
    ("picture", &["layout"]),
    ("render", &["picture"]),
    ("report", &["render"]),
    ("import", &["model", "python", "json"]),
    ("export", &["analysis", "python", "json"]),
    ("workbench", &["explain", "import", "export"]),
];

#[test]
fn the_modules_of_core_use_only_those_before_them() {
    let allowed = closure();
    let mut wrong = Vec::new();
    for name in files("core/src") {
        let Some(path) = module_path(&name) else {
            continue;
        };
        let Some(from) = path.first() else { continue };
        for to in used(&tokens(&name), &path) {
            if to != *from && !allowed.get(from).is_some_and(|all| all.contains(&to)) {
                wrong.push(format!("{name}: {from} uses {to}"));
            }
        }
    }
    assert_eq!(wrong, [""; 0], "arrows that are not in the list");
}

#[test]
fn every_module_of_core_is_listed() {
    let listed: BTreeSet<&str> = ARROWS.iter().map(|(name, _)| *name).collect();
    let found: BTreeSet<String> = files("core/src")
        .iter()
        .filter_map(|name| module_path(name)?.first().cloned())
        .collect();
    let found: BTreeSet<&str> = found.iter().map(String::as_str).collect();
    assert_eq!(found, listed);
}

#[test]
fn every_form_of_path_is_parsed() {
    let cases = [
        ("use crate::model::Model;", "model"),
        ("use crate::{model::{Id, Part}, json};", "json model"),
        ("fn f() -> crate::python::Span { g() }", "python"),
        ("use super::super::views::dfd;", "views"),
        (
            "use super::super::{views, super_thing};",
            "super_thing views",
        ),
        (
            "use super::{super::analysis::Finding, own};",
            "analysis render",
        ),
        (
            "mod tests { use super::super::super::explain::x; }",
            "explain",
        ),
        ("mod tests { use super::*; }", "render"),
        ("fn f() { vec![crate::report::x()]; }", "report"),
        (
            "#[cfg(test)] mod a { mod b { type T = crate::import::T; } }",
            "import",
        ),
        ("use self::own::Thing; use std::crate_like::x;", ""),
        ("// crate::model\nconst A: &str = \"crate::json::x\";", ""),
        ("use r#crate::x; use $crate::model::m;", "model"),
    ];
    let path = ["render".to_owned(), "svg".to_owned()];
    for (source, expected) in cases {
        let source = source.replace("r#crate", "crater");
        let tokens: Vec<TokenTree> = source
            .parse::<proc_macro2::TokenStream>()
            .expect("the case is Rust")
            .into_iter()
            .collect();
        let found: Vec<String> = used(&tokens, &path).into_iter().collect();
        assert_eq!(found.join(" "), expected, "in {source}");
    }
}

/// All modules that a module may use.
fn closure() -> BTreeMap<String, BTreeSet<String>> {
    let mut allowed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    // Each is listed after those that it uses, so that theirs are present.
    for (name, direct) in ARROWS {
        let mut all = BTreeSet::new();
        for used in *direct {
            let inherited = allowed.get(*used);
            all.extend(inherited.expect("it is listed before").iter().cloned());
            all.insert((*used).to_owned());
        }
        allowed.insert((*name).to_owned(), all);
    }
    allowed
}

/// The path of the module that a file holds: `core/src/render/svg.rs` is `render`, `svg`.
fn module_path(name: &str) -> Option<Vec<String>> {
    let path = name.strip_prefix("core/src/")?.strip_suffix(".rs")?;
    let mut path: Vec<String> = path.split('/').map(str::to_owned).collect();
    if matches!(path.last().map(String::as_str), Some("mod" | "lib")) {
        path.pop();
    }
    Some(path)
}

/// The top modules of the crate that paths in these tokens lead to, seen from that module.
fn used(tokens: &[TokenTree], module: &[String]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut at = 0;
    while at < tokens.len() {
        let current = word(tokens.get(at));
        let inner = word(tokens.get(at + 1));
        match current.as_deref() {
            Some("mod") if group(tokens.get(at + 2), Delimiter::Brace).is_some() => {
                let body = group(tokens.get(at + 2), Delimiter::Brace).unwrap_or_default();
                let mut deeper = module.to_vec();
                deeper.extend(inner);
                found.extend(used(&body, &deeper));
                at += 3;
            }
            Some("crate") if is_path_separator(tokens, at + 1) => {
                follow(&tokens[at + 3..], Vec::new(), &mut found);
                at += 3;
            }
            Some("super") if is_path_separator(tokens, at + 1) && !continues(tokens, at) => {
                follow(&tokens[at..], module.to_vec(), &mut found);
                at += 3;
            }
            _ => {
                if let Some(TokenTree::Group(group)) = tokens.get(at) {
                    let body: Vec<TokenTree> = group.stream().into_iter().collect();
                    found.extend(used(&body, module));
                }
                at += 1;
            }
        }
    }
    found
}

/// Whether a path continues there: `super` after `super::` was followed already.
fn continues(tokens: &[TokenTree], at: usize) -> bool {
    at >= 2 && is_path_separator(tokens, at - 2)
}

/// Follows the rest of a path, through the branches of a `use`, to the top modules it names.
fn follow(tokens: &[TokenTree], mut prefix: Vec<String>, found: &mut BTreeSet<String>) {
    let mut at = 0;
    while word(tokens.get(at)).as_deref() == Some("super") {
        prefix.pop();
        at += 1;
        if !is_path_separator(tokens, at) {
            break;
        }
        at += 2;
    }
    if let Some(branches) = group(tokens.get(at), Delimiter::Brace) {
        let comma =
            |token: &TokenTree| matches!(token, TokenTree::Punct(it) if it.as_char() == ',');
        for branch in branches.split(comma) {
            follow(branch, prefix.clone(), found);
        }
        return;
    }
    if let Some(top) = prefix.first() {
        found.insert(top.clone());
    } else if let Some(top) = word(tokens.get(at)).filter(|top| top != "self") {
        found.insert(top);
    }
}

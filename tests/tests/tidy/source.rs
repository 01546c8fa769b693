//! The files of the repository, and Rust's tokens in them.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests lies in the repository")
        .to_owned()
}

/// Folders that are generated, not written.
const GENERATED: [&str; 9] = [
    ".git",
    ".tools",
    "target",
    "dist",
    "node_modules",
    "results",
    "corpus",
    "artifacts",
    "__pycache__",
];

/// All files below a folder of the repository that somebody wrote, by their paths from the root.
pub(crate) fn files(below: &str) -> Vec<String> {
    let mut found = Vec::new();
    walk(&root().join(below), &mut found);
    let root = root();
    let mut names: Vec<String> = found
        .iter()
        .map(|path| {
            let path = path.strip_prefix(&root).expect("it lies below the root");
            path.to_string_lossy().replace('\\', "/")
        })
        .collect();
    names.sort();
    assert!(!names.is_empty(), "there are files below {below:?}");
    names
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is read") {
        let path = entry.expect("the entry is read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            if !GENERATED.contains(&name.as_ref()) {
                walk(&path, found);
            }
        } else if name != ".git" {
            found.push(path);
        }
    }
}

/// The text of a file; empty for one that is no text.
pub(crate) fn text(name: &str) -> String {
    let bytes = fs::read(root().join(name)).expect("the file is read");
    String::from_utf8(bytes).unwrap_or_default()
}

/// The tokens of a Rust file; comments are gone, texts are single tokens.
pub(crate) fn tokens(name: &str) -> Vec<TokenTree> {
    let stream: TokenStream = text(name)
        .parse()
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    stream.into_iter().collect()
}

/// The identifier, if it is one.
pub(crate) fn word(token: Option<&TokenTree>) -> Option<String> {
    match token {
        Some(TokenTree::Ident(ident)) => Some(ident.to_string()),
        _ => None,
    }
}

/// Whether two colons stand there.
pub(crate) fn is_path_separator(tokens: &[TokenTree], at: usize) -> bool {
    let is_colon =
        |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(it)) if it.as_char() == ':');
    is_colon(at) && is_colon(at + 1)
}

/// The tokens in brackets of that kind.
pub(crate) fn group(token: Option<&TokenTree>, delimiter: Delimiter) -> Option<Vec<TokenTree>> {
    match token {
        Some(TokenTree::Group(group)) if group.delimiter() == delimiter => {
            Some(group.stream().into_iter().collect())
        }
        _ => None,
    }
}

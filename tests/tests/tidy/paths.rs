//! The paths that a source file names, followed to the files of the modules that they lead to.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenTree};

use crate::source::{files, group, is_path_separator, tokens, word};

/// A path of modules and names from the root of the crate.
pub(crate) type Path = Vec<String>;

/// How many imports are followed from one to the next: no source has more.
const MAX_HOPS: usize = 8;

/// What a file names.
#[derive(Debug, Default)]
pub(crate) struct Uses {
    /// Every path, in imports and elsewhere, outside of tests.
    pub(crate) paths: BTreeSet<Path>,
    /// The names that are imported, with where they come from.
    names: BTreeMap<String, Path>,
}

/// The modules of a crate.
pub(crate) struct Crate {
    modules: BTreeMap<Path, String>,
    uses: BTreeMap<String, Uses>,
}

impl Crate {
    /// The crate with its sources in that folder. Binaries are crates of their own.
    pub(crate) fn read(folder: &str) -> Crate {
        let (mut modules, mut uses) = (BTreeMap::new(), BTreeMap::new());
        for file in files(folder) {
            let Some(module) = module_path(folder, &file) else {
                continue;
            };
            uses.insert(file.clone(), used(&tokens(&file), &module));
            modules.insert(module, file);
        }
        Crate { modules, uses }
    }

    /// Which files use which, without tests, and without a module and its own children.
    pub(crate) fn dependencies(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut all = BTreeMap::new();
        for (module, file) in &self.modules {
            let used = self.uses.get(file).into_iter();
            let used = used.flat_map(|uses| &uses.paths);
            let used = used.filter_map(|path| self.resolve(path, 0));
            let others =
                used.filter(|(other, _)| !other.starts_with(module) && !module.starts_with(other));
            let others: BTreeSet<&str> = others.map(|(_, file)| file).collect();
            all.insert(file.as_str(), others);
        }
        all
    }

    /// The module, with its file, in which what a path names is defined.
    fn resolve(&self, path: &[String], hops: usize) -> Option<(&Path, &str)> {
        let prefixes = (0..=path.len()).rev().map(|end| path.split_at(end));
        let mut found = prefixes.filter_map(|(prefix, rest)| {
            let (module, file) = self.modules.get_key_value(prefix)?;
            Some((module, file, rest))
        });
        let (module, file, rest) = found.next()?;
        if let [name, rest @ ..] = rest
            && let Some(target) = self.uses.get(file)?.names.get(name)
            && hops < MAX_HOPS
        {
            let target = [target, rest].concat();
            if target != path {
                return self.resolve(&target, hops + 1);
            }
        }
        Some((module, file))
    }
}

/// The path of the module in a file: `core/src/render/svg.rs` is `render`, `svg`. Tests and
/// binaries have none.
fn module_path(folder: &str, file: &str) -> Option<Path> {
    let path = file.strip_prefix(folder)?.strip_prefix('/')?;
    let path = path.strip_suffix(".rs")?;
    let mut path: Path = path.split('/').map(str::to_owned).collect();
    if path == ["main"] || path.iter().any(|name| name == "tests" || name == "bin") {
        return None;
    }
    if matches!(path.last().map(String::as_str), Some("mod" | "lib")) {
        path.pop();
    }
    Some(path)
}

/// The paths in the tokens of a module.
pub(crate) fn used(tokens: &[TokenTree], module: &[String]) -> Uses {
    let mut uses = Uses::default();
    scan(tokens, module, &mut uses);
    uses
}

fn scan(tokens: &[TokenTree], module: &[String], uses: &mut Uses) {
    let mut at = 0;
    while at < tokens.len() {
        match word(tokens.get(at)).as_deref() {
            Some("mod") => {
                let name = word(tokens.get(at + 1)).unwrap_or_default();
                if let Some(body) = group(tokens.get(at + 2), Delimiter::Brace)
                    && name != "tests"
                {
                    let deeper = [module, &[name]].concat();
                    scan(&body, &deeper, uses);
                }
                at += 3;
            }
            Some("use") => {
                let rest = &tokens[at + 1..];
                let is_end = |token: &TokenTree| matches!(token, TokenTree::Punct(it) if it.as_char() == ';');
                let end = rest.iter().position(is_end).unwrap_or(rest.len());
                import(&rest[..end], module, module, uses);
                at += end + 1;
            }
            Some("crate" | "super") if is_path_separator(tokens, at + 1) => {
                at += plain_path(&tokens[at..], module, uses);
            }
            _ => {
                if let Some(TokenTree::Group(group)) = tokens.get(at) {
                    let body: Vec<TokenTree> = group.stream().into_iter().collect();
                    scan(&body, module, uses);
                }
                at += 1;
            }
        }
    }
}

/// Adds a path outside of an import. Returns its number of tokens.
fn plain_path(tokens: &[TokenTree], module: &[String], uses: &mut Uses) -> usize {
    let (mut path, mut at) = (module.to_vec(), 0);
    while let Some(name) = word(tokens.get(at)) {
        enter(&mut path, name, at == 0);
        at += 1;
        if !is_path_separator(tokens, at) {
            break;
        }
        at += 2;
    }
    uses.paths.insert(path);
    at.max(1)
}

/// Adds the names of an import, or of a branch of one.
fn import(tokens: &[TokenTree], module: &[String], prefix: &[String], uses: &mut Uses) {
    let (mut path, mut at) = (prefix.to_vec(), 0);
    loop {
        if let Some(branches) = group(tokens.get(at), Delimiter::Brace) {
            let is_comma =
                |token: &TokenTree| matches!(token, TokenTree::Punct(it) if it.as_char() == ',');
            for branch in branches.split(is_comma).filter(|it| !it.is_empty()) {
                import(branch, module, &path, uses);
            }
            return;
        }
        let Some(name) = word(tokens.get(at)) else {
            break;
        };
        enter(&mut path, name, at == 0 && prefix == module);
        at += 1;
        if !is_path_separator(tokens, at) {
            break;
        }
        at += 2;
    }
    let alias = match word(tokens.get(at)).as_deref() {
        Some("as") => word(tokens.get(at + 1)),
        _ => path.last().cloned(),
    };
    if let Some(alias) = alias {
        uses.names.insert(alias, path.clone());
    }
    uses.paths.insert(path);
}

/// Goes on along a path by a name.
fn enter(path: &mut Path, name: String, is_first: bool) {
    match name.as_str() {
        "crate" if is_first => path.clear(),
        "super" => {
            path.pop();
        }
        "self" => (),
        _ => path.push(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_found_wherever_they_are_written() {
        let module = ["render".to_owned(), "svg".to_owned()];
        let cases = [
            ("use crate::model::Model;", "model::Model"),
            (
                "use crate::{model::{Id, Part as P}, json};",
                "json model::Id model::Part",
            ),
            ("use super::super::views::dfd;", "views::dfd"),
            ("use super::dot;", "render::dot"),
            ("use self::own::Thing;", "render::svg::own::Thing"),
            (
                "use own::{self, Thing};",
                "render::svg::own render::svg::own::Thing",
            ),
            (
                "fn f() -> crate::python::Span { vec![super::g::<u8>()] }",
                "python::Span render::g",
            ),
            (
                "mod a { use super::b; } mod tests { use crate::x; }",
                "render::svg::b",
            ),
            ("// crate::model\nconst A: &str = \"crate::json::x\";", ""),
        ];
        for (source, expected) in cases {
            let stream: proc_macro2::TokenStream = source.parse().expect("the case is Rust");
            let tokens: Vec<TokenTree> = stream.into_iter().collect();
            let paths = used(&tokens, &module).paths;
            let found: Vec<String> = paths.iter().map(|path| path.join("::")).collect();
            assert_eq!(found.join(" "), expected, "in {source}");
        }
    }
}

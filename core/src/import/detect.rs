//! The formats of files, and the predicates that recognise them by their content.

use crate::json::{Json, Object};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// A model, as Parapet saves it or as pytm loads it. JSON that is broken counts as one, so that
    /// its reader says where.
    ModelJson,
    /// What pytm's `--json` writes, which pytm itself cannot read back.
    PytmOutput,
    /// A threat library in JSON, in Parapet's form or in pytm's: a list of threats with their SIDs.
    ThreatLibrary,
    /// A threat in Parapet's own form, TOML.
    ThreatToml,
    /// A library of types.
    TypeLibrary,
    /// A Python script that builds a model with pytm.
    TmPy,
    /// A graph for Graphviz.
    Dot,
    /// A picture, perhaps with a model in it.
    Svg,
    /// A report template.
    Template,
    /// JSON of another kind.
    OtherJson,
    /// Not recognised.
    Unknown,
}

/// Whether the text begins as JSON does. A template may begin with a brace too, directly before a
/// name, and Markdown with a bracket before a word.
pub(super) fn is_json(text: &str) -> bool {
    let mut characters = skip_space(text).chars();
    let bracket = characters.next();
    let next = characters.next();
    let after_space = next
        .into_iter()
        .chain(characters)
        .find(|c| !c.is_whitespace());
    match bracket {
        Some('{') => next.is_none_or(|c| !c.is_alphabetic()),
        Some('[') => after_space
            .is_none_or(|c| matches!(c, '{' | '[' | ']' | '"' | '-') || c.is_ascii_digit()),
        _ => false,
    }
}

fn skip_space(text: &str) -> &str {
    text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n'])
}

/// Whether it is a threat library: an object that says so, threats, or a threat alone.
pub(super) fn is_threat_library(value: &Json<'_>) -> bool {
    match value {
        Json::Object(object) if is_library(object) => true,
        Json::Object(object) if object.get("parapet").is_some() => false,
        Json::Object(object) => is_threat(object) || has_list_of(object, "threats", is_threat),
        Json::List(items) => {
            let mut objects = items.iter().filter_map(|item| item.as_object());
            objects.any(is_threat)
        }
        _ => false,
    }
}

/// Whether it is what pytm's `--json` writes.
pub(super) fn is_pytm_output(value: &Json<'_>) -> bool {
    let has_all = |object: &Object<'_>| {
        let keys = ["actors", "assets"];
        keys.iter().all(|key| object.get(key).is_some()) && object.get("parapet").is_none()
    };
    matches!(value, Json::Object(object) if has_all(object))
}

/// Whether it has one of the keys of a model.
pub(super) fn is_model(value: &Json<'_>) -> bool {
    let keys = ["parapet", "name", "boundaries", "elements", "flows", "data"];
    matches!(value, Json::Object(object) if keys.iter().any(|key| object.get(key).is_some()))
}

/// Whether it is a library of types.
pub(super) fn is_type_library(value: &Json<'_>) -> bool {
    matches!(value, Json::Object(object) if object.get("types").is_some())
}

/// Whether an object says of itself that it is a threat library.
fn is_library(object: &Object<'_>) -> bool {
    let own = object.get("parapet").and_then(|own| own.as_object());
    own.is_some_and(|own| own.get("library").is_some())
}

/// Whether an object is a threat, in our form, in pytm's, or as pytm 1.4 spells its SID.
fn is_threat(object: &Object<'_>) -> bool {
    let has = |key| object.get(key).is_some();
    has("SID") || has("sid") || has("id") && has("target") && has("condition")
}

fn has_list_of(object: &Object<'_>, key: &str, is: impl Fn(&Object<'_>) -> bool) -> bool {
    let items = object.get(key).and_then(|node| node.as_list());
    items.is_some_and(|items| items.iter().filter_map(|item| item.as_object()).any(is))
}

/// Whether it is a picture, perhaps behind an XML declaration.
pub(super) fn is_svg(text: &str) -> bool {
    let start = skip_space(text);
    start.starts_with("<svg") || (start.starts_with("<?xml") && start.contains("<svg"))
}

/// The first word that is neither comment nor space is one that DOT begins with.
pub(super) fn is_dot(text: &str) -> bool {
    let mut rest = skip_space(text);
    loop {
        rest = rest.trim_start();
        let comment_end = if rest.starts_with("//") || rest.starts_with('#') {
            rest.find('\n')
        } else if rest.starts_with("/*") {
            rest.find("*/").map(|end| end + 2)
        } else {
            break;
        };
        rest = comment_end.and_then(|end| rest.get(end..)).unwrap_or("");
    }
    let mut words = rest.split(|c: char| c.is_whitespace() || matches!(c, '{' | '"'));
    let word = words.next().unwrap_or("").to_lowercase();
    matches!(word.as_str(), "digraph" | "graph" | "strict") && rest.contains('{')
}

pub(super) fn is_tm_py(text: &str) -> bool {
    text.lines().map(str::trim_start).any(|line| {
        line.starts_with("from pytm")
            || line.starts_with("import pytm")
            || (!line.starts_with('#') && line.contains("= TM("))
    })
}

pub(super) fn looks_like_template(text: &str) -> bool {
    text.contains("{tm.")
        || [":repeat:", ":call:", ":if:", ":not:"]
            .iter()
            .any(|mark| text.match_indices(mark).any(|(at, _)| in_braces(text, at)))
}

/// Whether an opening brace and a name are directly before that byte.
fn in_braces(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let field = before.trim_end_matches(|c: char| c.is_alphanumeric() || "._[]".contains(c));
    field.len() < before.len() && field.ends_with('{')
}

pub(super) fn is_threat_toml(text: &str) -> bool {
    text.lines().any(|line| {
        line.split('=')
            .next()
            .is_some_and(|key| key.trim() == "sid")
    })
}

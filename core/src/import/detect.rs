//! What a file is, recognised by its content; its name decides only between texts that look alike.

use crate::json::{self, Json, Object};

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

/// Says what the text of a file of that name is.
pub fn detect(file: &str, text: &str) -> Form {
    let start = skip_space(text);
    if is_json(text) {
        return match json::read(text) {
            Ok(document) => form_of_json(&document.root.value),
            Err(_) => Form::ModelJson,
        };
    }
    if start.starts_with("<svg") || (start.starts_with("<?xml") && start.contains("<svg")) {
        Form::Svg
    } else if is_dot(start) {
        Form::Dot
    } else if is_tm_py(text) {
        Form::TmPy
    } else if looks_like_template(text) {
        Form::Template
    } else if is_threat_toml(text) {
        Form::ThreatToml
    } else {
        match file.rsplit('.').next().map(str::to_lowercase).as_deref() {
            Some("json") => Form::ModelJson,
            Some("py") => Form::TmPy,
            Some("dot" | "gv") => Form::Dot,
            Some("md") => Form::Template,
            _ => Form::Unknown,
        }
    }
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

/// Says what a JSON value is.
pub(super) fn form_of_json(value: &Json<'_>) -> Form {
    match value {
        Json::Object(object) if is_library(object) => Form::ThreatLibrary,
        Json::Object(object) if object.get("parapet").is_some() => Form::ModelJson,
        Json::Object(object) if is_threat(object) => Form::ThreatLibrary,
        Json::Object(object) if has_list_of(object, "threats", is_threat) => Form::ThreatLibrary,
        Json::Object(object) if ["actors", "assets"].iter().all(|k| object.get(k).is_some()) => {
            Form::PytmOutput
        }
        Json::Object(object)
            if ["name", "boundaries", "elements", "flows", "data"]
                .iter()
                .any(|key| object.get(key).is_some()) =>
        {
            Form::ModelJson
        }
        Json::Object(object) if object.get("types").is_some() => Form::TypeLibrary,
        Json::List(items)
            if items
                .iter()
                .filter_map(|item| item.as_object())
                .any(is_threat) =>
        {
            Form::ThreatLibrary
        }
        _ => Form::OtherJson,
    }
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

/// The first word that is neither comment nor space is one that DOT begins with.
fn is_dot(text: &str) -> bool {
    let mut rest = text;
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

fn is_tm_py(text: &str) -> bool {
    text.lines().map(str::trim_start).any(|line| {
        line.starts_with("from pytm")
            || line.starts_with("import pytm")
            || (!line.starts_with('#') && line.contains("= TM("))
    })
}

fn looks_like_template(text: &str) -> bool {
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

fn is_threat_toml(text: &str) -> bool {
    text.lines().any(|line| {
        line.split('=')
            .next()
            .is_some_and(|key| key.trim() == "sid")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_content() {
        for (file, text, expected) in [
            ("m.json", "{\"name\": \"x\"}", Form::ModelJson),
            ("x.txt", " \u{feff}{\"elements\": []}", Form::ModelJson),
            ("m.json", "{\"parapet\": {\"version\": 1}}", Form::ModelJson),
            ("m.json", "{\"name\": ", Form::ModelJson),
            ("m.json", "", Form::ModelJson),
            ("m.json", "{\"a\": 1}", Form::OtherJson),
            ("m.json", "[1]", Form::OtherJson),
            ("m", "{\"name\": \"{tm.name} {x:if:y}\"}", Form::ModelJson),
            ("m.json", "{name: 1}", Form::ModelJson),
            ("x", "{tm.name}", Form::Template),
            ("x.md", "[Contents](#a)", Form::Template),
            (
                "m.json",
                "{\"name\": \"x\", \"actors\": [], \"assets\": []}",
                Form::PytmOutput,
            ),
            ("t.json", "[{\"SID\": \"A1\"}]", Form::ThreatLibrary),
            (
                "t.json",
                "{\"name\": \"x\", \"threats\": [{\"SID\": \"A1\"}]}",
                Form::ThreatLibrary,
            ),
            (
                "t.json",
                "{\"parapet\": {\"library\": 1}, \"name\": \"x\", \"threats\": []}",
                Form::ThreatLibrary,
            ),
            ("t.json", "[7, {\"sid\": \"A1\"}]", Form::ThreatLibrary),
            ("t.json", "{\"sid\": \"A1\"}", Form::ThreatLibrary),
            (
                "t.json",
                "[{\"id\": \"A1\", \"target\": \"Server\", \"condition\": \"\"}]",
                Form::ThreatLibrary,
            ),
            ("t.json", "[{\"id\": \"A1\"}]", Form::OtherJson),
            ("t.json", "{\"types\": []}", Form::TypeLibrary),
            ("t.toml", "sid = \"A1\"\n", Form::ThreatToml),
            (
                "tm.py",
                "#!/usr/bin/env python3\nfrom pytm import TM\n",
                Form::TmPy,
            ),
            ("x", "import pytm\n", Form::TmPy),
            ("x", "tm = TM(\"a\")", Form::TmPy),
            ("x.py", "print(1)", Form::TmPy),
            ("x", "// c\n/* d */ digraph G { a -> b }", Form::Dot),
            ("x", "strict graph{a--b}", Form::Dot),
            ("x", "graph of a function", Form::Unknown),
            ("x", "<?xml version=\"1.0\"?>\n<svg/>", Form::Svg),
            ("x", "# Report\n{tm.name}", Form::Template),
            ("x", "{dataflows:repeat:{{item.name}}}", Form::Template),
            ("x.md", "# Nothing in it", Form::Template),
            ("x", "hello", Form::Unknown),
        ] {
            assert_eq!(detect(file, text), expected, "{file} {text}");
        }
    }
}

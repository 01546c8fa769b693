//! Which class an element has that is drawn with some shape.

use super::drawing::{Attributes, Value};
use crate::model::Schema;

/// The class of a drawn node, and how sure that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ClassGuess {
    /// Name of the class.
    pub(super) class: String,
    /// The shape that says nothing about a class, where there is one.
    pub(super) unknown_shape: Option<String>,
}

/// The class of a node: by its attribute `class` (as Parapet writes it), by its name (as pytm makes
/// them: `server_WebServer_0291419f72`), else by its shape.
pub(super) fn class_of_node(id: &str, attributes: &Attributes, schema: &Schema) -> ClassGuess {
    let sure = |class: &str| ClassGuess {
        class: class.to_owned(),
        unknown_shape: None,
    };
    if let Some(name) = text(attributes, "class").filter(|name| is_element(name, schema)) {
        return sure(name);
    }
    if let Some(name) = class_in_name(id) {
        return sure(name);
    }
    let image = text(attributes, "image").unwrap_or("");
    let shape = text(attributes, "shape")
        .unwrap_or("ellipse")
        .to_lowercase();
    let style = text(attributes, "style").unwrap_or("");
    let rounded = style.split(',').any(|style| style.trim() == "rounded");
    match shape.as_str() {
        _ if image.contains("datastore") || image.contains("database") => sure("Datastore"),
        "cylinder" | "underline" | "tab" | "folder" | "note" | "record" | "mrecord" => {
            sure("Datastore")
        }
        "circle" | "ellipse" | "oval" | "egg" | "point" => sure("Process"),
        "doublecircle" | "doubleoctagon" | "tripleoctagon" => sure("SetOfProcesses"),
        "box" | "rect" | "rectangle" | "square" if rounded => sure("Process"),
        "box" | "rect" | "rectangle" | "square" | "polygon" => sure("ExternalEntity"),
        "box3d" | "component" | "house" => sure("Server"),
        "hexagon" => sure("LLM"),
        "none" | "plain" | "plaintext" => sure("ExternalEntity"),
        _ => ClassGuess {
            class: "Process".to_owned(),
            unknown_shape: Some(shape),
        },
    }
}

/// The text of an attribute, if it has one.
pub(super) fn text<'a>(attributes: &'a Attributes, name: &str) -> Option<&'a str> {
    match attributes.get(name) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

fn is_element(name: &str, schema: &Schema) -> bool {
    let kind = schema.class_id(name).and_then(|id| schema.kind_of(id));
    kind == Some(crate::model::Kind::Element)
}

/// The class that pytm puts in front of its names, ten hexadecimal digits behind them.
fn class_in_name(id: &str) -> Option<&'static str> {
    let (front, digits) = id.rsplit_once('_')?;
    let (class, _) = front.split_once('_')?;
    if digits.len() != 10 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    Some(match class {
        "actor" => "Actor",
        "server" => "Server",
        "process" => "Process",
        "setofprocesses" => "SetOfProcesses",
        "datastore" => "Datastore",
        "externalentity" => "ExternalEntity",
        "lambda" => "Lambda",
        "llm" => "LLM",
        "agent" => "Agent",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_follow_from_class_name_and_shape() {
        let check = |id: &str, given: &[(&str, &str)], class: &str, unknown: Option<&str>| {
            let attributes: Attributes = given
                .iter()
                .map(|(name, value)| ((*name).to_owned(), Value::Text((*value).to_owned())))
                .collect();
            let guess = super::class_of_node(id, &attributes, Schema::built_in());
            assert_eq!(
                (guess.class.as_str(), guess.unknown_shape.as_deref()),
                (class, unknown),
                "{id} {given:?}"
            );
        };
        check("a", &[], "Process", None);
        check(
            "a",
            &[("class", "Lambda"), ("shape", "box")],
            "Lambda",
            None,
        );
        check(
            "a",
            &[("class", "Boundary"), ("shape", "box")],
            "ExternalEntity",
            None,
        );
        check(
            "server_Web_0291419f72",
            &[("shape", "circle")],
            "Server",
            None,
        );
        check("server_Web", &[("shape", "circle")], "Process", None);
        check(
            "x",
            &[("shape", "none"), ("image", "images/datastore_black.png")],
            "Datastore",
            None,
        );
        check("x", &[("shape", "Cylinder")], "Datastore", None);
        check(
            "x",
            &[("shape", "box"), ("style", "filled, rounded")],
            "Process",
            None,
        );
        check("x", &[("shape", "star")], "Process", Some("star"));
    }
}

//! Values as Python literals.

use super::repr::{escape, repr_bool};
use crate::json::{Json, Node};

/// A text as a Python literal, on one line.
pub fn quoted(text: &str) -> String {
    let mut result = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => result.push_str("\\\""),
            '\\' => result.push_str("\\\\"),
            '\n' => result.push_str("\\n"),
            '\r' => result.push_str("\\r"),
            '\t' => result.push_str("\\t"),
            c if c.is_control() || is_invisible(c) => result.push_str(&escape(c)),
            c => result.push(c),
        }
    }
    result.push('"');
    result
}

/// A text as the value of an assignment: a line of the script for each of its lines.
pub fn text_value(text: &str) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.len() < 2 {
        return quoted(text);
    }
    let lines: Vec<String> = lines
        .into_iter()
        .map(|line| format!("    {}\n", quoted(line)))
        .collect();
    format!("(\n{})", lines.concat())
}

/// A doc string; its own quotes cannot end it.
pub fn doc_string(text: &str) -> String {
    format!("\"\"{}\"\"", quoted(text).replace("\\n", "\n    "))
}

/// JSON as Python; `None` where Python has no literal for it.
pub fn json_literal(node: &Node<'_>) -> Option<String> {
    Some(match &node.value {
        Json::Null => "None".to_owned(),
        Json::Bool(value) => repr_bool(*value).to_owned(),
        Json::Number(raw) => {
            let number: f64 = raw.parse().ok()?;
            if !number.is_finite() {
                return None;
            }
            (*raw).to_owned()
        }
        Json::Text(text) => quoted(text),
        Json::List(items) => {
            let items: Option<Vec<_>> = items.iter().map(json_literal).collect();
            format!("[{}]", items?.join(", "))
        }
        Json::Object(object) => {
            let members = object.members().map(|member| {
                Some(format!(
                    "{}: {}",
                    quoted(&member.key),
                    json_literal(&member.value)?
                ))
            });
            let members: Option<Vec<_>> = members.collect();
            format!("{{{}}}", members?.join(", "))
        }
    })
}

/// Characters that turn the direction of writing or take no room.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{quoted, text_value};

    #[test]
    fn texts_are_written_as_python_reads_them() {
        for (plain, expected) in [
            ("", "\"\""),
            ("it's \"x\" \\", "\"it's \\\"x\\\" \\\\\""),
            ("a\0\u{7f}\u{202e}é", "\"a\\x00\\x7f\\u202eé\""),
            ("\u{1F512}", "\"\u{1F512}\""),
        ] {
            assert_eq!(quoted(plain), expected);
        }
        assert_eq!(text_value("a\nb\n"), "(\n    \"a\\n\"\n    \"b\\n\"\n)");
        assert_eq!(text_value("a\n"), "\"a\\n\"");
    }
}

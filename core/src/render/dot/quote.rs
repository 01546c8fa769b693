//! Quoting: whatever a name holds, Graphviz shows it and does nothing else with it.

use dot_structures::Id;

use crate::layout::text::wrap;

/// Columns at which names break, as pytm's do.
const COLUMNS: usize = 18;

/// Names as a label, broken into lines.
pub(super) fn label(names: &[&str]) -> Id {
    let lines: Vec<String> = names
        .iter()
        .flat_map(|name| wrap(name, COLUMNS))
        .map(|line| escape_label(&line))
        .collect();
    Id::Escaped(format!("\"{}\"", lines.join("\\n")))
}

/// A name as a label on one line.
pub(super) fn text(name: &str) -> Id {
    Id::Escaped(format!("\"{}\"", escape_label(name)))
}

/// A text that Graphviz takes as it is: a name of a node or a value.
pub(super) fn quoted(value: &str) -> Id {
    let mut escaped = String::with_capacity(value.len() + 2);
    escaped.push('"');
    for c in value.chars() {
        match c {
            // A backslash before the closing quote would keep it open.
            '"' | '\\' => escaped.extend(['\\', c]),
            _ if c.is_control() => escaped.push('\u{fffd}'),
            _ => escaped.push(c),
        }
    }
    escaped.push('"');
    Id::Escaped(escaped)
}

/// In a label Graphviz reads backslashes, as in `\N`, and entities, as in `&amp;`.
fn escape_label(label: &str) -> String {
    let mut escaped = String::with_capacity(label.len());
    let mut rest = label.chars();
    while let Some(c) = rest.next() {
        match c {
            '"' | '\\' => escaped.extend(['\\', c]),
            '&' if starts_entity(rest.as_str()) => escaped.push_str("&amp;"),
            _ if c.is_control() => escaped.push(' '),
            _ => escaped.push(c),
        }
    }
    escaped
}

fn starts_entity(behind: &str) -> bool {
    // No entity has a longer name; to look no further keeps a row of `&` quick.
    let name: String = behind.chars().take(32).take_while(|c| *c != ';').collect();
    let word = name.strip_prefix('#').unwrap_or(&name);
    behind
        .get(name.len()..)
        .is_some_and(|rest| rest.starts_with(';'))
        && !word.is_empty()
        && word.chars().all(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::super::print::id_text;
    use super::*;

    #[test]
    fn names_are_quoted_so_that_graphviz_reads_them_back() {
        let check = |name: &str, expected: &str| {
            assert_eq!(id_text(&text(name)), expected);
        };
        check("Web Server", r#""Web Server""#);
        check(r#"say "hi""#, r#""say \"hi\"""#);
        check(r"d/e\f", r#""d/e\\f""#);
        check(
            "R&D &amp; &lt; &#38; & ;",
            r#""R&D &amp;amp; &amp;lt; &amp;#38; & ;""#,
        );
        check("ends in \\", r#""ends in \\""#);
        check("a\u{0}b", r#""a b""#);
    }
}

//! Labels: the text that Graphviz would show.

use super::drawing::Value;

/// Elements of Graphviz's markup; other angle brackets are text.
const TAGS: [&str; 17] = [
    "b", "br", "font", "hr", "i", "img", "o", "s", "sub", "sup", "table", "td", "tr", "u", "vr",
    "th", "body",
];

/// The lines of a label. `own_name` is the name of the node, edge or graph that `\N`, `\E` and `\G` stand for.
pub(super) fn lines(label: &Value, own_name: &str) -> Vec<String> {
    let text = match label {
        Value::Text(text) => unescape(text, own_name),
        Value::Html(html) => strip_tags(html),
    };
    decode_entities(&text)
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect()
}

/// A label as one line.
pub(super) fn line(label: &Value, own_name: &str) -> String {
    lines(label, own_name).join(" ")
}

/// A flow named in the label of an edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FlowLabel {
    /// Its number in the order of flows.
    pub(super) order: Option<i64>,
    /// Its name.
    pub(super) name: String,
}

/// The flows that a label names: each `(3)` at the start of a line starts one, as pytm writes them.
pub(super) fn flows(lines: &[String]) -> Vec<FlowLabel> {
    let mut flows: Vec<FlowLabel> = Vec::new();
    for line in lines {
        let numbered = line.strip_prefix('(').and_then(|rest| {
            let (number, name) = rest.split_once(')')?;
            Some((number.trim().parse::<i64>().ok()?, name.trim()))
        });
        match (numbered, flows.last_mut()) {
            (Some((order, name)), _) => flows.push(FlowLabel {
                order: Some(order),
                name: name.to_owned(),
            }),
            (None, Some(last)) => {
                last.name.push(' ');
                last.name.push_str(line);
            }
            (None, None) => flows.push(FlowLabel {
                order: None,
                name: line.clone(),
            }),
        }
    }
    flows
}

/// Backslashes as Graphviz reads them: `\n`, `\l` and `\r` end a line, `\N` is the own name.
fn unescape(text: &str, own_name: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            plain.push(c);
            continue;
        }
        match rest.next() {
            Some('n' | 'l' | 'r') => plain.push('\n'),
            Some('N' | 'E' | 'G' | 'T' | 'H' | 'L') => plain.push_str(own_name),
            Some(other) => plain.push(other),
            None => plain.push('\\'),
        }
    }
    plain
}

/// The text of markup: `<br/>` and the ends of rows end a line.
fn strip_tags(html: &str) -> String {
    let mut plain = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, behind)) = rest.split_once('<') {
        plain.push_str(before);
        let known = behind.split_once('>').and_then(|(tag, after)| {
            let name = tag
                .trim_start_matches('/')
                .split(|c: char| !c.is_ascii_alphanumeric())
                .next()?;
            let name = TAGS
                .into_iter()
                .find(|known| name.eq_ignore_ascii_case(known))?;
            Some((name, after))
        });
        match known {
            Some((name, after)) => {
                if matches!(name, "br" | "tr" | "table") {
                    plain.push('\n');
                }
                rest = after;
            }
            None => {
                plain.push('<');
                rest = behind;
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn decode_entities(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        plain.push_str(before);
        let name: String = behind.chars().take(10).take_while(|c| *c != ';').collect();
        let after = behind
            .get(name.len()..)
            .and_then(|after| after.strip_prefix(';'));
        match (entity(&name), after) {
            (Some(c), Some(after)) => {
                plain.push(c);
                rest = after;
            }
            _ => {
                plain.push('&');
                rest = behind;
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "rarr" => '→',
        "larr" => '←',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_as_graphviz_shows_them() {
        let text = |text: &str, expected: &[&str]| {
            assert_eq!(
                lines(&Value::Text(text.to_owned()), "own"),
                expected,
                "{text}"
            );
        };
        text("Web Server", &["Web Server"]);
        text(r"one\ntwo\lthree", &["one", "two", "three"]);
        text(r"\N", &["own"]);
        text(r"d/e\\f", &[r"d/e\f"]);
        text(
            "R&amp;D &lt;b&gt; &#65;&#x42; & &unknown; &",
            &["R&D <b> AB & &unknown; &"],
        );
        text("  ", &[]);
        let html = |html: &str, expected: &[&str]| {
            assert_eq!(
                lines(&Value::Html(html.to_owned()), "own"),
                expected,
                "{html}"
            );
        };
        html("<i>Outer & <outer></i>", &["Outer & <outer>"]);
        html(
            "<table border=\"0\"><tr><td><b>Clean up</b></td></tr></table>",
            &["Clean up"],
        );
        html("a<br/>b", &["a", "b"]);
    }

    #[test]
    fn numbered_lines_are_flows() {
        let check = |lines: &[&str], expected: &[(Option<i64>, &str)]| {
            let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            let found = flows(&lines);
            let found: Vec<_> = found.iter().map(|f| (f.order, f.name.as_str())).collect();
            assert_eq!(found, expected);
        };
        check(&[], &[]);
        check(&["Log in"], &[(None, "Log in")]);
        check(&["(1) Log", "in"], &[(Some(1), "Log in")]);
        check(
            &["(1) Log in", "(2) Welcome"],
            &[(Some(1), "Log in"), (Some(2), "Welcome")],
        );
        check(
            &["(λ)Periodically", "cleans"],
            &[(None, "(λ)Periodically cleans")],
        );
    }
}

//! JSON as text: the same value always gives the same bytes.

/// The longest line that a list of plain values may fill before it is spread over lines.
const WIDTH: usize = 100;

/// A value to be written.
#[derive(Clone, Debug, PartialEq)]
pub enum Output {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number with a fraction; infinities and NaN are written as `null`.
    Float(f64),
    /// A text.
    Text(String),
    /// JSON text, written as it is. The caller vouches that it is one whole value.
    Raw(String),
    /// A list: on one line if it holds plain values only and fits, else an item a line.
    List(Vec<Output>),
    /// An object, a member a line.
    Object(Vec<(String, Output)>),
    /// An object on one line: for small ones that change as a whole, as a position.
    Inline(Vec<(String, Output)>),
}

impl Output {
    /// A text.
    pub fn text(text: impl Into<String>) -> Output {
        Output::Text(text.into())
    }

    fn is_plain(&self) -> bool {
        !matches!(
            self,
            Output::List(_) | Output::Object(_) | Output::Inline(_) | Output::Raw(_)
        )
    }
}

/// The value as text, indented by two spaces, with a newline at the end.
pub fn write(value: &Output) -> String {
    let mut text = String::new();
    write_value(&mut text, value, Layout::Lines(0));
    text.push('\n');
    text
}

/// The text as a JSON text in quotes. All that ASCII can print is left as it is, and so does the rest
/// of Unicode but for control characters and the two line separators that JavaScript once tripped over.
pub fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    write_text(&mut quoted, text);
    quoted
}

/// JSON text without the space between its tokens; what is in quotes is untouched.
/// The text has to be JSON: it is not checked.
pub fn compact(json: &str) -> String {
    let mut compacted = String::with_capacity(json.len());
    let mut quoted = false;
    let mut escaped = false;
    for c in json.chars() {
        if quoted {
            quoted = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if matches!(c, ' ' | '\t' | '\n' | '\r') {
            continue;
        } else {
            quoted = c == '"';
        }
        compacted.push(c);
    }
    compacted
}

/// How a list or an object is laid out.
#[derive(Clone, Copy)]
enum Layout {
    /// An item a line, at that depth.
    Lines(usize),
    /// All on one line.
    Inline,
}

fn write_value(text: &mut String, value: &Output, layout: Layout) {
    match value {
        Output::Null => text.push_str("null"),
        Output::Bool(true) => text.push_str("true"),
        Output::Bool(false) => text.push_str("false"),
        Output::Int(number) => text.push_str(&number.to_string()),
        Output::Float(number) if number.is_finite() => text.push_str(&number.to_string()),
        Output::Float(_) => text.push_str("null"),
        Output::Text(content) => write_text(text, content),
        Output::Raw(json) => text.push_str(json),
        Output::List(items) => write_list(text, items, layout),
        Output::Object(members) => write_object(text, members, layout),
        Output::Inline(members) => write_object(text, members, Layout::Inline),
    }
}

fn write_list(text: &mut String, items: &[Output], layout: Layout) {
    let items: Vec<_> = items.iter().map(|item| (None, item)).collect();
    if let Layout::Lines(depth) = layout
        && items.iter().all(|(_, item)| item.is_plain())
    {
        let before = text.len();
        write_items(text, ['[', ']'], &items, Layout::Inline);
        if text.len() - before + 2 * depth <= WIDTH {
            return;
        }
        text.truncate(before);
    }
    write_items(text, ['[', ']'], &items, layout);
}

fn write_object(text: &mut String, members: &[(String, Output)], layout: Layout) {
    let members: Vec<_> = members
        .iter()
        .map(|(key, value)| (Some(key.as_str()), value))
        .collect();
    write_items(text, ['{', '}'], &members, layout);
}

fn write_items(
    text: &mut String,
    [open, close]: [char; 2],
    items: &[(Option<&str>, &Output)],
    layout: Layout,
) {
    let (inner, before, between, end) = match layout {
        Layout::Lines(depth) if !items.is_empty() => (
            Layout::Lines(depth + 1),
            line_break(depth + 1),
            format!(",{}", line_break(depth + 1)),
            line_break(depth),
        ),
        _ => (
            Layout::Inline,
            String::new(),
            ", ".to_owned(),
            String::new(),
        ),
    };
    text.push(open);
    for (position, (key, value)) in items.iter().enumerate() {
        text.push_str(if position == 0 { &before } else { &between });
        if let Some(key) = key {
            write_text(text, key);
            text.push_str(": ");
        }
        write_value(text, value, inner);
    }
    text.push_str(&end);
    text.push(close);
}

/// A line break and the indent of that depth.
fn line_break(depth: usize) -> String {
    format!("\n{}", "  ".repeat(depth))
}

fn write_text(text: &mut String, content: &str) {
    text.push('"');
    for c in content.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => {
                text.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => text.push(c),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_keeps_a_member_a_line_and_small_leaves_on_one() {
        let value = Output::Object(vec![
            ("name".into(), Output::text("Web \"shop\"\n\u{7f}🩺")),
            (
                "levels".into(),
                Output::List(vec![Output::Int(0), Output::Int(-2)]),
            ),
            (
                "pin".into(),
                Output::Inline(vec![
                    ("x".into(), Output::Int(1)),
                    ("y".into(), Output::Null),
                ]),
            ),
            ("none".into(), Output::List(vec![])),
            ("nothing".into(), Output::Object(vec![])),
            (
                "long".into(),
                Output::List(vec![
                    Output::text("a".repeat(60)),
                    Output::text("b".repeat(60)),
                ]),
            ),
            ("raw".into(), Output::Raw("{\"a\":1.50}".into())),
            ("half".into(), Output::Float(0.5)),
        ]);
        let expected = format!(
            "{{\n  \"name\": \"Web \\\"shop\\\"\\n\\u007f🩺\",\n  \"levels\": [0, -2],\n  \"pin\": {{\"x\": 1, \"y\": null}},\n  \"none\": [],\n  \"nothing\": {{}},\n  \"long\": [\n    \"{}\",\n    \"{}\"\n  ],\n  \"raw\": {{\"a\":1.50}},\n  \"half\": 0.5\n}}\n",
            "a".repeat(60),
            "b".repeat(60)
        );
        assert_eq!(write(&value), expected);
    }

    #[test]
    fn compacting_leaves_texts_alone() {
        for (json, expected) in [
            (
                "{ \"a b\" :\n [ 1 , \"x  \\\" y\" ] }",
                "{\"a b\":[1,\"x  \\\" y\"]}",
            ),
            ("\"\\\\\" ", "\"\\\\\""),
            (" 1.50 ", "1.50"),
        ] {
            assert_eq!(compact(json), expected);
        }
    }
}

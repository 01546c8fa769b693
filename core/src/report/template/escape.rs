//! Specs of our own that make a value safe in its place of a Markdown text.
//!
//! pytm prints names and texts as they are; a `|` in a name then breaks a table, and a `<script>`
//! in it is live in the viewers that let HTML through. `{item.name:cell}` cannot be either.

/// The names of these specs.
pub(super) const SPECS: [&str; 5] = ["line", "cell", "prose", "block", "links"];

/// A text escaped as the spec of that name says; `None` where there is no such spec.
pub(super) fn escape(spec: &str, text: &str) -> Option<String> {
    Some(match spec {
        "line" | "cell" => line(text),
        "prose" => prose(text),
        "block" => block(text),
        "links" => links(text),
        _ => return None,
    })
}

/// One line of plain text, in a paragraph, a heading or the cell of a table.
fn line(text: &str) -> String {
    let mut escaped = String::new();
    for word in text
        .split(is_space_or_control)
        .filter(|word| !word.is_empty())
    {
        if !escaped.is_empty() {
            escaped.push(' ');
        }
        push_word(&mut escaped, word);
    }
    escaped
}

/// Plain text with its paragraphs: an empty line divides them, other line ends are spaces.
fn prose(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut paragraphs = vec![String::new()];
    for part in text.split('\n') {
        if part.trim().is_empty() {
            paragraphs.push(String::new());
        } else if let Some(last) = paragraphs.last_mut() {
            last.push_str(part);
            last.push('\n');
        }
    }
    let lines = paragraphs.iter().map(|paragraph| line(paragraph));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n\n")
}

/// A block of code; its fence is longer than any in the text.
fn block(text: &str) -> String {
    let mut longest = 0usize;
    let mut run = 0usize;
    for c in text.chars() {
        run = if c == '`' { run.saturating_add(1) } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest.saturating_add(1).max(3));
    let clean: String = text
        .trim_end()
        .chars()
        .map(|c| {
            if c.is_control() && c != '\n' && c != '\t' {
                ' '
            } else {
                c
            }
        })
        .collect();
    format!("{fence}\n{clean}\n{fence}")
}

/// One line in which addresses of web pages are links and all else is plain text.
fn links(text: &str) -> String {
    let mut escaped = String::new();
    for word in text
        .split(is_space_or_control)
        .filter(|word| !word.is_empty())
    {
        if !escaped.is_empty() {
            escaped.push(' ');
        }
        let address = word.trim_end_matches([',', ';', '.', ')']);
        let is_address = ["https://", "http://"]
            .iter()
            .any(|scheme| address.starts_with(scheme))
            && address.chars().all(is_plain_in_address);
        if is_address {
            escaped.push('<');
            escaped.push_str(address);
            escaped.push('>');
            push_word(&mut escaped, word.get(address.len()..).unwrap_or_default());
        } else {
            push_word(&mut escaped, word);
        }
    }
    escaped
}

fn is_plain_in_address(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c)
}

fn is_space_or_control(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Escapes what Markdown, its tables, its mathematics or HTML could take for more than text.
fn push_word(escaped: &mut String, word: &str) {
    let is_first = escaped.is_empty();
    let numbered = word.trim_end_matches(['.', ')']);
    let is_number = !numbered.is_empty() && numbered.chars().all(|c| c.is_ascii_digit());
    for c in word.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '~' | '$' | '#' | '^' => {
                escaped.push('\\');
                escaped.push(c);
            }
            // At the beginning of a line these would make a list, a rule or a heading of it.
            '-' | '+' | '=' | '!' | ':' if is_first => {
                escaped.push('\\');
                escaped.push(c);
            }
            '.' | ')' if is_first && is_number => {
                escaped.push('\\');
                escaped.push(c);
            }
            _ => escaped.push(c),
        }
    }
}

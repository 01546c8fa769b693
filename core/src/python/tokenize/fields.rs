//! Where the parts of a field `{value!r:spec}` of a formatted text are.

/// A field of a formatted text, its parts as offsets from its opening brace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::python) struct Field {
    /// Where the value ends; it starts after the brace.
    pub(in crate::python) value_end: usize,
    /// Where the value ends with the `=` that shows its own text too.
    pub(in crate::python) text_end: usize,
    /// Whether there is such a `=`.
    pub(in crate::python) shows_expression: bool,
    /// The letter after `!`.
    pub(in crate::python) conversion: Option<char>,
    /// Where the layout starts, if there is one.
    pub(in crate::python) spec: Option<usize>,
    /// Where the closing brace is.
    pub(in crate::python) end: usize,
}

/// The field at the start of that text; `None` where it is never closed.
pub(in crate::python) fn field(text: &str) -> Option<Field> {
    let value_end = value_end_offset(text)?;
    let mut rest = text.get(value_end..)?;
    let mut field = Field {
        value_end,
        text_end: value_end,
        shows_expression: false,
        conversion: None,
        spec: None,
        end: 0,
    };
    if let Some(rest_after) = rest.strip_prefix('=') {
        rest = rest_after.trim_start();
        field.shows_expression = true;
        field.text_end = text.len().checked_sub(rest.len())?;
    }
    if let Some(rest_after) = rest.strip_prefix('!') {
        let mut letters = rest_after.chars();
        field.conversion = letters.next();
        rest = letters.as_str().trim_start();
    }
    let start = text.len().checked_sub(rest.len())?;
    match rest.chars().next()? {
        '}' => field.end = start,
        ':' => {
            let from = start.checked_add(1)?;
            field.spec = Some(from);
            field.end = from.checked_add(spec_end(text.get(from..)?)?)?;
        }
        _ => return None,
    }
    Some(field)
}

/// Where the value ends: before `!`, `:`, `=` or the closing brace that belongs to the field.
fn value_end_offset(text: &str) -> Option<usize> {
    let mut open = 0u32;
    let mut at = 1;
    let mut before = ' ';
    loop {
        let rest = text.get(at..)?;
        let c = rest.chars().next()?;
        let next = rest.chars().nth(1);
        match c {
            '"' | '\'' => {
                at = at.checked_add(string_end(rest, c)?)?;
                before = c;
                continue;
            }
            '(' | '[' | '{' => open = open.checked_add(1)?,
            '}' | ':' if open == 0 => return Some(at),
            '!' if open == 0 && next != Some('=') => return Some(at),
            '=' if open == 0 && next != Some('=') && !matches!(before, '=' | '!' | '<' | '>') => {
                return Some(at);
            }
            ')' | ']' | '}' => open = open.checked_sub(1)?,
            _ => {}
        }
        before = c;
        at = at.checked_add(c.len_utf8())?;
    }
}

/// Where the text that starts here ends, its quotes included.
pub(super) fn string_end(text: &str, quote: char) -> Option<usize> {
    let triple_quoted = text.chars().take(3).filter(|c| *c == quote).count() == 3;
    let length = if triple_quoted { 3 } else { 1 };
    let mut at = length;
    loop {
        let rest = text.get(at..)?;
        let c = rest.chars().next()?;
        if c == '\\' {
            let escaped = rest.chars().nth(1).map_or(0, char::len_utf8);
            at = at.checked_add(1)?.checked_add(escaped)?;
        } else if c == quote && rest.chars().take(length).filter(|c| *c == quote).count() == length
        {
            return at.checked_add(length);
        } else {
            at = at.checked_add(c.len_utf8())?;
        }
    }
}

/// Where a layout ends, fields inside it passed over.
fn spec_end(text: &str) -> Option<usize> {
    let mut open = 0u32;
    for (at, c) in text.char_indices() {
        match c {
            '{' => open = open.checked_add(1)?,
            '}' if open == 0 => return Some(at),
            '}' => open = open.checked_sub(1)?,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn the_parts_of_a_field_are_found() {
        for (text, expected) in [
            ("{a}", Some(("a", None, None, false))),
            ("{a!r}", Some(("a", Some('r'), None, false))),
            ("{a:>{w}}", Some(("a", None, Some(">{w}"), false))),
            ("{a != b}", Some(("a != b", None, None, false))),
            (
                "{a == b!s:x}",
                Some(("a == b", Some('s'), Some("x"), false)),
            ),
            ("{a = }", Some(("a ", None, None, true))),
            ("{d[\"}\"]}x", Some(("d[\"}\"]", None, None, false))),
            ("{d[x:y]}", Some(("d[x:y]", None, None, false))),
            ("{{a: 1}['b']}", Some(("{a: 1}['b']", None, None, false))),
            ("{a", None),
            ("{a)}", None),
            ("{'a}", None),
        ] {
            let found = field(text).map(|field| {
                let spec = field.spec.map(|from| &text[from..field.end]);
                let value = &text[1..field.value_end];
                (value, field.conversion, spec, field.shows_expression)
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}

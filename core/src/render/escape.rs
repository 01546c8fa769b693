//! Escaping: whatever a name holds, it stays text.

use std::borrow::Cow;

/// Text for XML and HTML, as content or inside a quoted attribute.
///
/// `& < > " '` are escaped; characters that XML does not allow (control characters, U+FFFE and
/// U+FFFF) become U+FFFD.
pub fn xml(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| replacement(c).is_none()) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match replacement(c) {
            Some(text) => escaped.push_str(text),
            None => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

fn replacement(c: char) -> Option<&'static str> {
    Some(match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        '\t' | '\n' | '\r' => return None,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => "\u{fffd}",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_text() {
        let check = |text: &str, expected: &str| assert_eq!(xml(text), expected);
        check("plain", "plain");
        check("Ärztin 医者 🩺", "Ärztin 医者 🩺");
        check(
            "<script>alert('&')</script>",
            "&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;",
        );
        check("\" onload=\"x", "&quot; onload=&quot;x");
        check("a\u{0}b\u{1b}c\u{ffff}", "a\u{fffd}b\u{fffd}c\u{fffd}");
        check("]]>", "]]&gt;");
    }
}

//! Python's `repr` of texts, numbers and collections.

/// The kind of a collection, which decides its brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Collection {
    /// `[1, 2]`
    List,
    /// `(1, 2)`, and `(1,)` for a single item.
    Tuple,
    /// `{1, 2}`, and `set()` for an empty one.
    Set,
}

/// `repr` of a truth value.
pub fn repr_bool(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

/// `repr` of a float: the shortest digits that read back as the same number, with an exponent where
/// Python writes one.
pub fn repr_float(number: f64) -> String {
    if !number.is_finite() {
        let name = if number.is_nan() { "nan" } else { "inf" };
        let sign = if number == f64::NEG_INFINITY { "-" } else { "" };
        return format!("{sign}{name}");
    }
    let scientific = format!("{number:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    match exponent.parse::<i32>() {
        Ok(exponent) if !(-4..16).contains(&exponent) => {
            let sign = if exponent < 0 { '-' } else { '+' };
            format!("{digits}e{sign}{:02}", exponent.unsigned_abs())
        }
        _ => {
            let plain = format!("{number}");
            if plain.contains('.') {
                plain
            } else {
                plain + ".0"
            }
        }
    }
}

/// `repr` of a text: in single quotes, or in double ones where only single quotes are in it.
pub fn repr_text(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    let mut quoted = String::from(quote);
    for c in text.chars() {
        match c {
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            _ if c == quote => quoted.extend(['\\', c]),
            _ if is_printable(c) => quoted.push(c),
            _ => quoted.push_str(&escape(c)),
        }
    }
    quoted.push(quote);
    quoted
}

impl Collection {
    /// `repr` of a collection of that many items, from their own `repr` joined by `, `.
    pub fn repr(self, items: &str, count: usize) -> String {
        match (self, count) {
            (Collection::List, _) => format!("[{items}]"),
            (Collection::Tuple, 1) => format!("({items},)"),
            (Collection::Tuple, _) => format!("({items})"),
            (Collection::Set, 0) => "set()".to_owned(),
            (Collection::Set, _) => format!("{{{items}}}"),
        }
    }
}

/// What `ascii` makes of a `repr`: everything beyond ASCII is escaped.
pub fn ascii(repr: &str) -> String {
    let mut escaped = String::with_capacity(repr.len());
    for c in repr.chars() {
        if c.is_ascii() {
            escaped.push(c);
        } else {
            escaped.push_str(&escape(c));
        }
    }
    escaped
}

/// A character as an escape: `\x7f`, `\u202e`, `\U0001f512`.
pub(super) fn escape(c: char) -> String {
    match u32::from(c) {
        code @ 0..=0xff => format!("\\x{code:02x}"),
        code @ 0x100..=0xffff => format!("\\u{code:04x}"),
        code => format!("\\U{code:08x}"),
    }
}

/// Whether Python prints the character as it is. Rust's table of what is printable leaves out the
/// same categories; in front of a letter it also lets combining characters be.
fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return !c.is_ascii_control();
    }
    !format!("a{c}").escape_debug().any(|c| c == '\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted() {
        for (text, expected) in [
            ("", "''"),
            ("Web shop", "'Web shop'"),
            ("it's", "\"it's\""),
            ("'\"", "'\\'\"'"),
            ("a\n\t\r\\", "'a\\n\\t\\r\\\\'"),
            ("\0\u{7f}é\u{202e}", "'\\x00\\x7fé\\u202e'"),
            ("\u{1f512}", "'\u{1f512}'"),
        ] {
            assert_eq!(repr_text(text), expected);
        }
        assert_eq!(ascii(&repr_text("é\u{1f512}")), "'\\xe9\\U0001f512'");
    }

    #[test]
    fn floats_have_the_shortest_digits() {
        for (number, expected) in [
            (0.0, "0.0"),
            (-1.5, "-1.5"),
            (100.0, "100.0"),
            (0.1, "0.1"),
            (0.0001, "0.0001"),
            (0.000_012_5, "1.25e-05"),
            (1e15, "1000000000000000.0"),
            (1e16, "1e+16"),
            (-1.5e300, "-1.5e+300"),
            (f64::NAN, "nan"),
            (f64::NEG_INFINITY, "-inf"),
        ] {
            assert_eq!(repr_float(number), expected);
        }
    }

    #[test]
    fn collections_have_their_brackets() {
        let check = |kind: Collection, items: &[&str], expected: &str| {
            assert_eq!(kind.repr(&items.join(", "), items.len()), expected);
        };
        check(Collection::List, &["1", "2"], "[1, 2]");
        check(Collection::Tuple, &["1"], "(1,)");
        check(Collection::Tuple, &[], "()");
        check(Collection::Set, &[], "set()");
        check(Collection::Set, &["1"], "{1}");
    }
}

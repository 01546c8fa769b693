//! What a string literal stands for.

use crate::diagnostic::{Diagnostic, messages};

/// The value of a string literal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Literal {
    /// Text.
    Text(String),
    /// Bytes: `b"…"`.
    Bytes(Vec<u8>),
}

/// A fault in a literal, by its offset in it.
pub(super) type LiteralError = (usize, Diagnostic);

/// Resolves the escapes of a literal that is written with prefix and quotes.
///
/// # Errors
/// An escape that means nothing, and literals that are code (`f"…"`): where, and a diagnostic.
pub(super) fn literal(written: &str) -> Result<Literal, LiteralError> {
    let (prefix, _) = split(written);
    if is_formatted(written) {
        let prefix = prefix.to_ascii_lowercase();
        let error = messages::python_formatted_literal(&prefix);
        return Err((0, error.hint("Write the text out.")));
    }
    let (raw, start, length) = delimiters(written);
    let end = written.len().saturating_sub(length);
    let body = written.get(start..end).unwrap_or_default();
    let bytes = prefix.contains(['b', 'B']);
    let mut reader = Reader::new(body, raw, bytes);
    match reader.read() {
        Ok(()) if bytes => Ok(Literal::Bytes(reader.octets)),
        Ok(()) => Ok(Literal::Text(reader.text)),
        Err((at, error)) => Err((start.saturating_add(at), error)),
    }
}

/// Whether a literal computes its text: `f"…"`.
pub(super) fn is_formatted(written: &str) -> bool {
    split(written).0.contains(['f', 'F', 't', 'T'])
}

/// The prefix of a literal, and the rest.
fn split(written: &str) -> (&str, &str) {
    let quote_at = written.find(['"', '\'']).unwrap_or(0);
    written.split_at_checked(quote_at).unwrap_or(("", written))
}

/// Whether a literal leaves escapes as they are, how long its prefix and quotes in front are, and how
/// long the quotes after.
pub(super) fn delimiters(written: &str) -> (bool, usize, usize) {
    let (prefix, quoted) = split(written);
    let triple_quoted =
        quoted.len() >= 6 && (quoted.starts_with("\"\"\"") || quoted.starts_with("'''"));
    let length = if triple_quoted { 3 } else { 1 };
    (
        prefix.contains(['r', 'R']),
        prefix.len().saturating_add(length),
        length,
    )
}

/// The text that stands for a stretch of a literal's inside.
///
/// # Errors
/// An escape that means nothing: where, and a diagnostic.
pub(super) fn resolve(body: &str, raw: bool) -> Result<String, LiteralError> {
    let mut reader = Reader::new(body, raw, false);
    reader.read().map(|()| reader.text)
}

struct Reader<'t> {
    body: &'t str,
    at: usize,
    raw: bool,
    bytes: bool,
    text: String,
    octets: Vec<u8>,
}

impl<'t> Reader<'t> {
    fn new(body: &'t str, raw: bool, bytes: bool) -> Reader<'t> {
        Reader {
            body,
            at: 0,
            raw,
            bytes,
            text: String::new(),
            octets: Vec::new(),
        }
    }

    fn read(&mut self) -> Result<(), LiteralError> {
        loop {
            let start = self.at;
            match self.next() {
                None => return Ok(()),
                Some('\\') if !self.raw => self.escape(start)?,
                // Python reads every kind of line break as one.
                Some('\r') => {
                    if self.peek() == Some('\n') {
                        self.next();
                    }
                    self.push('\n', start)?;
                }
                Some(c) => self.push(c, start)?,
            }
        }
    }

    fn escape(&mut self, start: usize) -> Result<(), LiteralError> {
        let Some(c) = self.next() else {
            return self.push('\\', start);
        };
        match c {
            '\n' => Ok(()),
            '\r' => {
                if self.peek() == Some('\n') {
                    self.next();
                }
                Ok(())
            }
            '\\' | '\'' | '"' => self.push(c, start),
            'a' => self.push('\u{7}', start),
            'b' => self.push('\u{8}', start),
            'f' => self.push('\u{c}', start),
            'n' => self.push('\n', start),
            'r' => self.push('\r', start),
            't' => self.push('\t', start),
            'v' => self.push('\u{b}', start),
            '0'..='7' => {
                let mut code = c.to_digit(8).unwrap_or(0);
                for _ in 0..2 {
                    let Some(digit) = self.peek().and_then(|c| c.to_digit(8)) else {
                        break;
                    };
                    code = code.saturating_mul(8).saturating_add(digit);
                    self.next();
                }
                self.push_code(code, start)
            }
            'x' => self.hexadecimal(2, start),
            'u' if !self.bytes => self.hexadecimal(4, start),
            'U' if !self.bytes => self.hexadecimal(8, start),
            'N' if !self.bytes => Err((start, messages::python_named_character())),
            // An escape that means nothing stands for itself, backslash included.
            _ => {
                self.push('\\', start)?;
                self.push(c, start)
            }
        }
    }

    fn hexadecimal(&mut self, digits: usize, start: usize) -> Result<(), LiteralError> {
        let mut code = 0u32;
        for _ in 0..digits {
            let Some(digit) = self.peek().and_then(|c| c.to_digit(16)) else {
                return Err((start, messages::python_short_escape(&digits)));
            };
            code = code.wrapping_shl(4) | digit;
            self.next();
        }
        self.push_code(code, start)
    }

    fn push_code(&mut self, code: u32, start: usize) -> Result<(), LiteralError> {
        if self.bytes {
            // Python takes an octal escape above \377 modulo 256 in bytes.
            self.octets.push(code.to_le_bytes()[0]);
            return Ok(());
        }
        match char::from_u32(code) {
            Some(c) => self.push(c, start),
            None => Err((start, messages::python_escape_without_character())),
        }
    }

    fn push(&mut self, c: char, start: usize) -> Result<(), LiteralError> {
        if !self.bytes {
            self.text.push(c);
            return Ok(());
        }
        match u8::try_from(c) {
            Ok(octet) if octet.is_ascii() => {
                self.octets.push(octet);
                Ok(())
            }
            _ => Err((start, messages::python_bytes_not_ascii())),
        }
    }

    fn peek(&self) -> Option<char> {
        self.body.get(self.at..)?.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at = self.at.saturating_add(c.len_utf8());
        Some(c)
    }
}

#[cfg(test)]
mod tests {
    use super::{Literal, literal};

    #[test]
    fn escapes_are_resolved_as_python_does() {
        for (written, expected) in [
            (r"'HTTP'", "HTTP"),
            (r#""it's""#, "it's"),
            (r"''", ""),
            ("''''''", ""),
            ("'''a\r\nb'''", "a\nb"),
            ("'''it''s'''", "it''s"),
            (r"'a\nb\t\\\''", "a\nb\t\\'"),
            (r"'\x41\101\0'", "AA\0"),
            (r"'\1234'", "S4"),
            (r"'é\U0001F512'", "é🔒"),
            (r"'\q'", r"\q"),
            (r"r'\n'", r"\n"),
            (r"R'\''", r"\'"),
            (r"u'x'", "x"),
            ("'a\\\nb'", "ab"),
        ] {
            assert_eq!(
                literal(written),
                Ok(Literal::Text(expected.into())),
                "{written}"
            );
        }
        assert_eq!(literal(r"b'a\xff'"), Ok(Literal::Bytes(vec![b'a', 0xff])));
        assert_eq!(literal(r"Rb'\x'"), Ok(Literal::Bytes(br"\x".to_vec())));
    }

    #[test]
    fn a_fault_says_where_it_is() {
        for (written, at, code) in [
            (r"'ab\x4'", 3, "python-escape"),
            (r"'\ud800'", 1, "python-escape"),
            (r"'\U00110000'", 1, "python-escape"),
            (r"'\N{DASH}'", 1, "python-unsupported"),
            ("b'é'", 2, "python-escape"),
            ("f'{x}'", 0, "python-unsupported"),
        ] {
            let error = literal(written).map_err(|(at, error)| (at, error.code));
            assert_eq!(error, Err((at, code.to_owned())), "{written}");
        }
    }
}

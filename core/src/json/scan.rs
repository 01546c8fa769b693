//! Single tokens of JSON: texts, numbers, words.

use std::borrow::Cow;

/// What is wrong inside a token, and at which byte.
#[derive(Debug, PartialEq)]
pub(super) enum TokenError {
    /// The closing quote of the text is missing at the end of the input.
    Unclosed,
    /// A line ends before the closing quote.
    LineBreak,
    /// A control character is in a text as it is.
    Control { at: usize, character: char },
    /// A backslash before something that needs none, or a `\u` without four hexadecimal digits.
    Escape { at: usize },
    /// Not a number as JSON writes it.
    Number,
}

/// A text that was scanned.
pub(super) struct Scanned<'a> {
    pub(super) content: Cow<'a, str>,
    /// First byte after the closing quote.
    pub(super) end: usize,
    /// Where halves of characters (`\ud800` alone) were replaced.
    pub(super) lone_surrogates: Vec<usize>,
}

/// Scans the text whose opening quote is at byte `start`.
pub(super) fn scan_text(text: &str, start: usize) -> Result<Scanned<'_>, TokenError> {
    let bytes = text.as_bytes();
    let mut owned: Option<String> = None;
    let mut lone_surrogates = Vec::new();
    // From here on nothing is in `owned` yet.
    let mut pending = start + 1;
    let mut at = pending;
    loop {
        let Some(&byte) = bytes.get(at) else {
            return Err(TokenError::Unclosed);
        };
        match byte {
            b'"' => {
                let rest = text.get(pending..at).unwrap_or("");
                let content = match owned {
                    None => Cow::Borrowed(rest),
                    Some(mut owned) => {
                        owned.push_str(rest);
                        Cow::Owned(owned)
                    }
                };
                return Ok(Scanned {
                    content,
                    end: at + 1,
                    lone_surrogates,
                });
            }
            b'\\' => {
                let owned = owned.get_or_insert_default();
                owned.push_str(text.get(pending..at).unwrap_or(""));
                let (character, end) = scan_escape(bytes, at)?;
                if character.is_none() {
                    lone_surrogates.push(at);
                }
                owned.push(character.unwrap_or('\u{fffd}'));
                at = end;
                pending = end;
            }
            b'\n' | b'\r' => return Err(TokenError::LineBreak),
            0..0x20 => {
                return Err(TokenError::Control {
                    at,
                    character: char::from(byte),
                });
            }
            _ => at += 1,
        }
    }
}

/// Scans the number that starts at byte `start`, and returns the first byte after it.
/// What follows it directly (`12abc`) belongs to it and is a fault.
pub(super) fn scan_number(text: &str, start: usize) -> Result<usize, TokenError> {
    let end = word_end(text, start);
    let token = text.as_bytes().get(start..end).unwrap_or(&[]);
    let rest = token.strip_prefix(b"-").unwrap_or(token);
    let rest = match rest {
        [b'0', rest @ ..] => rest,
        [b'1'..=b'9', ..] => after_digits(rest),
        _ => return Err(TokenError::Number),
    };
    let rest = match rest {
        [b'.', rest @ ..] => after_required_digits(rest)?,
        _ => rest,
    };
    let rest = match rest {
        [b'e' | b'E', b'+' | b'-', rest @ ..] | [b'e' | b'E', rest @ ..] => {
            after_required_digits(rest)?
        }
        _ => rest,
    };
    if rest.is_empty() {
        Ok(end)
    } else {
        Err(TokenError::Number)
    }
}

/// First byte after the word or number that starts at byte `start`: letters, digits and `_+-.$`.
pub(super) fn word_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or("");
    let length = rest
        .find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '+' | '-' | '.' | '$'))
        .unwrap_or(rest.len());
    start + length
}

/// The character of the escape at byte `at`, `None` for half a character, and the first byte after it.
fn scan_escape(bytes: &[u8], at: usize) -> Result<(Option<char>, usize), TokenError> {
    let simple = match bytes.get(at + 1) {
        None => return Err(TokenError::Unclosed),
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => {
            let unit = four_digits(bytes, at + 2).ok_or(TokenError::Escape { at })?;
            if let Some(character) = char::from_u32(unit) {
                return Ok((Some(character), at + 6));
            }
            let low = match bytes.get(at + 6..at + 8) {
                Some(b"\\u") => four_digits(bytes, at + 8).filter(|low| low & 0xFC00 == 0xDC00),
                _ => None,
            };
            return Ok(match low {
                Some(low) if unit & 0xFC00 == 0xD800 => {
                    let code = 0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF);
                    (char::from_u32(code), at + 12)
                }
                _ => (None, at + 6),
            });
        }
        Some(_) => return Err(TokenError::Escape { at }),
    };
    Ok((Some(simple), at + 2))
}

fn four_digits(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.iter().try_fold(0, |number, digit| {
        Some(number * 16 + char::from(*digit).to_digit(16)?)
    })
}

fn after_digits(bytes: &[u8]) -> &[u8] {
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    bytes.get(digits..).unwrap_or(&[])
}

fn after_required_digits(bytes: &[u8]) -> Result<&[u8], TokenError> {
    match bytes {
        [b'0'..=b'9', ..] => Ok(after_digits(bytes)),
        _ => Err(TokenError::Number),
    }
}

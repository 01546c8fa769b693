//! A file's bytes as text.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Position, messages};

/// The largest file that is read. A model of 10,000 elements and 15,000 flows has about 10 MB; beyond
/// this a browser tab would run out of memory on the way.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// How much of a file is examined to distinguish text from binary data.
const SAMPLE: usize = 4096;

/// A file as text.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// How it was decoded, where it is not plain UTF-8.
    pub diagnostic: Option<Diagnostic>,
}

/// Reads bytes as text: UTF-8, or UTF-16 with its mark, as some editors on Windows write it.
///
/// # Errors
/// `file-empty`, `file-too-large`, or `file-not-text` with what the file is, where it is known.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Diagnostic> {
    if bytes.is_empty() {
        return Err(messages::file_empty());
    }
    if bytes.len() > MAX_BYTES {
        return Err(messages::file_too_large(
            &bytes.len().div_ceil(1024 * 1024),
            &(MAX_BYTES / 1024 / 1024),
        ));
    }
    if let Some(kind) = signature(bytes) {
        return Err(not_text(&format!("The file is {kind}, not text.")));
    }
    match bytes {
        [0xFF, 0xFE, rest @ ..] => Ok(utf_16(rest, u16::from_le_bytes)),
        [0xFE, 0xFF, rest @ ..] => Ok(utf_16(rest, u16::from_be_bytes)),
        _ if looks_binary(bytes) => Err(not_text("The file is not text.")),
        _ => Ok(utf_8(bytes)),
    }
}

fn not_text(message: &str) -> Diagnostic {
    messages::file_not_text(&message).hint(
        "Parapet reads a model.json, a tm.py, a .dot, a threat library, or a report template.",
    )
}

fn utf_8(bytes: &[u8]) -> Decoded<'_> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded {
            text: Cow::Borrowed(text),
            diagnostic: None,
        },
        Err(error) => {
            let text = String::from_utf8_lossy(bytes);
            let place = Position::at(&text, error.valid_up_to());
            let remark = messages::not_utf_8().at(place);
            Decoded {
                text,
                diagnostic: Some(remark),
            }
        }
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded<'_> {
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .filter_map(|pair| pair.try_into().ok())
        .map(unit)
        .collect();
    Decoded {
        text: Cow::Owned(String::from_utf16_lossy(&units)),
        diagnostic: Some(messages::read_as_utf_16()),
    }
}

/// What a file is that begins with well-known bytes and is no text.
fn signature(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: &[(&[u8], &str)] = &[
        (b"\x89PNG", "a PNG picture"),
        (b"\xFF\xD8\xFF", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"%PDF", "a PDF"),
        (
            b"PK\x03\x04",
            "a ZIP archive (or an Office document, which is one)",
        ),
        (b"\x1F\x8B", "a gzip archive"),
        (b"\x7FELF", "a program"),
        (b"MZ\x90", "a program"),
        (b"\0asm", "a WebAssembly program"),
        (b"SQLite format 3\0", "an SQLite database"),
    ];
    SIGNATURES
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
        .map(|(_, kind)| *kind)
}

/// Whether too many of the first bytes are ones that texts do not have.
fn looks_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let strange = sample
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127))
        .count();
    // Text in another encoding has many bytes above 127, but no control characters.
    strange * 20 > sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str) {
        let outcome = match decode(bytes) {
            Ok(decoded) => {
                let remark = decoded.diagnostic.map(|r| format!(" | {r}"));
                format!("{:?}{}", decoded.text, remark.unwrap_or_default())
            }
            Err(error) => format!("{} {}", error.code, error.message),
        };
        assert_eq!(outcome, expected, "{bytes:?}");
    }

    #[test]
    fn bytes_are_read_as_text_or_named() {
        check(b"{}", "\"{}\"");
        check(b"\xEF\xBB\xBF{}", "\"{}\"");
        check("\u{e4}\u{1fa7a}".as_bytes(), "\"\u{e4}\u{1fa7a}\"");
        check(b"", "file-empty The file is empty.");
        check(
            b"\xFF\xFE{\0\xE4\0",
            "\"{\u{e4}\" | remark read-as-utf-16 -: The file is UTF-16 and was read as such. Parapet writes UTF-8.",
        );
        check(
            b"\xFE\xFF\0{\xD8\0",
            "\"{\u{fffd}\" | remark read-as-utf-16 -: The file is UTF-16 and was read as such. Parapet writes UTF-8.",
        );
        check(
            b"{\"name\":\n \"B\xE4r\"}",
            "\"{\\\"name\\\":\\n \\\"B\u{fffd}r\\\"}\" | warning not-utf-8 2:4: Some bytes are no UTF-8, the first of them here. They were read as \u{fffd}. (Save the file as UTF-8.)",
        );
        check(
            b"\x89PNG\r\n\x1a\n",
            "file-not-text The file is a PNG picture, not text.",
        );
        check(b"\x01\x02\x03abc", "file-not-text The file is not text.");
        check(&[0; 300], "file-not-text The file is not text.");
    }

    #[test]
    fn a_file_may_be_too_large() {
        let error = decode(&vec![b' '; MAX_BYTES + 1]).unwrap_err();
        assert_eq!(
            error.message,
            "The file has 65 MB, and Parapet reads at most 64 MB. Nothing was read."
        );
    }
}

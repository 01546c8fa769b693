//! What the reader says where a text is not JSON: each sentence names what is wrong and where.

use super::Span;
use super::scan::{TokenError, word_end};
use crate::diagnostic::{Diagnostic, LineIndex, Position, Range};

/// The text with its places, for those who complain about it.
pub(super) struct JsonErrors<'a> {
    pub(super) text: &'a str,
    pub(super) places: LineIndex,
}

/// A list or an object that is still open.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenBracket {
    pub(super) word: &'static str,
    pub(super) closing: char,
    pub(super) start: usize,
}

impl JsonErrors<'_> {
    pub(super) fn place(&self, offset: usize) -> Position {
        self.places.at(self.text, offset)
    }

    /// So many bytes from there on.
    fn range(&self, offset: usize, length: usize) -> Range {
        Range {
            start: self.place(offset),
            end: self.place(offset.saturating_add(length)),
        }
    }

    /// An error of what is at that offset: a word, or a single character.
    fn error(&self, code: &str, offset: usize, message: impl Into<String>) -> Diagnostic {
        let length = word_end(self.text, offset).saturating_sub(offset).max(1);
        Diagnostic::error(code, message).at(self.range(offset, length))
    }

    /// Nothing but space.
    pub(super) fn empty(&self) -> Diagnostic {
        self.error("json-empty", 0, "There is nothing in it.")
    }

    /// The text ends while something is open.
    pub(super) fn unfinished(&self, open: Option<OpenBracket>) -> Diagnostic {
        let message = match open {
            Some(open) => format!(
                "The text ends inside {} that begins at {}.",
                open.word,
                self.words(open.start)
            ),
            None => "The text ends where a value should stand.".to_owned(),
        };
        self.error("json-unfinished", self.text.len(), message)
            .hint(
                "A part at the end is missing: the file was cut off, or a bracket was not closed.",
            )
    }

    /// Two values without a comma.
    pub(super) fn comma(&self, offset: usize, last: Span) -> Diagnostic {
        let message = format!("A comma is missing after {}.", self.excerpt(last));
        self.error("json-comma", offset, message)
    }

    /// A comma with nothing behind it.
    pub(super) fn trailing_comma(&self, offset: usize, closing: char) -> Diagnostic {
        let message = format!("A comma stands before `{closing}`, and nothing follows it.");
        self.error("json-spare-comma", offset, message)
            .hint("Delete the comma.")
    }

    /// A key without its colon.
    pub(super) fn colon(&self, offset: usize, key: Span) -> Diagnostic {
        let message = format!("A colon is missing after the key {}.", self.excerpt(key));
        self.error("json-colon", offset, message)
    }

    /// Something that is no key, where one should stand.
    pub(super) fn key(&self, offset: usize) -> Diagnostic {
        let found = self.found(offset);
        let message = format!("A key in double quotes should stand here, and there is {found}.");
        let hint = self.comment_hint(offset).unwrap_or_default();
        self.error("json-key", offset, message).hint(hint)
    }

    /// Something that is no value, where one should stand.
    pub(super) fn value(&self, offset: usize) -> Diagnostic {
        let word = self.word(offset);
        let message = match word {
            "NaN" | "Infinity" | "-Infinity" => format!("`{word}` is no number in JSON."),
            _ => format!(
                "A value should stand here, and there is {}.",
                self.found(offset)
            ),
        };
        let hint = match word {
            "NaN" | "Infinity" | "-Infinity" => "Write a number, or leave the key out.".to_owned(),
            "True" | "TRUE" => "Write `true`.".to_owned(),
            "False" | "FALSE" => "Write `false`.".to_owned(),
            "None" | "undefined" | "nil" | "NULL" | "Null" => {
                "Write `null`, or leave the key out.".to_owned()
            }
            "" => self.comment_hint(offset).unwrap_or_default(),
            _ => "Texts stand in double quotes.".to_owned(),
        };
        self.error("json-value", offset, message).hint(hint)
    }

    /// A bracket of the other kind.
    pub(super) fn bracket(&self, offset: usize, open: OpenBracket) -> Diagnostic {
        let message = format!(
            "{} should end {} that begins at {}, and there is {}.",
            quoted(open.closing),
            open.word,
            self.words(open.start),
            self.found(offset)
        );
        self.error("json-bracket", offset, message)
    }

    /// More behind the one value.
    pub(super) fn after_end(&self, offset: usize) -> Diagnostic {
        let message = format!(
            "The value has ended, and there is {} behind it.",
            self.found(offset)
        );
        self.error("json-after-end", offset, message)
            .hint("A file holds one value: one object for a model.")
    }

    /// More lists and objects inside one another than anybody writes.
    pub(super) fn too_deep(&self, offset: usize, limit: usize) -> Diagnostic {
        let message = format!(
            "Lists and objects are nested more than {limit} deep here; nothing that Parapet reads is."
        );
        self.error("json-too-deep", offset, message)
    }

    /// More values than are read.
    pub(super) fn too_large(&self, offset: usize, limit: usize) -> Diagnostic {
        let message =
            format!("There are more than {limit} values in it, and reading stopped here.");
        self.error("json-too-large", offset, message)
    }

    /// What is wrong inside the text or number that starts at byte `start`.
    pub(super) fn token(&self, start: usize, error: &TokenError) -> Diagnostic {
        match *error {
            TokenError::Unclosed => self.unfinished(Some(OpenBracket {
                word: "the text in quotes",
                closing: '"',
                start,
            })),
            TokenError::LineBreak => self
                .error(
                    "json-text",
                    start,
                    "The text in quotes that begins here does not end on its line.",
                )
                .hint("A quote is missing. A line break inside of a text is written `\\n`."),
            TokenError::Control { at, character } => self
                .error(
                    "json-text",
                    at,
                    format!("A text holds the control character {}.", quoted(character)),
                )
                .hint(match character {
                    '\t' => "Write it `\\t`.".to_owned(),
                    other => format!("Write it `\\u{:04x}`, or delete it.", u32::from(other)),
                }),
            TokenError::Escape { at } => {
                let length = if self.text.get(at..at + 2) == Some("\\u") {
                    6
                } else {
                    2
                };
                let escape: String = self
                    .text
                    .get(at..)
                    .unwrap_or("")
                    .chars()
                    .take(length)
                    .collect();
                self.error(
                    "json-text",
                    at,
                    format!("`{}` stands for nothing.", escape.escape_debug().to_string().replace("\\\\", "\\")),
                )
                .hint("A backslash itself is written `\\\\`; a character by its number is `\\u` and four digits of 0 to f.")
            }
            TokenError::Number => {
                let word = self.word(start);
                let digits = word.trim_start_matches(['-', '+']);
                let hint = if word.starts_with('+') {
                    "Leave out the plus."
                } else if digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit()) {
                    "Leave out the zeros before it."
                } else if digits.starts_with('.') || digits.ends_with('.') {
                    "Digits stand on both sides of the point."
                } else {
                    "A text stands in double quotes."
                };
                self.error(
                    "json-number",
                    start,
                    format!("`{word}` is no number in JSON."),
                )
                .hint(hint)
            }
        }
    }

    /// A key that follows again.
    pub(super) fn duplicate_key(&self, key: &str, first: Span, again: Span) -> Diagnostic {
        let line = self.place(first.start as usize).line;
        Diagnostic::remark(
            "duplicate-key",
            format!(
                "The key {} stands here again. This one counts, the one in line {line} does not.",
                shortened(key)
            ),
        )
        .at(self.places.range(self.text, again))
    }

    /// Half a character.
    pub(super) fn lone_surrogate(&self, offset: usize) -> Diagnostic {
        let escape = self.text.get(offset..offset + 6).unwrap_or("");
        Diagnostic::warning(
            "half-character",
            format!("`{escape}` is only half of a character. It was read as \u{fffd}."),
        )
        .at(self.range(offset, 6))
    }

    fn words(&self, offset: usize) -> String {
        let place = self.place(offset);
        format!("line {}, column {}", place.line, place.column)
    }

    fn word(&self, offset: usize) -> &str {
        let end = word_end(self.text, offset);
        let word = self.text.get(offset..end).unwrap_or("");
        match word.char_indices().nth(40) {
            Some((cut, _)) => word.get(..cut).unwrap_or(word),
            None => word,
        }
    }

    /// What stands at that byte, for a sentence.
    fn found(&self, offset: usize) -> String {
        match self.text.get(offset..).and_then(|rest| rest.chars().next()) {
            None => "nothing".to_owned(),
            Some('"') => "a text".to_owned(),
            Some(character) => match self.word(offset) {
                "" => quoted(character),
                word => format!("`{word}`"),
            },
        }
    }

    fn comment_hint(&self, offset: usize) -> Option<String> {
        let rest = self.text.get(offset..).unwrap_or("");
        if rest.starts_with("//") || rest.starts_with("/*") || rest.starts_with('#') {
            Some("JSON has no comments.".to_owned())
        } else if rest.starts_with(['\'', '`', '“', '”', '„']) {
            Some("Keys and texts stand in plain double quotes: \"name\".".to_owned())
        } else {
            None
        }
    }

    fn last_line(&self, span: Span) -> u32 {
        self.place(span.end as usize).line
    }

    /// A value as it is written, if it is short; else what it is.
    fn excerpt(&self, span: Span) -> String {
        let raw = self
            .text
            .get(span.start as usize..span.end as usize)
            .unwrap_or("");
        match raw.chars().next() {
            Some('{') => format!("the object that ends in line {}", self.last_line(span)),
            Some('[') => format!("the list that ends in line {}", self.last_line(span)),
            _ => shortened(raw.trim_matches('"')),
        }
    }
}

/// The text in quotes, cut to forty characters.
fn shortened(text: &str) -> String {
    let start: String = text.chars().take(40).collect();
    let dots = if start.len() < text.len() { "…" } else { "" };
    format!("\"{start}{dots}\"")
}

fn quoted(character: char) -> String {
    if character.is_control() || matches!(character, '\u{feff}' | '\u{a0}' | '\u{200b}') {
        format!("U+{:04X}", u32::from(character))
    } else {
        format!("`{character}`")
    }
}

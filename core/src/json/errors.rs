//! The errors of a text that is not JSON: each message names what is wrong and where.

use super::Span;
use super::scan::{TokenError, word_end};
use crate::diagnostic::{Diagnostic, LineIndex, Position, Range, messages};

/// Makes the errors of a text, with their positions.
pub(super) struct JsonErrors<'a> {
    pub(super) text: &'a str,
    pub(super) line_index: LineIndex,
}

/// A list or an object that is still open.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenBracket {
    pub(super) word: &'static str,
    pub(super) closing: char,
    pub(super) start: usize,
}

impl JsonErrors<'_> {
    pub(super) fn position(&self, offset: usize) -> Position {
        self.line_index.at(self.text, offset)
    }

    /// So many bytes from there on.
    fn range(&self, offset: usize, length: usize) -> Range {
        Range {
            start: self.position(offset),
            end: self.position(offset.saturating_add(length)),
        }
    }

    /// The diagnostic at what is at that offset: a word, or a single character.
    fn at(&self, offset: usize, diagnostic: Diagnostic) -> Diagnostic {
        let length = word_end(self.text, offset).saturating_sub(offset).max(1);
        diagnostic.at(self.range(offset, length))
    }

    /// Nothing but space.
    pub(super) fn empty(&self) -> Diagnostic {
        self.at(0, messages::json_empty())
    }

    /// The text ends while something is open.
    pub(super) fn unfinished(&self, open: Option<OpenBracket>) -> Diagnostic {
        let diagnostic = match open {
            Some(open) => messages::json_unfinished(&open.word, &self.words(open.start)),
            None => messages::json_value_missing(),
        };
        self.at(self.text.len(), diagnostic)
    }

    /// Two values without a comma.
    pub(super) fn comma(&self, offset: usize, last: Span) -> Diagnostic {
        self.at(offset, messages::json_comma(&self.excerpt(last)))
    }

    /// A comma with nothing after it.
    pub(super) fn trailing_comma(&self, offset: usize, closing: char) -> Diagnostic {
        self.at(offset, messages::json_spare_comma(&closing))
    }

    /// A key without its colon.
    pub(super) fn colon(&self, offset: usize, key: Span) -> Diagnostic {
        self.at(offset, messages::json_colon(&self.excerpt(key)))
    }

    /// Something that is no key, where one should be.
    pub(super) fn key(&self, offset: usize) -> Diagnostic {
        let found = self.found(offset);
        let hint = self.comment_hint(offset).unwrap_or_default();
        self.at(offset, messages::json_key(&found)).hint(hint)
    }

    /// Something that is no value, where one should be.
    pub(super) fn value(&self, offset: usize) -> Diagnostic {
        let word = self.word(offset);
        let hint = match word {
            "NaN" | "Infinity" | "-Infinity" => {
                return self.at(offset, messages::json_not_a_number(&word));
            }
            "True" | "TRUE" => "Write `true`.".to_owned(),
            "False" | "FALSE" => "Write `false`.".to_owned(),
            "None" | "undefined" | "nil" | "NULL" | "Null" => {
                "Write `null`, or leave the key out.".to_owned()
            }
            "" => self.comment_hint(offset).unwrap_or_default(),
            _ => "Texts stand in double quotes.".to_owned(),
        };
        self.at(offset, messages::json_value(&self.found(offset)))
            .hint(hint)
    }

    /// A bracket of the other kind.
    pub(super) fn bracket(&self, offset: usize, open: OpenBracket) -> Diagnostic {
        self.at(
            offset,
            messages::json_bracket(
                &quoted(open.closing),
                &open.word,
                &self.words(open.start),
                &self.found(offset),
            ),
        )
    }

    /// More after the one value.
    pub(super) fn after_end(&self, offset: usize) -> Diagnostic {
        self.at(offset, messages::json_after_end(&self.found(offset)))
    }

    /// More lists and objects inside one another than anybody writes.
    pub(super) fn too_deep(&self, offset: usize, limit: usize) -> Diagnostic {
        self.at(offset, messages::json_too_deep(&limit))
    }

    /// More values than are read.
    pub(super) fn too_large(&self, offset: usize, limit: usize) -> Diagnostic {
        self.at(offset, messages::json_too_large(&limit))
    }

    /// What is wrong inside the text or number that starts at byte `start`.
    pub(super) fn token(&self, start: usize, error: &TokenError) -> Diagnostic {
        match *error {
            TokenError::Unclosed => self.unfinished(Some(OpenBracket {
                word: "the text in quotes",
                closing: '"',
                start,
            })),
            TokenError::LineBreak => self.at(start, messages::json_text_without_end()),
            TokenError::Control { at, character } => {
                let hint = match character {
                    '\t' => "Write it `\\t`.".to_owned(),
                    other => format!("Write it `\\u{:04x}`, or delete it.", u32::from(other)),
                };
                self.at(at, messages::json_control_character(&quoted(character)))
                    .hint(hint)
            }
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
                self.at(
                    at,
                    messages::json_unknown_escape(
                        &escape.escape_debug().to_string().replace("\\\\", "\\"),
                    ),
                )
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
                self.at(start, messages::json_number(&word)).hint(hint)
            }
        }
    }

    /// A key that follows again.
    pub(super) fn duplicate_key(&self, key: &str, first: Span, again: Span) -> Diagnostic {
        let line = self.position(first.start as usize).line;
        messages::duplicate_key(&shortened(key), &line).at(self.line_index.range(self.text, again))
    }

    /// Half a character.
    pub(super) fn lone_surrogate(&self, offset: usize) -> Diagnostic {
        let escape = self.text.get(offset..offset + 6).unwrap_or("");
        messages::half_character(&escape).at(self.range(offset, 6))
    }

    fn words(&self, offset: usize) -> String {
        let position = self.position(offset);
        format!("line {}, column {}", position.line, position.column)
    }

    fn word(&self, offset: usize) -> &str {
        let end = word_end(self.text, offset);
        let word = self.text.get(offset..end).unwrap_or("");
        match word.char_indices().nth(40) {
            Some((cut, _)) => word.get(..cut).unwrap_or(word),
            None => word,
        }
    }

    /// What is at that byte, for a sentence.
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
        self.position(span.end as usize).line
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

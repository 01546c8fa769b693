//! A file that is read: its text, and the tree of its JSON, which is parsed once for all who ask.

use std::cell::OnceCell;

use super::decode::Decoded;
use crate::diagnostic::Diagnostic;
use crate::json::{self, Document};

/// A decoded file, before it is known what is in it.
#[derive(Debug)]
pub struct Source<'t> {
    pub(super) file: &'t str,
    pub(super) text: &'t str,
    /// How the bytes were decoded, where that is worth a diagnostic.
    pub(super) decoding: Option<&'t Diagnostic>,
    json: OnceCell<Result<Document<'t>, Diagnostic>>,
}

impl<'t> Source<'t> {
    /// A text with the name of its file, which may be empty.
    pub fn new(file: &'t str, text: &'t str) -> Source<'t> {
        Source {
            file,
            text,
            decoding: None,
            json: OnceCell::new(),
        }
    }

    /// A decoded file.
    pub fn of(file: &'t str, decoded: &'t Decoded<'_>) -> Source<'t> {
        Source {
            decoding: decoded.diagnostic.as_ref(),
            ..Source::new(file, &decoded.text)
        }
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The text as JSON, parsed when it is first asked for.
    ///
    /// # Errors
    /// Where it is not JSON.
    pub fn json(&self) -> Result<&Document<'t>, Diagnostic> {
        let parsed = self.json.get_or_init(|| json::read(self.text));
        parsed.as_ref().map_err(Clone::clone)
    }
}

//! What a stage reports about its input: one plain type for every error, warning and remark.

mod collector;
mod line_index;
pub mod messages;
mod nearest;
mod span;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use collector::DiagnosticCollector;
pub use line_index::LineIndex;
pub use nearest::nearest;
pub use span::Span;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// Something was understood, but not as it was written.
    Remark,
    /// Something is probably not what its author meant.
    Warning,
    /// Something could not be used and was left out.
    Error,
}

impl Level {
    /// The word for it: `error`, `warning` or `remark`.
    pub fn word(self) -> &'static str {
        match self {
            Level::Remark => "remark",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// Where a diagnostic points to. Every part of it may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Location {
    /// Name of the file, as the user knows it.
    pub file: Option<String>,
    /// From where to where in the text.
    pub range: Option<Range>,
    /// Path inside a JSON document, as `$.elements[3].port`.
    pub path: Option<String>,
    /// Id of the element, boundary, dataflow or data.
    pub part: Option<String>,
    /// Name of the attribute.
    pub attribute: Option<String>,
}

impl Location {
    /// Line and column of its start.
    pub fn position(&self) -> Option<Position> {
        self.range.map(|range| range.start)
    }
}

/// A position in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    /// Line, counted from 1.
    pub line: u32,
    /// Column in characters, counted from 1.
    pub column: u32,
}

/// A stretch of a text, by lines and columns; empty where only its start is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Range {
    /// The position of its first character.
    pub start: Position,
    /// The position after its last character.
    pub end: Position,
}

impl Range {
    /// The range of these bytes of a text. For one diagnostic; for many, [`LineIndex::range`].
    pub fn of(text: &str, bytes: std::ops::Range<usize>) -> Range {
        let start = Position::at(text, bytes.start);
        Range {
            start,
            end: Position::at(text, bytes.end).max(start),
        }
    }
}

/// An empty range.
impl From<Position> for Range {
    fn from(start: Position) -> Range {
        Range { start, end: start }
    }
}

impl Position {
    /// The position of the byte at `offset` in `text`; past its end, the position after the last character.
    pub fn at(text: &str, offset: usize) -> Position {
        let mut place = Position { line: 1, column: 1 };
        for (at, c) in text.char_indices() {
            if at >= offset {
                break;
            }
            if c == '\n' {
                place.line = place.line.saturating_add(1);
                place.column = 1;
            } else {
                place.column = place.column.saturating_add(1);
            }
        }
        place
    }
}

/// One report of a stage.
///
/// The code is stable: it is listed in the help with its cause and its cure, and tests compare it.
/// It is kebab-case and names what is wrong, as `unknown-class`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Stable name of the kind of diagnostic.
    pub code: String,
    /// How much it matters.
    pub level: Level,
    /// What is wrong and what became of it, in one or two sentences.
    pub message: String,
    /// How to fix it; empty where the message says it all.
    pub hint: String,
    /// Where it is.
    pub location: Location,
}

impl Diagnostic {
    /// A diagnostic without location or hint.
    pub fn new(level: Level, code: &str, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code: code.to_owned(),
            level,
            message: message.into(),
            hint: String::new(),
            location: Location::default(),
        }
    }

    /// An error: something could not be used.
    pub fn error(code: &str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Level::Error, code, message)
    }

    /// A warning: something is probably not as meant.
    pub fn warning(code: &str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Level::Warning, code, message)
    }

    /// A remark: something was understood in its own way.
    pub fn remark(code: &str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Level::Remark, code, message)
    }

    /// The same with a hint how to fix it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Diagnostic {
        self.hint = hint.into();
        self
    }

    /// The same at a position in a text.
    #[must_use]
    pub fn at(mut self, range: impl Into<Range>) -> Diagnostic {
        self.location.range = Some(range.into());
        self
    }

    /// The same at a path in a JSON document.
    #[must_use]
    pub fn path(mut self, path: impl Into<String>) -> Diagnostic {
        self.location.path = Some(path.into());
        self
    }

    /// Its code, and which attribute of which part: two that share it tell the user the same.
    pub fn dedup_key(&self) -> (&str, Option<&str>, Option<&str>) {
        let Location {
            part, attribute, ..
        } = &self.location;
        (&self.code, part.as_deref(), attribute.as_deref())
    }

    /// The same in a file of that name.
    #[must_use]
    pub fn file(mut self, file: impl Into<String>) -> Diagnostic {
        self.location.file = Some(file.into());
        self
    }

    /// The same on the part of the model with that id.
    #[must_use]
    pub fn part(mut self, id: impl Into<String>) -> Diagnostic {
        self.location.part = Some(id.into());
        self
    }

    /// The same on that attribute.
    #[must_use]
    pub fn attribute(mut self, name: impl Into<String>) -> Diagnostic {
        self.location.attribute = Some(name.into());
        self
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut pieces = Vec::new();
        pieces.extend(self.file.clone());
        pieces.extend(self.position().map(|p| format!("{}:{}", p.line, p.column)));
        pieces.extend(self.path.clone());
        if self.path.is_none() {
            match (&self.part, &self.attribute) {
                (Some(part), Some(attribute)) => pieces.push(format!("{part}.{attribute}")),
                (Some(one), None) | (None, Some(one)) => pieces.push(one.clone()),
                (None, None) => {}
            }
        }
        f.write_str(if pieces.is_empty() { "-" } else { "" })?;
        f.write_str(&pieces.join(" "))
    }
}

/// One line: `severity code location: message (hint)`.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {} {}: {}",
            self.level.word(),
            self.code,
            self.location,
            self.message
        )?;
        if self.hint.is_empty() {
            Ok(())
        } else {
            write!(f, " ({})", self.hint)
        }
    }
}

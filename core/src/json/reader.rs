//! The reader: text to tree, without recursion, so that no nesting can exhaust the stack.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::errors::{JsonErrors, OpenBracket};
use super::scan::{Scanned, scan_number, scan_text, word_end};
use super::{Document, Json, Member, Node, Object, Span};
use crate::diagnostic::{Diagnostic, LineIndex};

/// How deep lists and objects may be nested. Python's own reader gives up at about twice that.
pub const MAX_DEPTH: usize = 512;

/// How many values a text may hold: a model of 10,000 elements and 15,000 flows with forty answers
/// each has one million. It bounds the memory that 64 MB of `[[],[],…` would take.
pub const MAX_VALUES: usize = 4_000_000;

/// Remarks of the reader itself stop at this number: one slip repeated in a whole file is reported often enough.
const MAX_REMARKS: usize = 200;

/// Room for the members that most objects have, so that their list need not grow.
const TYPICAL_MEMBERS: usize = 8;

/// Objects with more members than this are searched for duplicate keys by a map.
const LINEAR_SEARCH_LIMIT: usize = 12;

/// Reads a text that is one JSON value (RFC 8259), a byte order mark before it allowed.
///
/// A key that is given twice is kept twice, with a remark; half a character (`\ud800` alone) becomes
/// U+FFFD, with a warning.
///
/// # Errors
/// One diagnostic with line and column, where the text is not JSON, nested push_open than [`MAX_DEPTH`],
/// or of more than [`MAX_VALUES`] values.
pub fn read(text: &str) -> Result<Document<'_>, Diagnostic> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let source = JsonErrors {
        text,
        line_index: LineIndex::new(text),
    };
    let mut reader = Reader {
        source,
        at: 0,
        open: Vec::new(),
        values: 0,
        depth: 0,
        remarks: Vec::new(),
    };
    if u32::try_from(text.len()).is_err() {
        return Err(reader.source.too_large(0, MAX_VALUES));
    }
    let root = reader.run()?;
    Ok(Document {
        text,
        root,
        remarks: reader.remarks,
        depth: reader.depth,
        line_index: reader.source.line_index,
    })
}

struct Reader<'a> {
    source: JsonErrors<'a>,
    at: usize,
    open: Vec<Open<'a>>,
    values: usize,
    depth: usize,
    remarks: Vec<Diagnostic>,
}

/// A list or an object that has not ended yet.
enum Open<'a> {
    List {
        start: usize,
        items: Vec<Node<'a>>,
    },
    Object {
        start: usize,
        members: Vec<Member<'a>>,
        key: Cow<'a, str>,
        key_span: Span,
    },
}

impl Open<'_> {
    fn opened(&self) -> OpenBracket {
        match self {
            Open::List { start, .. } => OpenBracket {
                word: "the list",
                closing: ']',
                start: *start,
            },
            Open::Object { start, .. } => OpenBracket {
                word: "the object",
                closing: '}',
                start: *start,
            },
        }
    }
}

impl<'a> Reader<'a> {
    fn run(&mut self) -> Result<Node<'a>, Diagnostic> {
        self.skip_space();
        if self.peek().is_none() {
            return Err(self.source.empty());
        }
        loop {
            let Some(node) = self.begin_value()? else {
                continue;
            };
            if let Some(root) = self.end_value(node)? {
                self.skip_space();
                return match self.peek() {
                    None => Ok(root),
                    Some(_) => Err(self.source.after_end(self.at)),
                };
            }
        }
    }

    /// Reads a value as far as its first bracket: `None` says that it was opened and its first item
    /// is next.
    fn begin_value(&mut self) -> Result<Option<Node<'a>>, Diagnostic> {
        self.skip_space();
        let start = self.at;
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(self.source.too_large(start, MAX_VALUES));
        }
        let value = match self.peek() {
            None => return Err(self.unfinished()),
            Some(b'{') => {
                self.push_open(Open::Object {
                    start,
                    members: Vec::with_capacity(TYPICAL_MEMBERS),
                    key: Cow::Borrowed(""),
                    key_span: Span::default(),
                })?;
                self.skip_space();
                if self.peek() != Some(b'}') {
                    self.key()?;
                    return Ok(None);
                }
                self.at += 1;
                self.open.pop();
                Json::Object(Object::default())
            }
            Some(b'[') => {
                self.push_open(Open::List {
                    start,
                    items: Vec::new(),
                })?;
                self.skip_space();
                if self.peek() != Some(b']') {
                    return Ok(None);
                }
                self.at += 1;
                self.open.pop();
                Json::List(Vec::new())
            }
            Some(b'"') => Json::Text(self.text()?),
            Some(b'-' | b'+' | b'.' | b'0'..=b'9') => self.number()?,
            Some(_) => self.word()?,
        };
        Ok(Some(Node {
            value,
            span: self.span_from(start),
        }))
    }

    /// Adds a finished value to what is open, and goes on to the next one: `Some` gives the root.
    fn end_value(&mut self, mut node: Node<'a>) -> Result<Option<Node<'a>>, Diagnostic> {
        loop {
            let last = node.span;
            let Some(open) = self.open.last_mut() else {
                return Ok(Some(node));
            };
            match open {
                Open::List { items, .. } => items.push(node),
                Open::Object {
                    members,
                    key,
                    key_span,
                    ..
                } => members.push(Member {
                    key: std::mem::take(key),
                    key_span: *key_span,
                    value: node,
                    is_overridden: false,
                }),
            }
            let opened = open.opened();
            self.skip_space();
            match self.peek() {
                None => return Err(self.unfinished()),
                Some(b',') => {
                    let comma = self.at;
                    self.at += 1;
                    self.skip_space();
                    if self.peek() == u8::try_from(opened.closing).ok() {
                        return Err(self.source.trailing_comma(comma, opened.closing));
                    }
                    if opened.closing == '}' {
                        self.key()?;
                    }
                    return Ok(None);
                }
                Some(byte) if char::from(byte) == opened.closing => {
                    self.at += 1;
                    node = self.close(opened.start);
                }
                Some(b']' | b'}' | b':') => return Err(self.source.bracket(self.at, opened)),
                Some(_) => return Err(self.source.comma(self.at, last)),
            }
        }
    }

    fn close(&mut self, start: usize) -> Node<'a> {
        let value = match self.open.pop() {
            Some(Open::List { items, .. }) => Json::List(items),
            Some(Open::Object { mut members, .. }) => {
                self.mark_duplicates(&mut members);
                Json::Object(Object(members))
            }
            None => Json::Null,
        };
        Node {
            value,
            span: self.span_from(start),
        }
    }

    fn push_open(&mut self, open: Open<'a>) -> Result<(), Diagnostic> {
        if self.open.len() >= MAX_DEPTH {
            return Err(self.source.too_deep(self.at, MAX_DEPTH));
        }
        self.open.push(open);
        self.depth = self.depth.max(self.open.len());
        self.at += 1;
        Ok(())
    }

    /// Reads a key and its colon into the innermost object.
    fn key(&mut self) -> Result<(), Diagnostic> {
        let start = self.at;
        match self.peek() {
            None => return Err(self.unfinished()),
            Some(b'"') => {}
            Some(_) => return Err(self.source.key(start)),
        }
        let read = self.text()?;
        let span = self.span_from(start);
        self.skip_space();
        match self.peek() {
            None => return Err(self.unfinished()),
            Some(b':') => self.at += 1,
            Some(_) => return Err(self.source.colon(self.at, span)),
        }
        if let Some(Open::Object { key, key_span, .. }) = self.open.last_mut() {
            *key = read;
            *key_span = span;
        }
        Ok(())
    }

    fn text(&mut self) -> Result<Cow<'a, str>, Diagnostic> {
        let Scanned {
            content,
            end,
            lone_surrogates,
        } = scan_text(self.source.text, self.at)
            .map_err(|error| self.source.token(self.at, &error))?;
        for half in lone_surrogates {
            let remark = self.source.lone_surrogate(half);
            self.remark(remark);
        }
        self.at = end;
        Ok(content)
    }

    fn number(&mut self) -> Result<Json<'a>, Diagnostic> {
        let start = self.at;
        match scan_number(self.source.text, start) {
            Ok(end) => {
                self.at = end;
                Ok(Json::Number(
                    self.source.text.get(start..end).unwrap_or("0"),
                ))
            }
            // `-Infinity` begins as a number does.
            Err(_) if self.rest().starts_with("-I") => Err(self.source.value(start)),
            Err(error) => Err(self.source.token(start, &error)),
        }
    }

    fn word(&mut self) -> Result<Json<'a>, Diagnostic> {
        let end = word_end(self.source.text, self.at);
        let value = match self.source.text.get(self.at..end) {
            Some("true") => Json::Bool(true),
            Some("false") => Json::Bool(false),
            Some("null") => Json::Null,
            _ => return Err(self.source.value(self.at)),
        };
        self.at = end;
        Ok(value)
    }

    fn mark_duplicates(&mut self, members: &mut [Member<'a>]) {
        let mut pairs = Vec::new();
        if members.len() <= LINEAR_SEARCH_LIMIT {
            for (position, member) in members.iter().enumerate() {
                let later = members.iter().enumerate().skip(position + 1);
                let again = later.into_iter().find(|(_, other)| other.key == member.key);
                pairs.extend(again.map(|(again, _)| (position, again)));
            }
        } else {
            let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
            for (position, member) in members.iter().enumerate() {
                let first = seen.insert(&member.key, position);
                pairs.extend(first.map(|first| (first, position)));
            }
        }
        for (first, again) in pairs {
            if let Some([first, .., again]) = members.get_mut(first..=again) {
                first.is_overridden = true;
                let remark = self
                    .source
                    .duplicate_key(&again.key, first.key_span, again.key_span);
                self.remark(remark);
            }
        }
    }

    fn remark(&mut self, remark: Diagnostic) {
        if self.remarks.len() < MAX_REMARKS {
            self.remarks.push(remark);
        }
    }

    fn unfinished(&self) -> Diagnostic {
        self.source.unfinished(self.open.last().map(Open::opened))
    }

    fn rest(&self) -> &'a str {
        self.source.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<u8> {
        self.source.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn span_from(&self, start: usize) -> Span {
        Span {
            start: u32::try_from(start).unwrap_or(u32::MAX),
            end: u32::try_from(self.at).unwrap_or(u32::MAX),
        }
    }
}

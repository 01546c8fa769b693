//! The values of a library's JSON, each of the type that its key takes; any other type is reported.

use super::check;
use crate::diagnostic::{Diagnostic, DiagnosticCollector, Position};
use crate::json::{self, Document, Member, Node, Span};

/// What both readers of JSON share: the document, the threat that is being read, and the
/// diagnostics.
pub(super) struct Fields<'d> {
    document: &'d Document<'d>,
    /// SID of the threat that is being read; of the library, what it is called.
    pub(super) sid: String,
    /// Path of the value that is being read.
    pub(super) path: String,
    remarks: DiagnosticCollector,
}

impl<'d> Fields<'d> {
    pub(super) fn new(document: &'d Document<'d>) -> Fields<'d> {
        let mut remarks = DiagnosticCollector::default();
        remarks.extend(document.remarks.iter().cloned());
        Fields {
            document,
            sid: check::LIBRARY.to_owned(),
            path: "$".to_owned(),
            remarks,
        }
    }

    /// All diagnostics, in that file.
    pub(super) fn finish(self, file: &str) -> Vec<Diagnostic> {
        let diagnostics = self.remarks.finish().into_iter();
        diagnostics
            .map(|diagnostic| diagnostic.file(file))
            .collect()
    }

    pub(super) fn location(&self, span: Span) -> Position {
        self.document.position(span)
    }

    /// The text of a value as it is written.
    pub(super) fn source_text(&self, node: &Node<'_>) -> &'d str {
        self.document.raw(node)
    }

    /// The JSON text of a value, to be kept.
    pub(super) fn raw_json(&self, node: &Node<'_>) -> String {
        json::compact(self.document.raw(node))
    }

    /// Reports it at the value that is being read.
    pub(super) fn report(&mut self, diagnostic: Diagnostic, span: Span) {
        let range = self.document.range(span);
        self.remarks
            .push(diagnostic.path(self.path.as_str()).at(range));
    }

    /// A key that means nothing, with the nearest of those that do.
    pub(super) fn unknown_key(&mut self, member: &Member<'_>, known: &[&str]) {
        let diagnostic = check::unknown_key(&self.sid, &member.key, known);
        let range = self.document.range(member.key_span);
        self.remarks.push(diagnostic.at(range));
    }

    pub(super) fn wrong_type(&mut self, key: &str, wanted: &str, node: &Node<'_>) {
        let diagnostic = check::wrong_type(&self.sid, key, wanted, node.kind());
        self.report(diagnostic, node.span);
    }

    /// The text of a key; `None`, and reported, where it is none.
    pub(super) fn text(&mut self, key: &str, node: &Node<'_>) -> Option<String> {
        let text = node.as_text().map(str::to_owned);
        if text.is_none() {
            self.wrong_type(key, "text", node);
        }
        text
    }

    /// The texts of a key: a list of them, or a single one.
    pub(super) fn texts(&mut self, key: &str, node: &Node<'_>) -> Option<Vec<String>> {
        if let Some(text) = node.as_text() {
            return Some(vec![text.to_owned()]);
        }
        self.list(key, "a list of texts", node, |item| {
            item.as_text().map(str::to_owned)
        })
    }

    /// The numbers of a key, none below 0.
    pub(super) fn numbers(&mut self, key: &str, node: &Node<'_>) -> Option<Vec<u32>> {
        self.list(key, "a list of numbers", node, |item| {
            u32::try_from(item.as_integer()?).ok()
        })
    }

    /// The truth value of a key.
    pub(super) fn truth(&mut self, key: &str, node: &Node<'_>) -> Option<bool> {
        let truth = node.as_bool();
        if truth.is_none() {
            self.wrong_type(key, "true or false", node);
        }
        truth
    }

    /// The items of a list, if every one of them can be read: what is not accepted as a whole is
    /// kept as a whole.
    fn list<T>(
        &mut self,
        key: &str,
        wanted: &str,
        node: &Node<'_>,
        read: impl Fn(&Node<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Some(items) = node.as_list() else {
            self.wrong_type(key, wanted, node);
            return None;
        };
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            match read(item) {
                Some(value) => list.push(value),
                None => {
                    self.wrong_type(key, wanted, item);
                    return None;
                }
            }
        }
        Some(list)
    }
}

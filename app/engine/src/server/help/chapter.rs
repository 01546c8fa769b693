//! A generated chapter: its Markdown, and anchors that stay when a title changes.

use std::fmt;

use parapet_core::report::document::{Document, Element, Node, Tag};
use parapet_core::report::markdown;

/// A builder of a chapter.
pub(super) struct Chapter {
    text: String,
    /// The anchors of its headings, from the top.
    anchors: Vec<String>,
}

impl Chapter {
    /// The chapter of that title.
    pub(super) fn new(title: &str, anchor: &str) -> Chapter {
        Chapter {
            text: format!("# {title}\n"),
            anchors: vec![anchor.to_owned()],
        }
    }

    /// Begins a section.
    pub(super) fn section(&mut self, level: usize, title: &str, anchor: String) {
        self.paragraph(format_args!("{} {title}", "#".repeat(level)));
        self.anchors.push(anchor);
    }

    /// Adds a paragraph.
    pub(super) fn paragraph(&mut self, text: fmt::Arguments<'_>) {
        self.text.push('\n');
        self.line(text);
    }

    /// Adds a line.
    pub(super) fn line(&mut self, text: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = fmt::write(&mut self.text, text);
        self.text.push('\n');
    }

    /// Parses the chapter to the document that the page shows.
    pub(super) fn parse(self) -> Document {
        let mut document = markdown::read(&self.text).0;
        let headings = document.nodes.iter_mut().filter_map(|node| match node {
            Node::Element(Element {
                tag: Tag::Heading { anchor, .. },
                ..
            }) => Some(anchor),
            _ => None,
        });
        for ((heading, entry), anchor) in headings.zip(&mut document.contents).zip(self.anchors) {
            heading.clone_from(&anchor);
            entry.anchor = anchor;
        }
        document
    }
}

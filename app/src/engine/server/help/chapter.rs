//! A chapter that is made: its Markdown, and anchors that stay when a title changes.

use std::fmt;

use parapet_core::report::document::{Document, Element, Node, Tag};
use parapet_core::report::markdown;

/// A chapter in the making.
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

    /// Adds a line to what stands there.
    pub(super) fn line(&mut self, text: fmt::Arguments<'_>) {
        // Writing into a text cannot fail.
        let _ = fmt::write(&mut self.text, text);
        self.text.push('\n');
    }

    /// The chapter as the page shows it.
    pub(super) fn read(self) -> Document {
        let mut document = markdown::read(&self.text).0;
        let heads = document.nodes.iter_mut().filter_map(|node| match node {
            Node::Element(Element {
                tag: Tag::Heading { anchor, .. },
                ..
            }) => Some(anchor),
            _ => None,
        });
        for ((head, entry), anchor) in heads.zip(&mut document.contents).zip(self.anchors) {
            head.clone_from(&anchor);
            entry.anchor = anchor;
        }
        document
    }
}

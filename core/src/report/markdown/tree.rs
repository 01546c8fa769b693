//! Builds the document tree from openings and closings, of Markdown and of HTML in between.

use std::collections::BTreeMap;

use crate::report::document::{Diagram, Document, Element, Entry, MAX_DEPTH, Node, Tag, text_of};

/// How much can be open at once before HTML opens nothing more.
const MAX_OPEN: usize = 256;

/// The tree as it grows.
#[derive(Default)]
pub(super) struct Tree {
    roots: Vec<Node>,
    open: Vec<Open>,
    /// How many elements are open.
    depth: usize,
    contents: Vec<Entry>,
    /// How often an anchor was asked for.
    anchors: BTreeMap<String, u32>,
}

/// An element that is open.
struct Open {
    what: OpenKind,
    /// The HTML tag that opened it; empty for Markdown's.
    html: &'static str,
    children: Vec<Node>,
}

/// What becomes of the children when it closes.
enum OpenKind {
    /// An element with them.
    Tag(Tag),
    /// A diagram with their text as its alternative.
    Diagram(Diagram),
    /// They take its place.
    Transparent,
}

impl Tree {
    /// Opens an element of Markdown.
    pub(super) fn open(&mut self, tag: Tag) {
        self.push(OpenKind::Tag(tag), "");
    }

    /// Opens something of Markdown that leaves no trace but what is in it.
    pub(super) fn open_transparent(&mut self) {
        self.push(OpenKind::Transparent, "");
    }

    /// Opens a diagram of Markdown; the text in it is its alternative.
    pub(super) fn open_diagram(&mut self, which: Diagram) {
        self.push(OpenKind::Diagram(which), "");
    }

    /// Opens an element of HTML; with `None` one that leaves no trace.
    pub(super) fn open_html(&mut self, html: &'static str, tag: Option<Tag>) {
        // As in HTML: the next paragraph, item, row or cell ends the one before.
        let ends_itself = matches!(html, "p" | "li" | "tr" | "td" | "th");
        if ends_itself && self.open.last().is_some_and(|last| last.html == html) {
            self.pop();
        }
        if self.open.len() < MAX_OPEN {
            self.push(tag.map_or(OpenKind::Transparent, OpenKind::Tag), html);
        }
    }

    /// Closes an element of HTML, with all that is open inside of it. One that is not open inside
    /// of the innermost element of Markdown is not closed, as in a browser.
    pub(super) fn close_html(&mut self, html: &str) {
        let inside = self
            .open
            .iter()
            .rev()
            .take_while(|open| !open.html.is_empty());
        let Some(depth) = inside.enumerate().find(|(_, open)| open.html == html) else {
            return;
        };
        for _ in 0..=depth.0 {
            self.pop();
        }
    }

    /// Closes the innermost thing of Markdown, with all of HTML that is open inside of it.
    pub(super) fn close(&mut self) {
        while self.open.last().is_some_and(|open| !open.html.is_empty()) {
            self.pop();
        }
        self.pop();
    }

    /// Closes what Markdown left open; what HTML opened stays open in the next section.
    pub(super) fn end_section(&mut self) {
        while self.open.iter().any(|open| open.html.is_empty()) {
            self.pop();
        }
    }

    /// Adds text; text next to text is one.
    pub(super) fn text(&mut self, text: &str) {
        let children = self.children();
        match children.last_mut() {
            Some(Node::Text(last)) => last.push_str(text),
            _ if text.is_empty() => {}
            _ => children.push(Node::Text(text.to_owned())),
        }
    }

    /// Adds a node without children.
    pub(super) fn leaf(&mut self, node: Node) {
        self.children().push(node);
    }

    /// Whether text before the next node would be between blocks.
    pub(super) fn is_between_blocks(&self) -> bool {
        match self.open.last() {
            None => true,
            Some(open) => match &open.what {
                OpenKind::Tag(tag) => matches!(
                    tag,
                    Tag::Table
                        | Tag::TableHead
                        | Tag::TableBody
                        | Tag::Row
                        | Tag::BulletList
                        | Tag::Numbers { .. }
                        | Tag::Details { .. }
                        | Tag::Quote
                ),
                _ => false,
            },
        }
    }

    /// Closes everything and gives the document.
    pub(super) fn finish(mut self) -> Document {
        while !self.open.is_empty() {
            self.pop();
        }
        Document {
            nodes: self.roots,
            contents: self.contents,
        }
    }

    fn push(&mut self, what: OpenKind, html: &'static str) {
        let what = match what {
            OpenKind::Tag(_) if self.depth >= MAX_DEPTH => OpenKind::Transparent,
            other => other,
        };
        if matches!(what, OpenKind::Tag(_)) {
            self.depth = self.depth.saturating_add(1);
        }
        self.open.push(Open {
            what,
            html,
            children: Vec::new(),
        });
    }

    fn pop(&mut self) {
        let Some(open) = self.open.pop() else {
            return;
        };
        if matches!(open.what, OpenKind::Tag(_)) {
            self.depth = self.depth.saturating_sub(1);
        }
        match open.what {
            OpenKind::Tag(Tag::Heading { level, .. }) => {
                let text = text_of(&open.children)
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ");
                let anchor = self.anchor(&text);
                self.contents.push(Entry {
                    level,
                    text,
                    anchor: anchor.clone(),
                });
                let tag = Tag::Heading { level, anchor };
                self.leaf(Node::Element(Element {
                    tag,
                    children: open.children,
                }));
            }
            OpenKind::Tag(tag) => self.leaf(Node::Element(Element {
                tag,
                children: open.children,
            })),
            OpenKind::Diagram(which) => {
                let alt = text_of(&open.children);
                self.leaf(Node::Diagram { which, alt });
            }
            OpenKind::Transparent => {
                for child in open.children {
                    match child {
                        Node::Text(text) => self.text(&text),
                        other => self.leaf(other),
                    }
                }
            }
        }
    }

    fn children(&mut self) -> &mut Vec<Node> {
        match self.open.last_mut() {
            Some(open) => &mut open.children,
            None => &mut self.roots,
        }
    }

    /// An anchor made of a heading's words; a second one of the same words gets a number.
    fn anchor(&mut self, text: &str) -> String {
        let mut words = String::new();
        for c in text.to_lowercase().chars() {
            match c {
                ' ' | '-' | '_' => words.push('-'),
                c if c.is_alphanumeric() => words.push(c),
                _ => {}
            }
        }
        let mut anchor = if words.is_empty() {
            "section".to_owned()
        } else {
            words
        };
        loop {
            let asked = self.anchors.entry(anchor.clone()).or_insert(0);
            *asked = asked.saturating_add(1);
            if *asked == 1 {
                return anchor;
            }
            anchor = format!("{anchor}-{asked}");
        }
    }
}

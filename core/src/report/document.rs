//! The document tree: the only things a report can show, each harmless by itself.
//!
//! The page makes DOM nodes of it, one for each node; no HTML string is made of it there.

use serde::{Deserialize, Serialize};

/// A report that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What is in it, from the top.
    pub nodes: Vec<Node>,
    /// Its headings, for a table of contents.
    pub contents: Vec<Entry>,
}

/// A heading in the table of contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// 1 for the highest, to 6.
    pub level: u8,
    /// Its text.
    pub text: String,
    /// The anchor to jump to, without `#`; unique in the document.
    pub anchor: String,
}

/// A node of the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Node {
    /// Text.
    Text(String),
    /// A line break.
    Break,
    /// A horizontal rule.
    Rule,
    /// One of the model's diagrams, with its alternative text.
    Diagram {
        /// Which one.
        which: Diagram,
        /// Alternative text; may be empty.
        alt: String,
    },
    /// Something with nodes in it.
    Element(Element),
}

/// One of the model's diagrams.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Diagram {
    /// The data-flow diagram.
    Dataflow,
    /// The sequence diagram.
    Sequence,
}

/// A node with nodes in it. Elements are nested at most [`MAX_DEPTH`] deep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Element {
    /// What it is.
    pub tag: Tag,
    /// What is in it.
    pub children: Vec<Node>,
}

/// How deep elements can be nested; what is deeper is in the deepest one.
pub const MAX_DEPTH: usize = 64;

/// What an element is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tag {
    /// A heading.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its anchor, as in [`Entry::anchor`].
        anchor: String,
    },
    /// A paragraph.
    Paragraph,
    /// Important text.
    Strong,
    /// Stressed text.
    Emphasis,
    /// Text that no longer holds.
    Deleted,
    /// Code inside of a line.
    Code,
    /// Code with its line breaks.
    CodeBlock,
    /// A quotation.
    Quote,
    /// A list with bullets.
    BulletList,
    /// A list with numbers.
    Numbers {
        /// The first number.
        start: u64,
    },
    /// An item of a list.
    Item,
    /// A table.
    Table,
    /// The head of a table.
    TableHead,
    /// The body of a table.
    TableBody,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell {
        /// Whether it is a heading of its column or row.
        is_head: bool,
        /// How its text is aligned.
        align: Align,
    },
    /// A part that folds.
    Details {
        /// Whether it is open at first.
        is_open: bool,
    },
    /// What a folding part shows while it is folded.
    Summary,
    /// A link.
    Link {
        /// `http:`, `https:`, `mailto:` or `#anchor`, nothing else.
        to: String,
    },
}

/// The alignment of a cell's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Align {
    /// As the language has it.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// At the end, as numbers.
    End,
}

impl Tag {
    /// The HTML element that shows it.
    pub fn html(&self) -> &'static str {
        match self {
            Tag::Heading { level: 1, .. } => "h1",
            Tag::Heading { level: 2, .. } => "h2",
            Tag::Heading { level: 3, .. } => "h3",
            Tag::Heading { level: 4, .. } => "h4",
            Tag::Heading { level: 5, .. } => "h5",
            Tag::Heading { .. } => "h6",
            Tag::Paragraph => "p",
            Tag::Strong => "strong",
            Tag::Emphasis => "em",
            Tag::Deleted => "del",
            Tag::Code => "code",
            Tag::CodeBlock => "pre",
            Tag::Quote => "blockquote",
            Tag::BulletList => "ul",
            Tag::Numbers { .. } => "ol",
            Tag::Item => "li",
            Tag::Table => "table",
            Tag::TableHead => "thead",
            Tag::TableBody => "tbody",
            Tag::Row => "tr",
            Tag::Cell { is_head: true, .. } => "th",
            Tag::Cell { is_head: false, .. } => "td",
            Tag::Details { .. } => "details",
            Tag::Summary => "summary",
            Tag::Link { .. } => "a",
        }
    }
}

/// The text of nodes and of all that is in them.
pub fn text_of(nodes: &[Node]) -> String {
    let mut text = String::new();
    push_text_of(nodes, &mut text);
    text
}

fn push_text_of(nodes: &[Node], text: &mut String) {
    for node in nodes {
        match node {
            Node::Text(words) => text.push_str(words),
            Node::Break => text.push(' '),
            Node::Rule => {}
            Node::Diagram { alt, .. } => text.push_str(alt),
            Node::Element(element) => push_text_of(&element.children, text),
        }
    }
}

//! Reads Markdown to a [`Document`]: CommonMark with tables and strikethrough, and the few HTML
//! tags that report templates use. Anything else is shown as the text that it is.

mod address;
mod html;
#[cfg(test)]
mod tests;
mod tree;

use pulldown_cmark::{Alignment, CowStr, Event, Options, Parser, Tag as Start, TagEnd};

use super::document::{Align, Document, Node, Tag};
use crate::diagnostic::{Diagnostic, Position, messages};
use tree::Tree;

/// Longer reports are cut there, in bytes: more than anyone reads on a screen.
const MAX_BYTES: usize = 1 << 20;
/// Longer lines are cut into several; the parser's work grows with the square of some of them.
const MAX_LINE_BYTES: usize = 1 << 15;
/// About how much is parsed at a time, in bytes: see [`sections`].
const SECTION_BYTES: usize = 1 << 15;

/// Reads Markdown. Reading never fails; a diagnostic says what was cut.
pub fn read(markdown: &str) -> (Document, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let end = markdown.floor_char_boundary(MAX_BYTES);
    if end < markdown.len() {
        let place = Position::at(markdown, end);
        diagnostics.push(messages::report_preview_cut().at(place));
    }
    let clean = clean(markdown.get(..end).unwrap_or_default());
    let mut reader = Reader::default();
    for section in sections(&clean) {
        // Footnotes, mathematics, definitions and attributes stay off: nobody's template uses them,
        // and the parser's known traps and slow cases (its issues 1076, 1109, 1110) are in them.
        let options =
            Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
        for event in Parser::new_ext(section, options) {
            reader.event(event);
        }
        reader.tree.end_section();
    }
    (reader.tree.finish(), diagnostics)
}

/// The text with plain line ends, without NUL, and without endless lines.
fn clean(markdown: &str) -> String {
    let mut clean = String::with_capacity(markdown.len());
    let mut column = 0usize;
    let mut characters = markdown.chars().peekable();
    while let Some(c) = characters.next() {
        let c = match c {
            '\r' if characters.peek() == Some(&'\n') => continue,
            '\r' => '\n',
            '\0' => char::REPLACEMENT_CHARACTER,
            other => other,
        };
        clean.push(c);
        column = if c == '\n' {
            0
        } else {
            column.saturating_add(c.len_utf8())
        };
        if column >= MAX_LINE_BYTES {
            clean.push('\n');
            column = 0;
        }
    }
    clean
}

/// Divides a long text before headings, each section parsed on its own: what the parser does with
/// the square of its input then stays small. Headings inside of code do not divide.
fn sections(text: &str) -> Vec<&str> {
    let mut sections = Vec::new();
    let mut begin = 0usize;
    let mut at = 0usize;
    let mut fence = None::<&str>;
    for line in text.split_inclusive('\n') {
        let stripped = line.trim_start_matches(' ');
        let marks = |c: char| {
            let end = stripped.find(|other| other != c).unwrap_or(stripped.len());
            stripped.get(..end).filter(|run| run.len() >= 3)
        };
        let run = marks('`').or_else(|| marks('~'));
        fence = match (fence, run) {
            (None, run) => run,
            (Some(open), Some(run)) if run.starts_with(open) => None,
            (open, _) => open,
        };
        let length = at.saturating_sub(begin);
        let is_place = fence.is_none() && run.is_none() && (line.starts_with('#') || line == "\n");
        if (is_place && length >= SECTION_BYTES) || length >= SECTION_BYTES.saturating_mul(8) {
            sections.push(text.get(begin..at).unwrap_or_default());
            begin = at;
        }
        at = at.saturating_add(line.len());
    }
    sections.push(text.get(begin..).unwrap_or_default());
    sections
}

/// Turns the parser's events into nodes.
#[derive(Default)]
struct Reader {
    tree: Tree,
    /// Lines of HTML, until their block ends.
    html: String,
    /// The alignment of the table's columns, and the index of the next column.
    columns: Vec<Align>,
    column: usize,
    in_table_head: bool,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(start) => self.start(start),
            Event::End(end) => self.end(end),
            Event::Text(text) => self.tree.text(&text),
            Event::Code(code) => {
                self.tree.open(Tag::Code);
                self.tree.text(&code);
                self.tree.close();
            }
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(html) => html::read(&html, &mut self.tree),
            Event::SoftBreak => self.tree.text("\n"),
            Event::HardBreak => self.tree.leaf(Node::Break),
            Event::Rule => self.tree.leaf(Node::Rule),
            Event::TaskListMarker(true) => self.tree.text("☑ "),
            Event::TaskListMarker(false) => self.tree.text("☐ "),
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.tree.text(&text);
            }
        }
    }

    fn start(&mut self, start: Start<'_>) {
        match start {
            Start::Paragraph => self.tree.open(Tag::Paragraph),
            Start::Heading { level, .. } => self.tree.open(Tag::Heading {
                level: level as u8,
                anchor: String::new(),
            }),
            Start::BlockQuote(_) => self.tree.open(Tag::Quote),
            Start::CodeBlock(_) => self.tree.open(Tag::CodeBlock),
            Start::List(None) => self.tree.open(Tag::BulletList),
            Start::List(Some(start)) => self.tree.open(Tag::Numbers { start }),
            Start::Item => self.tree.open(Tag::Item),
            Start::Table(alignments) => {
                self.columns = alignments.into_iter().map(align).collect();
                self.tree.open(Tag::Table);
            }
            Start::TableHead => {
                self.in_table_head = true;
                self.column = 0;
                self.tree.open(Tag::TableHead);
                self.tree.open(Tag::Row);
            }
            Start::TableRow => {
                self.column = 0;
                self.tree.open(Tag::Row);
            }
            Start::TableCell => {
                let align = self.columns.get(self.column).copied().unwrap_or_default();
                self.column = self.column.saturating_add(1);
                let is_head = self.in_table_head;
                self.tree.open(Tag::Cell { is_head, align });
            }
            Start::Emphasis => self.tree.open(Tag::Emphasis),
            Start::Strong => self.tree.open(Tag::Strong),
            Start::Strikethrough => self.tree.open(Tag::Deleted),
            Start::Link { dest_url, .. } => match address::link(&dest_url) {
                Some(to) => self.tree.open(Tag::Link { to }),
                None => self.tree.open_transparent(),
            },
            Start::Image { dest_url, .. } => self.image(&dest_url),
            Start::HtmlBlock => self.html.clear(),
            Start::FootnoteDefinition(_)
            | Start::DefinitionList
            | Start::DefinitionListTitle
            | Start::DefinitionListDefinition
            | Start::Superscript
            | Start::Subscript
            | Start::MetadataBlock(_) => self.tree.open_transparent(),
        }
    }

    /// A picture is one of the diagrams, or else its alternative text.
    fn image(&mut self, address: &CowStr<'_>) {
        match address::diagram(address) {
            Some(which) => self.tree.open_diagram(which),
            None => self.tree.open_transparent(),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                html::read(&html, &mut self.tree);
            }
            TagEnd::TableHead => {
                self.in_table_head = false;
                self.tree.close();
                self.tree.close();
                self.tree.open(Tag::TableBody);
            }
            TagEnd::Table => {
                self.tree.close();
                self.tree.close();
            }
            _ => self.tree.close(),
        }
    }
}

fn align(alignment: Alignment) -> Align {
    match alignment {
        Alignment::None | Alignment::Left => Align::Start,
        Alignment::Center => Align::Centre,
        Alignment::Right => Align::End,
    }
}

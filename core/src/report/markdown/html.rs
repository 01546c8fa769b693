//! Reads the HTML tags that report templates use. What is not exactly one of them is text.

use super::address;
use super::tree::Tree;
use crate::report::document::{Align, Node, Tag};

/// Adds a stretch of HTML to the tree: known tags as nodes, comments not at all, the rest as text.
pub(super) fn read(html: &str, tree: &mut Tree) {
    let mut rest = html;
    // Where no comment ends any more, none is looked for again: that would take time squared.
    let last_end = html
        .rfind("-->")
        .map_or(usize::MAX, |at| html.len().saturating_sub(at));
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        text(before, tree);
        if from.len() > last_end
            && let Some(behind) = comment(from)
        {
            rest = behind;
        } else if let Some((found, behind)) = tag(from) {
            if !apply(&found, tree) {
                let length = from.len().saturating_sub(behind.len());
                tree.text(from.get(..length).unwrap_or_default());
            }
            rest = behind;
        } else {
            tree.text("<");
            rest = from.get(1..).unwrap_or_default();
        }
    }
    text(rest, tree);
}

/// A tag as it is written.
struct HtmlTag<'a> {
    name: &'a str,
    is_closing: bool,
    attributes: Vec<(&'a str, &'a str)>,
}

/// Attributes that change nothing that a report shows. With any other the tag is text.
const IGNORED: [&str; 14] = [
    "align",
    "alt",
    "border",
    "cellpadding",
    "cellspacing",
    "class",
    "height",
    "id",
    "name",
    "style",
    "title",
    "valign",
    "width",
    "type",
];

impl HtmlTag<'_> {
    fn attribute(&self, name: &str) -> Option<&str> {
        let found = self
            .attributes
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| *value)
    }

    /// Whether it has no attributes but these and those that are ignored.
    fn has_only(&self, known: &[&str]) -> bool {
        self.attributes.iter().all(|(name, _)| {
            let is = |known: &&str| known.eq_ignore_ascii_case(name);
            known.iter().any(is) || IGNORED.iter().any(is)
        })
    }

    fn align(&self) -> Align {
        match self.attribute("align") {
            Some(align) if align.eq_ignore_ascii_case("center") => Align::Centre,
            Some(align) if align.eq_ignore_ascii_case("right") => Align::End,
            _ => Align::Start,
        }
    }
}

/// The tags that stand for an element without attributes of its own.
fn plain(name: &str) -> Option<(&'static str, Tag)> {
    let heading = |level| Tag::Heading {
        level,
        anchor: String::new(),
    };
    Some(match name {
        "h1" => ("h1", heading(1)),
        "h2" => ("h2", heading(2)),
        "h3" => ("h3", heading(3)),
        "h4" => ("h4", heading(4)),
        "h5" => ("h5", heading(5)),
        "h6" => ("h6", heading(6)),
        "p" => ("p", Tag::Paragraph),
        "b" => ("b", Tag::Strong),
        "strong" => ("strong", Tag::Strong),
        "i" => ("i", Tag::Emphasis),
        "em" => ("em", Tag::Emphasis),
        "code" => ("code", Tag::Code),
        "pre" => ("pre", Tag::CodeBlock),
        "ul" => ("ul", Tag::BulletList),
        "ol" => ("ol", Tag::Numbers { start: 1 }),
        "li" => ("li", Tag::Item),
        "table" => ("table", Tag::Table),
        "thead" => ("thead", Tag::TableHead),
        "tbody" => ("tbody", Tag::TableBody),
        "tr" => ("tr", Tag::Row),
        "summary" => ("summary", Tag::Summary),
        _ => return None,
    })
}

/// Does what a tag says; `false` where it is none that a report may have.
fn apply(found: &HtmlTag<'_>, tree: &mut Tree) -> bool {
    let name = found.name.to_ascii_lowercase();
    let known = match name.as_str() {
        "details" => &["open"][..],
        "a" => &["href"],
        "img" => &["src"],
        _ => &[],
    };
    if !found.has_only(known) {
        return false;
    }
    if found.is_closing {
        let has_end =
            plain(&name).is_some() || matches!(name.as_str(), "a" | "details" | "td" | "th");
        if has_end {
            tree.close_html(&name);
        }
        return has_end;
    }
    match name.as_str() {
        "br" => tree.leaf(Node::Break),
        "hr" => tree.leaf(Node::Rule),
        "img" => {
            let Some(which) = found.attribute("src").and_then(address::diagram) else {
                return false;
            };
            let alt = decode(found.attribute("alt").unwrap_or_default());
            tree.leaf(Node::Diagram { which, alt });
        }
        "a" => match found.attribute("href") {
            None => tree.open_html("a", None),
            Some(href) => {
                let Some(to) = address::link(&decode(href)) else {
                    return false;
                };
                tree.open_html("a", Some(Tag::Link { to }));
            }
        },
        "details" => {
            let is_open = found.attribute("open").is_some();
            tree.open_html("details", Some(Tag::Details { is_open }));
        }
        "td" | "th" => {
            let is_head = name == "th";
            let tag = Tag::Cell {
                is_head,
                align: found.align(),
            };
            tree.open_html(if is_head { "th" } else { "td" }, Some(tag));
        }
        other => {
            let Some((html, tag)) = plain(other) else {
                return false;
            };
            tree.open_html(html, Some(tag));
        }
    }
    true
}

/// Text between tags. Spaces between blocks are no text.
fn text(text: &str, tree: &mut Tree) {
    if text.trim().is_empty() && tree.is_between_blocks() {
        return;
    }
    tree.text(&decode(text));
}

/// What comes after a comment, where the text begins with one.
fn comment(text: &str) -> Option<&str> {
    let inside = text.strip_prefix("<!--")?;
    inside.split_once("-->").map(|(_, behind)| behind)
}

/// Reads a tag at the beginning of a text, and returns the rest.
fn tag(text: &str) -> Option<(HtmlTag<'_>, &str)> {
    let rest = text.strip_prefix('<')?;
    let (is_closing, rest) = match rest.strip_prefix('/') {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let (name, mut rest) = split_at(rest, |c| !c.is_ascii_alphanumeric());
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut attributes = Vec::new();
    loop {
        let spaced = rest.trim_start();
        if let Some(behind) = spaced
            .strip_prefix("/>")
            .or_else(|| spaced.strip_prefix('>'))
        {
            let found = HtmlTag {
                name,
                is_closing,
                attributes,
            };
            return Some((found, behind));
        }
        if spaced.len() == rest.len() || is_closing {
            return None;
        }
        let (name, behind) = split_at(spaced, |c| !(c.is_ascii_alphanumeric() || c == '-'));
        if name.is_empty() {
            return None;
        }
        let (value, behind) = match behind.trim_start().strip_prefix('=') {
            Some(behind) => value(behind.trim_start())?,
            None => ("", behind),
        };
        attributes.push((name, value));
        rest = behind;
    }
}

/// Reads an attribute's value, in quotes or not.
fn value(text: &str) -> Option<(&str, &str)> {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote);
        }
    }
    let is_end = |c: char| c.is_whitespace() || "\"'=<>`".contains(c);
    Some(split_at(text, is_end)).filter(|(value, _)| !value.is_empty())
}

fn split_at(text: &str, is_end: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(is_end).unwrap_or(text.len()))
}

/// The text with its character references read: those that escaping writes, and numbers.
fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        decoded.push_str(before);
        rest = behind;
        let reference = behind
            .get(..behind.floor_char_boundary(10))
            .unwrap_or_default();
        let Some((name, _)) = reference.split_once(';') else {
            decoded.push('&');
            continue;
        };
        match character(name) {
            Some(c) => {
                decoded.push(c);
                rest = behind
                    .get(name.len().saturating_add(1)..)
                    .unwrap_or_default();
            }
            None => decoded.push('&'),
        }
    }
    decoded.push_str(rest);
    decoded
}

fn character(name: &str) -> Option<char> {
    let number = match name.strip_prefix('#') {
        None => {
            return Some(match name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                "nbsp" => '\u{a0}',
                _ => return None,
            });
        }
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        },
    };
    char::from_u32(number).filter(|c| *c != '\0')
}

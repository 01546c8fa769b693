//! The document tree of a report or of the help as nodes of the page, one for each.

use leptos::ev::MouseEvent;
use parapet_core::picture::Picture;
use parapet_core::report::document::{Align, Diagram, Document, Element as Part, Node, Tag};
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::pages::picture::draw::{Purpose, draw_into};
use crate::pages::picture::scene::LARGE;
use crate::platform::{BrowserError, clock, html, svg};
use crate::words::report as words;

/// The diagrams that a report shows.
pub(crate) struct Pictures<'a> {
    pub(crate) dataflow: Option<&'a Picture>,
    pub(crate) sequence: Option<&'a Picture>,
}

impl Pictures<'_> {
    /// For a document without diagrams.
    pub(crate) const NONE: Pictures<'static> = Pictures {
        dataflow: None,
        sequence: None,
    };
}

/// Fills an element of the page with a document. `anchor` goes before its anchors in the ids of
/// the page.
///
/// # Errors
/// The browser would not make a node.
pub(crate) fn write_into(
    parent: &Element,
    document: &Document,
    pictures: &Pictures<'_>,
    anchor: &str,
) -> Result<(), BrowserError> {
    parent.set_text_content(None);
    write_nodes(parent, &document.nodes, pictures, anchor)
}

/// Adds what is at the top of a document from its piece `from` on, as many pieces as fit before
/// that time. Returns the piece to continue from; `None`: that was all.
///
/// # Errors
/// The browser would not make a node.
pub(crate) fn write_slice(
    parent: &Element,
    document: &Document,
    from: usize,
    until: f64,
    pictures: &Pictures<'_>,
    anchor: &str,
) -> Result<Option<usize>, BrowserError> {
    for (at, node) in document.nodes.iter().enumerate().skip(from) {
        if at > from && clock::now() >= until {
            return Ok(Some(at));
        }
        write_nodes(parent, std::slice::from_ref(node), pictures, anchor)?;
    }
    Ok(None)
}

/// The anchor that a press asks for, if it is on a link inside of the document: the document goes
/// there by itself, and the page's address stays.
pub(crate) fn clicked_anchor(event: &MouseEvent) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let link = target.closest("a[data-anchor]").ok().flatten()?;
    event.prevent_default();
    link.get_attribute("data-anchor")
}

fn write_nodes(
    parent: &Element,
    nodes: &[Node],
    pictures: &Pictures<'_>,
    anchor: &str,
) -> Result<(), BrowserError> {
    for node in nodes {
        match node {
            Node::Text(text) => html::append_text(parent, text)?,
            Node::Break => svg::append(parent, &html::element("br", &[])?)?,
            Node::Rule => svg::append(parent, &html::element("hr", &[])?)?,
            Node::Diagram { which, alt } => {
                svg::append(parent, &diagram(*which, alt, pictures)?)?;
            }
            Node::Element(part) => {
                let element = part_element(part, anchor)?;
                write_nodes(&element, &part.children, pictures, anchor)?;
                svg::append(parent, &scrollable(part, element)?)?;
            }
        }
    }
    Ok(())
}

fn part_element(part: &Part, before: &str) -> Result<Element, BrowserError> {
    let tag = part.tag.html();
    match &part.tag {
        Tag::Heading { anchor, .. } => {
            let id = format!("{before}{anchor}");
            html::element(tag, &[("id", &id), ("tabindex", "-1")])
        }
        Tag::Numbers { start } => html::element(tag, &[("start", &start.to_string())]),
        Tag::Cell { align, .. } => match align {
            Align::Start => html::element(tag, &[]),
            Align::Centre => html::element(tag, &[("class", "cell-centre")]),
            Align::End => html::element(tag, &[("class", "cell-end")]),
        },
        Tag::Details { is_open: true } => html::element(tag, &[("open", "")]),
        Tag::Link { to } if to.starts_with('#') => html::element(
            tag,
            &[("href", to), ("data-anchor", to.trim_start_matches('#'))],
        ),
        Tag::Link { to } => html::element(
            tag,
            &[
                ("href", to),
                ("target", "_blank"),
                ("rel", "noreferrer noopener"),
            ],
        ),
        // What scrolls by itself can be scrolled by keys.
        Tag::CodeBlock => html::element(tag, &[("tabindex", "0")]),
        _ => html::element(tag, &[]),
    }
}

/// Wide tables scroll by themselves, so that the page does not.
fn scrollable(part: &Part, element: Element) -> Result<Element, BrowserError> {
    if part.tag != Tag::Table {
        return Ok(element);
    }
    let frame = html::element("div", &[("class", "report-table"), ("tabindex", "0")])?;
    svg::append(&frame, &element)?;
    Ok(frame)
}

fn diagram(which: Diagram, words: &str, pictures: &Pictures<'_>) -> Result<Element, BrowserError> {
    let (picture, name) = match which {
        Diagram::Dataflow => (pictures.dataflow, words::DATA_FLOW_DIAGRAM),
        Diagram::Sequence => (pictures.sequence, words::SEQUENCE_DIAGRAM),
    };
    let Some(picture) = picture else {
        return html::element("div", &[("class", "report-picture-awaited")]);
    };
    if picture.items.len() > LARGE {
        let note = html::element("p", &[("class", "report-picture-left")])?;
        let words = words::too_large_for_the_report(&name);
        html::append_text(&note, &words)?;
        return Ok(note);
    }
    let words = if words.is_empty() { name } else { words };
    let (x, y) = (picture.origin.x, picture.origin.y);
    let view_box = format!("{x} {y} {} {}", picture.width, picture.height);
    let drawing = svg::element(
        "svg",
        &[
            ("class", "report-picture"),
            ("viewBox", &view_box),
            ("width", &picture.width.to_string()),
            ("height", &picture.height.to_string()),
            ("role", "img"),
            ("aria-label", words),
        ],
    )?;
    draw_into(&drawing, picture, Purpose::Illustration)?;
    Ok(drawing)
}

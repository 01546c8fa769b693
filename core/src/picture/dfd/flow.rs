//! A flow: its line with arrowheads, its number, its text and the severity of its findings.

use crate::layout::dfd::{
    FLOW_FONT, FLOW_LEADING, LaidFlow, LaidLabel, SIGN_GAP, SIGN_SIZE, sign_width,
};
use crate::layout::text::{widest, width};
use crate::layout::{Point, Rect, round};
use crate::picture::colour::Colour;
use crate::picture::item::{Align, Dash, Group, Item, Role, Stroke, Text};
use crate::picture::line::{Arrowhead, line};
use crate::picture::severity::{badge, glyph};
use crate::picture::text::{baseline, with_findings};
use crate::views::dfd::{Edge, Graph, Mark};

pub(super) fn group(graph: &Graph, edge: &Edge, laid: &LaidFlow) -> Group {
    let (stroke, end) = if edge.is_response {
        (Stroke::default().dashed(Dash::Response), Arrowhead::Open)
    } else {
        (Stroke::default(), Arrowhead::Filled)
    };
    let start = edge.paired_response.as_ref().map(|_| Arrowhead::Open);
    let mut items = line(&laid.points, stroke, start, Some(end));
    items.extend(label(&laid.label, edge.mark, edge.number));
    if let Some(response) = &edge.paired_response {
        items.extend(label(&laid.response_label, response.mark, response.number));
    }
    let name = |at: usize| graph.nodes.get(at).map_or("", |node| node.name.as_str());
    let (source, sink) = (name(edge.source), name(edge.sink));
    let number = edge
        .number
        .map_or(String::new(), |number| format!("{number} "));
    let response = edge
        .paired_response
        .as_ref()
        .map_or(String::new(), |response| {
            format!(", answered by {}", response.name)
        });
    let words = format!("{number}{}, from {source} to {sink}{response}", edge.name);
    Group::new(Role::Flow, items).of(&edge.part, with_findings(words, edge.mark))
}

/// Where the text and sign of a label are in the space reserved for it: at its number.
fn beside_number(laid: &LaidLabel, mark: Option<Mark>) -> Rect {
    let rect = laid.rect;
    let last = laid.lines.last().map_or(0.0, |line| width(line, FLOW_FONT));
    let sign = mark.map_or(0.0, |mark| sign_width(mark.count));
    let taken = widest(&laid.lines, FLOW_FONT).max(last + sign).ceil();
    let is_right = laid.badge.is_some_and(|badge| badge.x > rect.centre().x);
    let spare = if is_right { rect.width - taken } else { 0.0 };
    Rect {
        x: rect.x + spare.max(0.0),
        ..rect
    }
}

fn label(laid: &LaidLabel, mark: Option<Mark>, number: Option<i64>) -> Vec<Item> {
    let mut items = Vec::new();
    let rect = beside_number(laid, mark);
    let first = rect.y + baseline(FLOW_FONT, FLOW_LEADING);
    if !laid.lines.is_empty() {
        items.push(
            Text {
                lines: laid.lines.clone(),
                at: Point::new(rect.x, first).rounded(),
                align: Align::Left,
                size: FLOW_FONT.size,
                leading: FLOW_LEADING,
                bold: false,
                colour: Colour::Text,
            }
            .into(),
        );
    }
    if let Some(mark) = mark.filter(|_| rect.width > 0.0) {
        let last = laid.lines.last().map_or("", String::as_str);
        let left = rect.x + width(last, FLOW_FONT) + SIGN_GAP;
        let middle = rect.bottom() - FLOW_LEADING / 2.0;
        let centre = Point::new(left + SIGN_SIZE / 2.0, middle);
        items.extend(
            glyph(mark.severity, centre, SIGN_SIZE)
                .into_iter()
                .map(Item::from),
        );
        items.push(
            Text {
                lines: vec![mark.count.to_string()],
                at: Point::new(
                    round(left + SIGN_SIZE + SIGN_GAP / 2.0),
                    round(rect.bottom() - FLOW_LEADING + baseline(FLOW_FONT, FLOW_LEADING)),
                ),
                align: Align::Left,
                size: FLOW_FONT.size - 1.0,
                leading: FLOW_LEADING,
                bold: true,
                colour: Colour::Text,
            }
            .into(),
        );
    }
    let mut parts = Vec::new();
    if !items.is_empty() {
        parts.push(Group::new(Role::Label, items).into());
    }
    if let (Some(centre), Some(number)) = (laid.badge, number) {
        parts.push(badge(number, centre).into());
    }
    parts
}

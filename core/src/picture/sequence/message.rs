//! Messages with their number, text and severity, and the notes on them.

use crate::layout::sequence::{
    LaidMessage, LaidNote, MESSAGE_FONT, MESSAGE_LEADING, NOTE_FOLD, NOTE_FONT, NOTE_LEADING,
    NOTE_PADDING, SIGN,
};
use crate::layout::text::width;
use crate::layout::{Point, Rect};
use crate::picture::colour::Colour;
use crate::picture::item::{Align, Dash, Group, Item, Outline, Role, Shape, Stroke, Text};
use crate::picture::line::{Arrowhead, line};
use crate::picture::severity::{badge, glyph};
use crate::picture::text::{baseline, with_findings};
use crate::views::dfd::Mark;
use crate::views::sequence::{Message, Sequence};

/// A message: its line with an arrowhead, its text, its number.
pub(super) fn group(sequence: &Sequence, message: &Message, laid: &LaidMessage) -> Group {
    let (stroke, head) = if message.is_response {
        (Stroke::default().dashed(Dash::Response), Arrowhead::Open)
    } else {
        (Stroke::default(), Arrowhead::Filled)
    };
    let mut items = line(&laid.points, stroke, None, Some(head));
    let items_of_label = label_items(laid, message.mark);
    if !items_of_label.is_empty() {
        items.push(Group::new(Role::Label, items_of_label).into());
    }
    if let (Some(centre), Some(number)) = (laid.badge, message.number) {
        items.push(badge(number, centre).into());
    }
    let name = |at: usize| {
        sequence
            .participants
            .get(at)
            .map_or("", |p| p.name.as_str())
    };
    let number = message
        .number
        .map_or(String::new(), |number| format!("{number} "));
    let (from, to) = (name(message.from), name(message.to));
    let kind = if message.is_response {
        ", a response"
    } else {
        ""
    };
    let label = format!("{number}{}, from {from} to {to}{kind}", message.name);
    Group::new(Role::Message, items).of(&message.part, with_findings(label, message.mark))
}

/// The label with the severity and number of findings behind its last line.
fn label_items(laid: &LaidMessage, mark: Option<Mark>) -> Vec<Item> {
    let rect = laid.label;
    let mut items = Vec::new();
    if laid.lines.iter().any(|line| !line.is_empty()) {
        let first = rect.y + baseline(MESSAGE_FONT, MESSAGE_LEADING);
        items.push(
            Text {
                lines: laid.lines.clone(),
                at: Point::new(rect.x, first).rounded(),
                align: Align::Left,
                size: MESSAGE_FONT.size,
                leading: MESSAGE_LEADING,
                bold: false,
                colour: Colour::Text,
            }
            .into(),
        );
    }
    let Some(mark) = mark else {
        return items;
    };
    let (side, gap) = SIGN;
    let last = laid.lines.last().map_or("", String::as_str);
    let left = rect.x + width(last, MESSAGE_FONT) + gap;
    let top = rect.bottom() - MESSAGE_LEADING;
    let centre = Point::new(left + side / 2.0, top + MESSAGE_LEADING / 2.0);
    let sign = glyph(mark.severity, centre, side);
    items.extend(sign.into_iter().map(Item::from));
    let first = top + baseline(MESSAGE_FONT, MESSAGE_LEADING);
    items.push(
        Text {
            lines: vec![mark.count.to_string()],
            at: Point::new(left + side + 3.0, first).rounded(),
            align: Align::Left,
            size: MESSAGE_FONT.size - 1.0,
            leading: MESSAGE_LEADING,
            bold: true,
            colour: Colour::Text,
        }
        .into(),
    );
    items
}

/// A note: a sheet with a folded corner.
pub(super) fn note(laid: &LaidNote) -> Group {
    let Rect { x, y, .. } = laid.rect;
    let (right, bottom) = (laid.rect.right(), laid.rect.bottom());
    let at = |x: f64, y: f64| Point::new(x, y).rounded();
    let fold = [
        at(right - NOTE_FOLD, y),
        at(right - NOTE_FOLD, y + NOTE_FOLD),
        at(right, y + NOTE_FOLD),
    ];
    let mut sheet = vec![at(x, y)];
    sheet.extend([fold[0], fold[2], at(right, bottom), at(x, bottom)]);
    let stroke = Stroke::solid(Colour::Control, 1.0);
    let shape = |outline, fill| Shape {
        role: Role::Outline,
        outline,
        fill,
        stroke: Some(stroke),
    };
    let first = y + NOTE_PADDING - 1.0 + baseline(NOTE_FONT, NOTE_LEADING);
    let text = Text {
        lines: laid.lines.clone(),
        at: at(x + NOTE_PADDING, first),
        align: Align::Left,
        size: NOTE_FONT.size,
        leading: NOTE_LEADING,
        bold: false,
        colour: Colour::Text,
    };
    let items = vec![
        shape(Outline::Polygon(sheet), Some(Colour::WarnBg)).into(),
        shape(Outline::Polyline(fold.to_vec()), None).into(),
        text.into(),
    ];
    Group::new(Role::Note, items)
}

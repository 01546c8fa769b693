//! The picture of a laid-out sequence diagram.

mod head;
mod message;

use crate::layout::sequence::{Laid, LaidDivider, NOTE_FONT, NOTE_LEADING};
use crate::layout::text::width;
use crate::layout::{Point, Rect};
use crate::picture::colour::Colour;
use crate::picture::item::{Align, Dash, Group, Item, Outline, Picture, Role, Shape, Stroke, Text};
use crate::picture::text::baseline;
use crate::views::sequence::{Sequence, Step};

/// The picture of a sequence diagram: tinted columns at the bottom, then lifelines with their bars,
/// messages, and the heads on top.
pub fn sequence(sequence: &Sequence, laid: &Laid) -> Picture {
    let mut items: Vec<Item> = Vec::new();
    let columns = laid.frames.iter().filter_map(|frame| frame.column);
    items.extend(columns.map(|column| rect(Role::Plain, column, 8.0, Colour::BoundaryBg).into()));
    let frames = sequence.boundaries.iter().zip(&laid.frames);
    items.extend(frames.map(|(boundary, frame)| head::frame(boundary, frame).into()));
    items.extend(laid.heads.iter().map(|head| lifeline(head.x, laid).into()));
    items.extend(laid.bars.iter().map(|bar| activation(bar.rect).into()));
    items.extend(
        laid.dividers
            .iter()
            .map(|divider| self::divider(divider).into()),
    );
    let messages = laid.messages.iter().filter_map(|laid| {
        let Some(Step::Message(message)) = sequence.steps.get(laid.step) else {
            return None;
        };
        Some(message::group(sequence, message, laid).into())
    });
    items.extend(messages);
    items.extend(laid.notes.iter().map(|note| message::note(note).into()));
    let heads = sequence.participants.iter().zip(&laid.heads);
    items.extend(heads.map(|(participant, head)| head::group(participant, head).into()));
    Picture {
        origin: Point::default(),
        width: laid.size.width,
        height: laid.size.height,
        title: format!("Sequence diagram of {}", sequence.name),
        description: description(sequence),
        items,
    }
}

fn description(sequence: &Sequence) -> String {
    let counted = |count: usize, one: &str, many: &str| {
        format!("{count} {}", if count == 1 { one } else { many })
    };
    let is_message = |step: &&Step| matches!(step, Step::Message(_));
    format!(
        "{} between {}.",
        counted(
            sequence.steps.iter().filter(is_message).count(),
            "message",
            "messages"
        ),
        counted(sequence.participants.len(), "participant", "participants"),
    )
}

fn lifeline(x: f64, laid: &Laid) -> Shape {
    let (top, bottom) = laid.lifelines;
    Shape {
        role: Role::Lifeline,
        outline: Outline::Polyline(vec![Point::new(x, top), Point::new(x, bottom)]),
        fill: None,
        stroke: Some(Stroke::solid(Colour::Control, 1.0).dashed(Dash::Lifeline)),
    }
}

fn activation(bar: Rect) -> Shape {
    Shape {
        stroke: Some(Stroke::solid(Colour::Flow, 1.0)),
        ..rect(Role::Activation, bar, 0.0, Colour::Active)
    }
}

/// A dotted line with its words in the middle, on the colour of the canvas.
fn divider(laid: &LaidDivider) -> Group {
    let (from, to) = (Point::new(laid.from, laid.y), Point::new(laid.to, laid.y));
    let line = Shape {
        role: Role::Line,
        outline: Outline::Polyline(vec![from, to]),
        fill: None,
        stroke: Some(Stroke::solid(Colour::Control, 1.0).dashed(Dash::Lifeline)),
    };
    let middle = from.towards(to, 0.5);
    let background = Rect::new(
        middle.x - width(&laid.text, NOTE_FONT) / 2.0 - 8.0,
        middle.y - NOTE_LEADING / 2.0 - 3.0,
        width(&laid.text, NOTE_FONT) + 16.0,
        NOTE_LEADING + 6.0,
    );
    let first = middle.y - NOTE_LEADING / 2.0 + baseline(NOTE_FONT, NOTE_LEADING);
    let text = Text {
        lines: vec![laid.text.clone()],
        at: Point::new(middle.x, first).rounded(),
        align: Align::Middle,
        size: NOTE_FONT.size,
        leading: NOTE_LEADING,
        bold: false,
        colour: Colour::Text3,
    };
    let background = rect(Role::Plain, background.rounded(), 4.0, Colour::Canvas);
    Group::new(
        Role::Divider,
        vec![line.into(), background.into(), text.into()],
    )
}

/// A filled rectangle without an outline.
fn rect(role: Role, rect: Rect, radius: f64, fill: Colour) -> Shape {
    Shape {
        role,
        outline: Outline::Rect {
            x: rect.x,
            y: rect.y,
            width: rect.width,
            height: rect.height,
            radius,
        },
        fill: Some(fill),
        stroke: None,
    }
}

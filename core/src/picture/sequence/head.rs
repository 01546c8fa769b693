//! The heads of the participants, and the frames of the boundaries round them.

use crate::layout::Point;
use crate::layout::sequence::{
    CLASS_FONT, CLASS_LEADING, Frame, Head, ICON, NAME_FONT, NAME_LEADING, TITLE_FONT,
    TITLE_INDENT, TITLE_LEADING, class_label, content_top,
};
use crate::picture::colour::Colour;
use crate::picture::item::{Align, Dash, Group, IconUse, Item, Outline, Role, Shape, Stroke, Text};
use crate::picture::text::baseline;
use crate::views::sequence::{Boundary, Participant};

/// From a frame's top to its title's first baseline, in px.
const TITLE_BASELINE: f64 = 19.0;

/// The frame of a boundary with its title.
pub(super) fn frame(boundary: &Boundary, frame: &Frame) -> Group {
    let rect = frame.rect;
    let dashes = Stroke::solid(Colour::Boundary, 1.5).dashed(Dash::Boundary);
    let items: Vec<Item> = vec![
        Shape {
            role: Role::Outline,
            outline: Outline::Rect {
                x: rect.x,
                y: rect.y,
                width: rect.width,
                height: rect.height,
                radius: 8.0,
            },
            fill: None,
            stroke: Some(dashes),
        }
        .into(),
        Text {
            lines: frame.title.clone(),
            at: Point::new(rect.x + TITLE_INDENT, rect.y + TITLE_BASELINE).rounded(),
            align: Align::Left,
            size: TITLE_FONT.size,
            leading: TITLE_LEADING,
            bold: true,
            colour: Colour::Boundary,
        }
        .into(),
    ];
    let label = format!("Trust boundary {}", boundary.name);
    Group::new(Role::Boundary, items).of(&boundary.part, label)
}

/// The head of a participant.
pub(super) fn group(participant: &Participant, head: &Head) -> Group {
    let rect = head.rect;
    let (fill, line, name_colour) = if participant.in_scope {
        (Colour::Node, Colour::NodeLine, Colour::Text)
    } else {
        (Colour::Frame, Colour::Control, Colour::Text2)
    };
    let (icon, gap) = ICON;
    let mut top = rect.y + content_top(head);
    let mut items: Vec<Item> = vec![
        Shape {
            role: Role::Outline,
            outline: Outline::Rect {
                x: rect.x,
                y: rect.y,
                width: rect.width,
                height: rect.height,
                radius: 4.0,
            },
            fill: Some(fill),
            stroke: Some(Stroke::solid(line, 1.5)),
        }
        .into(),
        IconUse {
            name: participant.icon.clone(),
            at: Point::new(head.x - icon / 2.0, top).rounded(),
            size: icon,
            colour: Colour::Text2,
        }
        .into(),
    ];
    top += icon + gap;
    let line = |y: f64| Point::new(head.x, y).rounded();
    items.push(
        Text {
            lines: head.name.clone(),
            at: line(top + baseline(NAME_FONT, NAME_LEADING)),
            align: Align::Middle,
            size: NAME_FONT.size,
            leading: NAME_LEADING,
            bold: true,
            colour: name_colour,
        }
        .into(),
    );
    let bottom = rect.bottom() - content_top(head) - CLASS_LEADING;
    items.push(
        Text {
            lines: vec![class_label(participant).to_owned()],
            at: line(bottom + baseline(CLASS_FONT, CLASS_LEADING)),
            align: Align::Middle,
            size: CLASS_FONT.size,
            leading: CLASS_LEADING,
            bold: false,
            colour: Colour::Text3,
        }
        .into(),
    );
    let class = class_label(participant).to_lowercase();
    let label = format!("{}, {class}", participant.name);
    Group::new(Role::Participant, items).of(&participant.part, label)
}

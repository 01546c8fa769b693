//! A laid-out sequence diagram: coordinates in px, y downwards.

use crate::layout::space::{Point, Rect, Size, round};

/// A laid-out sequence diagram.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Laid {
    /// Size of the whole.
    pub size: Size,
    /// Heads of the participants, in their order.
    pub heads: Vec<Head>,
    /// Frames of the boundaries, in their order.
    pub frames: Vec<Frame>,
    /// Where the lifelines begin and end.
    pub lifelines: (f64, f64),
    /// The times at which participants are active; a nested one comes after the one around it.
    pub bars: Vec<Bar>,
    /// The messages, from top to bottom.
    pub messages: Vec<LaidMessage>,
    /// The notes, from top to bottom.
    pub notes: Vec<LaidNote>,
    /// The dividers, from top to bottom.
    pub dividers: Vec<LaidDivider>,
}

/// The head of a participant.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Its box.
    pub rect: Rect,
    /// Where its lifeline lies.
    pub x: f64,
    /// The lines of its name.
    pub name: Vec<String>,
}

/// The frame of a boundary, round the heads only.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// The frame.
    pub rect: Rect,
    /// The lines of its title; the first begins at the frame's top left.
    pub title: Vec<String>,
    /// The tinted column from the frame's top to the end; only of outermost boundaries.
    pub column: Option<Rect>,
}

/// An activation bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Position of the participant.
    pub participant: usize,
    /// The bar.
    pub rect: Rect,
}

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub struct LaidMessage {
    /// Its position among the steps.
    pub step: usize,
    /// Its line, from the sender to the receiver: two points, or four for a message to oneself.
    pub points: Vec<Point>,
    /// The middle of its number, if it has one.
    pub badge: Option<Point>,
    /// The lines of its label.
    pub lines: Vec<String>,
    /// The box of the label, the severity behind it included.
    pub label: Rect,
}

/// A note on a message.
#[derive(Clone, Debug, PartialEq)]
pub struct LaidNote {
    /// Position of its message among the steps.
    pub step: usize,
    /// Its lines.
    pub lines: Vec<String>,
    /// Its box.
    pub rect: Rect,
}

/// A line across the diagram with words on it.
#[derive(Clone, Debug, PartialEq)]
pub struct LaidDivider {
    /// Its position among the steps.
    pub step: usize,
    /// Its words.
    pub text: String,
    /// How far down it lies.
    pub y: f64,
    /// Its left end.
    pub from: f64,
    /// Its right end.
    pub to: f64,
}

impl Laid {
    /// The same with all coordinates rounded to two decimals.
    pub(super) fn rounded(mut self) -> Laid {
        self.size = Size::new(round(self.size.width), round(self.size.height));
        self.lifelines = (round(self.lifelines.0), round(self.lifelines.1));
        for head in &mut self.heads {
            head.rect = head.rect.rounded();
            head.x = round(head.x);
        }
        for frame in &mut self.frames {
            frame.rect = frame.rect.rounded();
            frame.column = frame.column.map(Rect::rounded);
        }
        for bar in &mut self.bars {
            bar.rect = bar.rect.rounded();
        }
        for message in &mut self.messages {
            for point in &mut message.points {
                *point = point.rounded();
            }
            message.badge = message.badge.map(Point::rounded);
            message.label = message.label.rounded();
        }
        for note in &mut self.notes {
            note.rect = note.rect.rounded();
        }
        for divider in &mut self.dividers {
            divider.y = round(divider.y);
            divider.from = round(divider.from);
            divider.to = round(divider.to);
        }
        self
    }
}

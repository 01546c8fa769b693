//! The layout of a sequence diagram.
//!
//! From top to bottom first: [`heads`] measures the heads and the frames around them, [`rows`] gives
//! each step its height, [`activation`] finds out when each participant is active. Then from left to right:
//! [`columns`] puts the lifelines so far apart that every label fits between two of them.

mod activation;
mod columns;
mod heads;
mod laid;
mod metrics;
mod rows;
#[cfg(test)]
mod tests;

use crate::layout::space::{Point, Rect, Size};
use crate::views::sequence::{Sequence, Step};
use activation::{Reach, Span};
use metrics::{BADGE_GAP, BAR, BAR_SHIFT};
use rows::Row;

pub use heads::{TITLE_INDENT, class_label, content_top};
pub use laid::{Bar, Frame, Head, Laid, LaidDivider, LaidMessage, LaidNote};
pub use metrics::{
    CLASS_FONT, CLASS_LEADING, ICON, LOOP, MARGIN, MESSAGE_FONT, MESSAGE_LEADING, NAME_FONT,
    NAME_LEADING, NOTE_FOLD, NOTE_FONT, NOTE_LEADING, NOTE_PADDING, SIGN, TITLE_FONT,
    TITLE_LEADING,
};

/// Lays out a sequence diagram: no label is cut, and none lies on a border or another label.
pub fn sequence(sequence: &Sequence) -> Laid {
    if sequence.participants.is_empty() {
        return Laid::default();
    }
    let mut texts = heads::measure(sequence);
    let (rows, bottom) = rows::rows(sequence, texts.bottom);
    let activations = activation::activations(sequence, &rows);
    let columns = columns::columns(sequence, &mut texts, &rows, &activations);
    let frames = heads::frames(&texts, &columns.x, bottom);
    let width = columns.right + MARGIN;
    let mut laid = Laid {
        size: Size::new(width, bottom + MARGIN),
        heads: heads::heads(&texts, &columns.x),
        frames,
        lifelines: (texts.head_bottom(), bottom - 10.0),
        bars: bars(&activations.spans, &columns.x),
        ..Laid::default()
    };
    let steps = sequence.steps.iter().zip(&rows).zip(&activations.reaches);
    for (at, ((step, row), reach)) in steps.enumerate() {
        match step {
            Step::Divider(text) => laid.dividers.push(LaidDivider {
                step: at,
                text: text.clone(),
                y: row.y,
                from: MARGIN,
                to: columns.right,
            }),
            Step::Message(message) => {
                let ends = [message.from, message.to];
                laid.messages
                    .push(lay_message(at, ends, row, &columns.x, *reach));
                laid.notes.extend(note(at, ends, row, &columns.x, *reach));
            }
        }
    }
    laid.rounded()
}

fn bars(spans: &[Span], x: &[f64]) -> Vec<Bar> {
    let bar = |span: &Span| {
        let middle = x.get(span.participant)? + BAR_SHIFT * span.depth;
        Some(Bar {
            participant: span.participant,
            rect: Rect::new(middle - BAR / 2.0, span.top, BAR, span.bottom - span.top),
        })
    };
    spans.iter().filter_map(bar).collect()
}

/// The line of a message. Its label is at its sender, above the line.
fn lay_message(
    step: usize,
    [from, to]: [usize; 2],
    row: &Row,
    x: &[f64],
    reach: Reach,
) -> LaidMessage {
    let at = |participant: usize| x.get(participant).copied().unwrap_or_default();
    let label_height = row.label.height();
    if from == to {
        let left = at(from) + reach.from.right;
        let right = left + LOOP;
        let lower = row.y + LOOP;
        let badge = row.badge.map(|_| Point::new(right, row.y + LOOP / 2.0));
        let label = right + row.badge.unwrap_or_default() + BADGE_GAP;
        return LaidMessage {
            step,
            points: vec![
                Point::new(left, row.y),
                Point::new(right, row.y),
                Point::new(right, lower),
                Point::new(left, lower),
            ],
            badge,
            lines: row.label.lines.clone(),
            label: Rect::new(
                label,
                row.y + (LOOP - label_height) / 2.0,
                row.label.width,
                label_height,
            ),
        };
    }
    let way = if from < to { 1.0 } else { -1.0 };
    let start = at(from) + way * reach.from.towards(way);
    let end = at(to) - way * reach.to.towards(-way);
    let (label, number) = columns::label_offset(row.badge);
    let inner = start + way * label;
    let left = if way > 0.0 {
        inner
    } else {
        inner - row.label.width
    };
    LaidMessage {
        step,
        points: vec![Point::new(start, row.y), Point::new(end, row.y)],
        badge: row.badge.map(|_| Point::new(start + way * number, row.y)),
        lines: row.label.lines.clone(),
        label: Rect::new(
            left,
            row.y - rows::LABEL_ABOVE - label_height,
            row.label.width,
            label_height,
        ),
    }
}

/// A note is placed under its message, in the gap right of the participant further left.
fn note(
    step: usize,
    [from, to]: [usize; 2],
    row: &Row,
    x: &[f64],
    reach: Reach,
) -> Option<LaidNote> {
    let note = row.note.as_ref()?;
    let left = from.min(to);
    let sides = if left == from { reach.from } else { reach.to };
    let edge = sides.right.max(BAR / 2.0) + columns::NOTE_GAP;
    let corner = Point::new(x.get(left)? + edge, row.note_top);
    let size = rows::note_size(note);
    Some(LaidNote {
        step,
        lines: note.lines.clone(),
        rect: Rect::new(corner.x, corner.y, size.width, size.height),
    })
}

//! The widths: where the lifelines lie, so far apart that everything between two of them fits.

use super::activation::Work;
use super::heads::Texts;
use super::rows::{self, Row};
use super::{ARROW, BADGE_BEFORE, BADGE_GAP, BAR, LOOP, MARGIN};
use crate::views::sequence::{Sequence, Step};

/// Between two heads, in px: with the smallest heads the pitch is 132.
const HEAD_GAP: f64 = 28.0;
/// Between a frame and what stands next to it, in px.
const FRAME_GAP: f64 = 16.0;
/// Between a label and the next lifeline, in px.
const LABEL_GAP: f64 = 8.0;
/// Between a lifeline and a note, in px.
pub(super) const NOTE_GAP: f64 = 7.0;

/// Where the columns lie.
pub(super) struct Columns {
    /// The lifelines.
    pub(super) x: Vec<f64>,
    /// Right end of everything.
    pub(super) right: f64,
}

/// From where a message starts to its label, and to the middle of its number.
pub(super) fn label_offset(badge: Option<f64>) -> (f64, f64) {
    match badge {
        Some(half) => (BADGE_BEFORE + 2.0 * half + BADGE_GAP, BADGE_BEFORE + half),
        None => (10.0, 0.0),
    }
}

/// Places the lifelines from left to right, and widens frames whose titles would not fit.
pub(super) fn columns(
    sequence: &Sequence,
    texts: &mut Texts,
    rows: &[Row],
    work: &Work,
) -> Columns {
    let room = room(sequence, rows, work);
    let mut placed = place(texts, &room);
    // A frame inside of another widens that one too, so few rounds are enough.
    for _ in 0..4 {
        if !texts.widen(&placed.x) {
            break;
        }
        placed = place(texts, &room);
    }
    placed
}

fn place(texts: &Texts, room: &[f64]) -> Columns {
    let mut x = Vec::with_capacity(room.len());
    // Where the next lifeline may lie at the earliest: for what is said, and for the heads.
    let (mut said, mut beside) = (f64::NEG_INFINITY, MARGIN);
    for (participant, room) in room.iter().enumerate() {
        let (left, right) = texts.reach(participant);
        let at = said.max(beside + left);
        x.push(at);
        let next = participant.saturating_add(1);
        let gap = if texts.has_frame_between(participant, next) {
            FRAME_GAP
        } else {
            HEAD_GAP
        };
        said = at + room;
        beside = at + right + gap;
    }
    let last = x.len().saturating_sub(1);
    let (_, reach) = texts.reach(last);
    let right = x.last().map_or(said, |x| said.max(x + reach));
    Columns { x, right }
}

/// What has to fit right of each lifeline, up to the next one or the edge of the drawing.
fn room(sequence: &Sequence, rows: &[Row], work: &Work) -> Vec<f64> {
    let mut room = vec![0.0f64; sequence.participants.len()];
    let mut need = |participant: usize, width: f64| {
        if let Some(there) = room.get_mut(participant) {
            *there = there.max(width);
        }
    };
    let widest = |participant: usize| work.widest.get(participant).copied().unwrap_or_default();
    let steps = sequence.steps.iter().zip(rows).zip(&work.reaches);
    for ((step, row), reach) in steps {
        let Step::Message(message) = step else {
            continue;
        };
        let (from, to) = (message.from, message.to);
        let label = row.label.width + LABEL_GAP;
        if from == to {
            let badge = row.badge.unwrap_or_default();
            need(from, reach.from.right + LOOP + badge + BADGE_GAP + label);
        } else {
            let way = if from < to { 1.0 } else { -1.0 };
            let gap = if from < to {
                from
            } else {
                from.saturating_sub(1)
            };
            let tip = if from.abs_diff(to) == 1 {
                reach.to.towards(-way) + ARROW
            } else if from < to {
                BAR / 2.0
            } else {
                widest(gap)
            };
            let start = reach.from.towards(way) + label_offset(row.badge).0;
            need(gap, start + label + tip);
        }
        if let Some(note) = &row.note {
            let width = rows::note_size(note).width;
            let left = from.min(to);
            need(left, widest(left) + 2.0 * NOTE_GAP + width + BAR / 2.0);
        }
    }
    room
}

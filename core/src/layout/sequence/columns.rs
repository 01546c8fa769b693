//! The widths: where the lifelines lie, so far apart that everything between two of them fits.

use super::activation::Activations;
use super::heads::Texts;
use super::metrics::{ARROW, BADGE_BEFORE, BADGE_GAP, BAR, LOOP, MARGIN};
use super::rows::{self, Row};
use crate::views::sequence::{Sequence, Step};

/// Between two heads, in px: with the smallest heads the pitch is 132.
const HEAD_GAP: f64 = 28.0;
/// Between a frame and what is next to it, in px.
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
    activations: &Activations,
) -> Columns {
    let required_widths = required_widths(sequence, rows, activations);
    let mut columns = position_lifelines(texts, &required_widths);
    // A frame inside of another widens that one too, so few rounds are enough.
    for _ in 0..4 {
        if !texts.widen(&columns.x) {
            break;
        }
        columns = position_lifelines(texts, &required_widths);
    }
    columns
}

fn position_lifelines(texts: &Texts, required_widths: &[f64]) -> Columns {
    let mut x = Vec::with_capacity(required_widths.len());
    // Where the next lifeline may lie at the earliest: for the labels, and for the heads.
    let (mut min_by_labels, mut min_by_heads) = (f64::NEG_INFINITY, MARGIN);
    for (participant, required_width) in required_widths.iter().enumerate() {
        let (left, right) = texts.reach(participant);
        let x_of_lifeline = min_by_labels.max(min_by_heads + left);
        x.push(x_of_lifeline);
        let next = participant.saturating_add(1);
        let gap = if texts.has_frame_between(participant, next) {
            FRAME_GAP
        } else {
            HEAD_GAP
        };
        min_by_labels = x_of_lifeline + required_width;
        min_by_heads = x_of_lifeline + right + gap;
    }
    let last = x.len().saturating_sub(1);
    let (_, reach) = texts.reach(last);
    let right = x
        .last()
        .map_or(min_by_labels, |x| min_by_labels.max(x + reach));
    Columns { x, right }
}

/// What has to fit right of each lifeline, up to the next one or the edge of the drawing.
fn required_widths(sequence: &Sequence, rows: &[Row], activations: &Activations) -> Vec<f64> {
    let mut required_widths = vec![0.0f64; sequence.participants.len()];
    let mut require = |participant: usize, width: f64| {
        if let Some(required) = required_widths.get_mut(participant) {
            *required = required.max(width);
        }
    };
    let widest = |participant: usize| {
        activations
            .widest
            .get(participant)
            .copied()
            .unwrap_or_default()
    };
    let steps = sequence.steps.iter().zip(rows).zip(&activations.reaches);
    for ((step, row), reach) in steps {
        let Step::Message(message) = step else {
            continue;
        };
        let (from, to) = (message.from, message.to);
        let label = row.label.width + LABEL_GAP;
        if from == to {
            let badge = row.badge.unwrap_or_default();
            require(from, reach.from.right + LOOP + badge + BADGE_GAP + label);
        } else {
            let direction = if from < to { 1.0 } else { -1.0 };
            let gap = if from < to {
                from
            } else {
                from.saturating_sub(1)
            };
            let tip = if from.abs_diff(to) == 1 {
                reach.to.towards(-direction) + ARROW
            } else if from < to {
                BAR / 2.0
            } else {
                widest(gap)
            };
            let start = reach.from.towards(direction) + label_offset(row.badge).0;
            require(gap, start + label + tip);
        }
        if let Some(note) = &row.note {
            let width = rows::note_size(note).width;
            let left = from.min(to);
            require(left, widest(left) + 2.0 * NOTE_GAP + width + BAR / 2.0);
        }
    }
    required_widths
}

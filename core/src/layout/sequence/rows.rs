//! The heights: where each step lies, from top to bottom.

use super::metrics::{
    LOOP, MESSAGE_FONT, MESSAGE_LEADING, NOTE_FOLD, NOTE_FONT, NOTE_LEADING, NOTE_PADDING, SIGN,
};
use crate::layout::space::Size;
use crate::layout::text::{Font, widest, width, wrap_compact};
use crate::views::dfd::Mark;
use crate::views::sequence::{Message, Sequence, Step};

/// From one message to the next, in px, where labels have one line.
const PITCH: f64 = 36.0;
/// Between a label and the line under it, in px.
pub(super) const LABEL_ABOVE: f64 = 5.0;
/// Between the heads with their frames and the first label, in px.
const BELOW_HEADS: f64 = 6.0;
/// Between the last step and the end of the lifelines, in px.
const BELOW_LAST: f64 = 28.0;
/// Between a message and its note, in px.
const ABOVE_NOTE: f64 = 12.0;
/// Columns at which the labels of messages break, and those of notes.
const MAX_COLUMNS: usize = 28;

/// Lines of text with their width.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Lines {
    pub(super) lines: Vec<String>,
    /// Width of the widest, with what follows the last line.
    pub(super) width: f64,
    leading: f64,
}

/// A step with its texts measured.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Where its line lies.
    pub(super) y: f64,
    /// Half the width of a message's number, if it has one.
    pub(super) badge: Option<f64>,
    /// The label of a message.
    pub(super) label: Lines,
    /// The note on a message, and its upper edge.
    pub(super) note: Option<Lines>,
    pub(super) note_top: f64,
}

impl Lines {
    pub(super) fn height(&self) -> f64 {
        let count = u16::try_from(self.lines.len()).unwrap_or(u16::MAX);
        self.leading * f64::from(count)
    }
}

/// Stacks the steps below `top`. Returns them with the lower end of the diagram.
pub(super) fn rows(sequence: &Sequence, top: f64) -> (Vec<Row>, f64) {
    // Where the row above ends: the next label may begin there.
    let mut end = top + BELOW_HEADS;
    let mut rows = Vec::with_capacity(sequence.steps.len());
    let mut last = end;
    for step in &sequence.steps {
        let mut row = match step {
            Step::Message(message) => measure(message),
            Step::Divider(_) => Row::default(),
        };
        let is_loop = matches!(step, Step::Message(message) if message.from == message.to);
        let above = match step {
            // The label of a loop is beside it.
            Step::Message(_) if is_loop => (row.label.height() - LOOP).max(0.0) / 2.0 + LABEL_ABOVE,
            Step::Message(_) => row.label.height().max(MESSAGE_LEADING) + LABEL_ABOVE,
            Step::Divider(_) => PITCH / 2.0,
        };
        row.y = end + above;
        let below = if is_loop {
            LOOP + (row.label.height() - LOOP).max(0.0) / 2.0
        } else {
            0.0
        };
        last = row.y + below;
        if let Some(note) = &row.note {
            row.note_top = last + ABOVE_NOTE;
            last = row.note_top + note_size(note).height;
        }
        // Between the line above and the top of a label of one line.
        end = last + PITCH - MESSAGE_LEADING - LABEL_ABOVE;
        rows.push(row);
    }
    (rows, last + BELOW_LAST)
}

/// Half the width of a number's ring: 9, more for three digits and on.
fn badge_half(number: i64) -> f64 {
    let digits = width(&number.to_string(), Font::bold(11.0));
    (digits + 6.0).max(18.0) / 2.0
}

/// The size of a note.
pub(super) fn note_size(note: &Lines) -> Size {
    Size::new(
        note.width + 2.0 * NOTE_PADDING + NOTE_FOLD,
        note.height() + 2.0 * NOTE_PADDING - 2.0,
    )
}

fn measure(message: &Message) -> Row {
    let label = lines(&message.name, MESSAGE_FONT, MESSAGE_LEADING);
    let note = lines(&message.note, NOTE_FONT, NOTE_LEADING);
    Row {
        badge: message.number.map(badge_half),
        label: with_sign(label, message.mark),
        note: (!note.lines.is_empty()).then_some(note),
        ..Row::default()
    }
}

/// Adds space for the severity and number of findings behind the last line.
fn with_sign(label: Lines, mark: Option<Mark>) -> Lines {
    let Some(mark) = mark else {
        return label;
    };
    let last = label.lines.last().map_or("", String::as_str);
    let (side, gap) = SIGN;
    let number = width(&mark.count.to_string(), Font::bold(11.0));
    let needed = width(last, MESSAGE_FONT) + gap + side + 3.0 + number;
    let lines = if label.lines.is_empty() {
        vec![String::new()]
    } else {
        label.lines
    };
    Lines {
        lines,
        width: label.width.max(needed),
        ..label
    }
}

fn lines(text: &str, font: Font, leading: f64) -> Lines {
    let lines = wrap_compact(text, MAX_COLUMNS);
    Lines {
        width: widest(&lines, font),
        lines,
        leading,
    }
}

//! The texts of flows and boundaries, broken into lines and measured.

use crate::layout::space::Size;
use crate::layout::text::{Font, widest, width, wrap_compact};
use crate::views::dfd::Mark;

/// Font of a flow's text.
pub const FLOW_FONT: Font = Font::regular(12.0);

/// From one line of a flow's text to the next, in px.
pub const FLOW_LEADING: f64 = 15.0;

/// Font of a boundary's title.
pub const TITLE_FONT: Font = Font::bold(12.0);

/// From one line of a title to the next, in px.
pub const TITLE_LEADING: f64 = 15.0;

/// Side of the severity glyph behind a flow's text, in px.
pub const SIGN_SIZE: f64 = 11.0;

/// Space before the glyph and before its number, in px.
pub const SIGN_GAP: f64 = 5.0;

/// Columns at which a flow's text breaks.
const FLOW_COLUMNS: usize = 24;

/// Columns at which a title breaks.
const TITLE_COLUMNS: usize = 40;

/// What the mark behind a title takes more than a sign behind a flow's text.
const MARK_WIDTH: f64 = 14.0;

/// A text with the space it takes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TextBlock {
    /// Its lines.
    pub(super) lines: Vec<String>,
    /// The space they take, the sign of findings included.
    pub(super) size: Size,
}

/// The text of a flow, with the severity of its findings behind the last line.
pub(super) fn flow_text(name: &str, mark: Option<Mark>) -> TextBlock {
    let lines = wrap_compact(name, FLOW_COLUMNS);
    let sign = mark.map_or(0.0, |mark| sign_width(mark.count));
    let last = lines.last().map_or(0.0, |line| width(line, FLOW_FONT)) + sign;
    let rows = lines.len().max(usize::from(sign > 0.0));
    TextBlock {
        size: Size::new(
            widest(&lines, FLOW_FONT).max(last).ceil(),
            FLOW_LEADING * line_count(rows),
        ),
        lines,
    }
}

/// The title of a boundary, with space for the mark of its findings after it.
pub(super) fn title_text(name: &str, mark: Option<Mark>) -> TextBlock {
    let lines = wrap_compact(name, TITLE_COLUMNS);
    let mark = mark.map_or(0.0, |mark| MARK_WIDTH + sign_width(mark.count));
    TextBlock {
        size: Size::new(
            (widest(&lines, TITLE_FONT) + mark).ceil(),
            TITLE_LEADING * line_count(lines.len()),
        ),
        lines,
    }
}

/// A number of lines as a factor.
pub(super) fn line_count(lines: usize) -> f64 {
    u32::try_from(lines).map_or(f64::from(u32::MAX), f64::from)
}

/// Width of the glyph and number behind a flow's text, with the space before them.
pub fn sign_width(count: u32) -> f64 {
    let number = width(&count.to_string(), Font::bold(FLOW_FONT.size));
    SIGN_GAP + SIGN_SIZE + SIGN_GAP / 2.0 + number
}

//! Where the segments of a text between its escapes are in a JSON file.

use crate::diagnostic::Position;

/// The most segments that are recorded; locations behind the last of them are approximate.
const MAX_SEGMENTS: usize = 1000;

/// The locations of a JSON text, by column in its value. `written` is the text with its quotes, and
/// `quote` the location of the first of them.
pub(super) fn text_segments(written: &str, quote: Position) -> Vec<(u32, Position)> {
    let mut at = Position {
        column: quote.column.saturating_add(1),
        ..quote
    };
    let mut text_segments = vec![(1, at)];
    let mut column = 1u32;
    let mut rest = written.chars().skip(1);
    while let Some(c) = rest.next() {
        let mut width = 1;
        if c == '\\' {
            width = if rest.next() == Some('u') { 6 } else { 2 };
            rest.by_ref().take(width - 2).for_each(drop);
        }
        column = column.saturating_add(1);
        at.column = at.column.saturating_add(u32::try_from(width).unwrap_or(1));
        if width > 1 {
            text_segments.push((column, at));
            if text_segments.len() >= MAX_SEGMENTS {
                break;
            }
        }
    }
    text_segments
}

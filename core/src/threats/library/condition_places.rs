//! Where the pieces of a text between its escapes stand in a JSON file.

use crate::diagnostic::Position;

/// So many pieces are remembered; what stands behind the last of them is only placed nearly.
const MOST: usize = 1000;

/// The places of a JSON text, by column in what it says. `written` is the text with its quotes, and
/// `quote` the place of the first of them.
pub(super) fn pieces(written: &str, quote: Position) -> Vec<(u32, Position)> {
    let mut at = Position {
        column: quote.column.saturating_add(1),
        ..quote
    };
    let mut pieces = vec![(1, at)];
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
            pieces.push((column, at));
            if pieces.len() >= MOST {
                break;
            }
        }
    }
    pieces
}

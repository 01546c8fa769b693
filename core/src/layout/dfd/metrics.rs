//! Measures that several stages of the layout share, in px.

use crate::layout::space::{Rect, Size};

/// Space around everything in the drawing.
pub const MARGIN: f64 = 24.0;

/// Diameter of a number badge.
pub(super) const BADGE: f64 = 18.0;

/// Space between a number badge and the text beside it.
pub(super) const BADGE_GAP: f64 = 5.0;

/// Space that is kept free at both ends of a label.
pub(super) const LABEL_END_MARGIN: f64 = 6.0;

/// Where the title of a boundary starts, seen from its corner.
const TITLE_OFFSET: (f64, f64) = (12.0, 7.0);

/// The box around the title of a boundary.
pub(super) fn title_rect(boundary: Rect, title: Size) -> Rect {
    Rect::new(
        boundary.x + TITLE_OFFSET.0,
        boundary.y + TITLE_OFFSET.1,
        title.width,
        title.height,
    )
}

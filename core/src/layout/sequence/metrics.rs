//! Fonts and distances of a sequence diagram, in px.

use crate::layout::text::Font;

/// Space around everything in the drawing, in px.
pub const MARGIN: f64 = 24.0;
/// Font of a participant's name.
pub const NAME_FONT: Font = Font::bold(12.0);
/// From one line of a name to the next, in px.
pub const NAME_LEADING: f64 = 15.0;
/// Font of a participant's class.
pub const CLASS_FONT: Font = Font::regular(10.0);
/// Height of the line with the class, in px.
pub const CLASS_LEADING: f64 = 12.0;
/// Side of a head's icon, in px, with the space under it.
pub const ICON: (f64, f64) = (14.0, 2.0);
/// Font of the title of a boundary.
pub const TITLE_FONT: Font = Font::bold(12.0);
/// From one line of a title to the next, in px.
pub const TITLE_LEADING: f64 = 16.0;
/// Font of messages, and from one of their lines to the next.
pub const MESSAGE_FONT: Font = Font::regular(12.0);
/// From one line of a message to the next, in px.
pub const MESSAGE_LEADING: f64 = 15.0;
/// Font of notes and dividers.
pub const NOTE_FONT: Font = Font::regular(11.0);
/// From one line of a note to the next, in px.
pub const NOTE_LEADING: f64 = 14.0;
/// Space between the text of a note and its edge, in px.
pub const NOTE_PADDING: f64 = 8.0;
/// The folded corner of a note, in px.
pub const NOTE_FOLD: f64 = 8.0;
/// Side of the severity glyph behind a label, and the space before it, in px.
pub const SIGN: (f64, f64) = (11.0, 6.0);
/// Side of the loop of a message to oneself, in px.
pub const LOOP: f64 = 24.0;

/// Length of an arrowhead, in px.
pub(super) const ARROW: f64 = 9.0;
/// Width of an activation bar, in px.
pub(super) const BAR: f64 = 10.0;
/// How far a nested bar is shifted to the right, in px.
pub(super) const BAR_SHIFT: f64 = 5.0;
/// From where a message starts to its number, in px.
pub(super) const BADGE_BEFORE: f64 = 7.0;
/// Between a number and the label, in px.
pub(super) const BADGE_GAP: f64 = 5.0;

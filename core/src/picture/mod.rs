//! A laid-out view as shapes, paths and texts: what the page draws and what the SVG writer writes.
//!
//! A [`Picture`] is plain data in px, y downwards. It names colours by their role ([`Colour`]), so
//! that the page takes them from its theme and a file gets them from a [`Palette`].
//! Lines, badges and severity marks are made here once, of the same four kinds of item:
//! groups, shapes, texts and icons.

mod colour;
mod data;
mod dfd;
mod icons;
mod item;
mod line;
mod sequence;
mod severity;
mod text;

pub use crate::layout::Point;
pub use colour::{Colour, Palette};
pub use data::{number, path_data, point_list};
pub use dfd::{Colouring, dfd};
pub use icons::{ICON_GRID, ICONS, Icon, icon};
pub use item::{
    Align, Dash, Group, IconUse, Item, Outline, Picture, Role, Segment, Shape, Stroke, Text,
};
pub use line::{ARROWHEAD_LENGTH, Arrowhead, arrowhead, line, rounded};
pub use sequence::sequence;
pub use severity::{BADGE_SIZE, MARK_HEIGHT, badge, glyph, mark, mark_width};

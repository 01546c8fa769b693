//! Texts of the diagrams.

use std::fmt::Display;

pub(crate) const DRAWING: &str = "Drawing";
pub(crate) const DIAGRAM_TOO_LARGE: &str = "This diagram is too much to be drawn in time. Outline, findings and report hold all of the model.";
pub(crate) const TRY_AGAIN: &str = "Try again";
pub(crate) const THE_DIAGRAM_AS_A_TABLE: &str = "The diagram as a table";
pub(crate) const SHOW_THE_DRAWING: &str = "Show the drawing";
pub(crate) const FLOWS: &str = "Flows";
pub(crate) const NAME: &str = "Name";
pub(crate) const NUMBER: &str = "Number";
pub(crate) const FROM: &str = "From";
pub(crate) const TO: &str = "To";
pub(crate) const OPEN_FINDINGS: &str = "Open findings";
pub(crate) const BOUNDARIES: &str = "Boundaries";
pub(crate) const TYPE: &str = "Type";
pub(crate) const INSIDE: &str = "Inside";
pub(crate) const ELEMENTS: &str = "Elements";
pub(crate) const ZOOM: &str = "Zoom";
pub(crate) const SHOW_AT_ITS_OWN_SIZE: &str = "Show at its own size";

pub(crate) fn not_in_this_table(more: &dyn Display) -> String {
    format!("{more} are not in this table. The outline lists them all.")
}

//! Texts of general controls.

use std::fmt::Display;

pub(crate) const OR: &str = "or";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const CLOSE_THE_MESSAGE: &str = "Close the message";
pub(crate) const MESSAGE: &str = "Message";

pub(crate) fn enter_a_whole_number(low: &dyn Display, high: &dyn Display) -> String {
    format!("Enter a whole number from {low} to {high}; the last value is kept.")
}

//! Judges the lines of flows.

mod faults;
mod scene;

pub(super) use faults::count;
pub(super) use scene::{Course, Scene};

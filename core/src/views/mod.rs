//! What is to be drawn or listed: plain data without coordinates.

pub mod dfd;
pub mod sequence;

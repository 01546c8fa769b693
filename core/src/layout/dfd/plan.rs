//! How a graph is to be laid out.

use super::direction::Direction;
use super::size::Texts;

/// How a graph is to be laid out.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// Which way the layers follow one another.
    pub(super) direction: Direction,
    /// Texts and sizes for that direction.
    pub(super) texts: Texts,
    /// For each flow whether it is reversed for the layout.
    pub(super) reversed: Vec<bool>,
    /// How legible a sketch of it is.
    pub(super) legibility: f64,
}

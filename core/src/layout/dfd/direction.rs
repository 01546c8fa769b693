//! Which way the layers of a layout follow one another.

/// Which way the layers of a layout follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// To the right.
    Right,
    /// Downwards.
    Down,
}

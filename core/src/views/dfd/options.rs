//! Choices of what a data-flow diagram shows.

use std::collections::BTreeSet;

/// What the user chose to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Levels of detail; empty: all. As in pytm an element is drawn if one of its levels is among
    /// them, and a flow if both its ends are. (pytm also draws a flow of these levels whose end is not
    /// drawn; Graphviz then makes up a nameless node for it.)
    pub levels: BTreeSet<i64>,
    /// How elements look.
    pub notation: Notation,
}

/// How elements look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Notation {
    /// A shape for each class.
    #[default]
    ByClass,
    /// Yourdon's: processes rounded with a number bar, stores two open lines, all else squares.
    Yourdon,
}

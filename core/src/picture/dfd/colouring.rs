//! How a data-flow diagram is coloured.

/// What the user chose to see in the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Colouring {
    /// Elements look alike.
    #[default]
    Plain,
    /// Elements have an inner edge in the colour of their severity.
    BySeverity,
}

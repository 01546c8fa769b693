//! What the layered layout makes of a graph, in the order of the graph's lists.

use super::placed::Route;
use crate::layout::space::Rect;

/// Elements and boundaries with positions, and a line for every flow.
#[derive(Clone, Debug, Default)]
pub(super) struct Arranged {
    /// Boundaries.
    pub(super) boundaries: Vec<Rect>,
    /// Elements.
    pub(super) nodes: Vec<Rect>,
    /// Flows, from box to box.
    pub(super) routes: Vec<Route>,
}

//! Elements and boundaries with positions, in the order of the graph's lists.

use crate::layout::space::{Point, Rect};

/// Elements and boundaries with positions, and lines that came with them.
#[derive(Clone, Debug, Default)]
pub(super) struct Placed {
    /// Boundaries.
    pub(super) boundaries: Vec<Rect>,
    /// Elements.
    pub(super) nodes: Vec<Rect>,
    /// Flows, from box to box.
    pub(super) routes: Vec<Route>,
}

/// The line of a flow, and the box reserved for its text.
#[derive(Clone, Debug, Default)]
pub(super) struct Route {
    /// Its points.
    pub(super) points: Vec<Point>,
    /// The reserved box, if it needs one.
    pub(super) label: Option<Rect>,
}

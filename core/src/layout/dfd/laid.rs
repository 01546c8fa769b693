//! A data-flow diagram with coordinates.

use crate::diagnostic::Diagnostic;
use crate::layout::space::{Point, Rect, Size};

/// A data-flow diagram with coordinates; its lists are in the order of the graph's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Laid {
    /// The upper left corner of the drawing, its margin included. It is 0, 0 unless positions of the
    /// model were kept.
    pub origin: Point,
    /// Size of the drawing, its margin included.
    pub size: Size,
    /// Boundaries.
    pub boundaries: Vec<LaidBoundary>,
    /// Elements.
    pub nodes: Vec<LaidNode>,
    /// Flows.
    pub flows: Vec<LaidFlow>,
    /// Diagnostics of the layout.
    pub diagnostics: Vec<Diagnostic>,
}

/// The position of an element.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LaidNode {
    /// The box that its shape fills.
    pub rect: Rect,
    /// Its name, line by line.
    pub name: Vec<String>,
}

/// The position of a boundary.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LaidBoundary {
    /// Its box.
    pub rect: Rect,
    /// Its title, line by line.
    pub title: Vec<String>,
    /// The box around the title's text.
    pub title_rect: Rect,
}

/// The line of a flow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LaidFlow {
    /// From the outline of its source to that of its sink.
    pub points: Vec<Point>,
    /// Its text and number.
    pub label: LaidLabel,
    /// Text and number of the response drawn with it.
    pub response_label: LaidLabel,
}

/// The positions of a flow's text and number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LaidLabel {
    /// The text, line by line; none for a flow without a name.
    pub lines: Vec<String>,
    /// The box around the text, the sign of its findings included. Lines are drawn to its left edge.
    pub rect: Rect,
    /// The centre of its number.
    pub badge: Option<Point>,
}

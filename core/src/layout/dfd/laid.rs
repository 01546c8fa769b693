//! A data-flow diagram with coordinates.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::layout::{Point, Rect, Size};

/// A data-flow diagram with coordinates; its lists stand in the order of the graph's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Laid {
    /// Size of the drawing, its margin included.
    pub size: Size,
    /// Boundaries.
    pub boundaries: Vec<LaidBoundary>,
    /// Elements.
    pub nodes: Vec<LaidNode>,
    /// Flows.
    pub flows: Vec<LaidFlow>,
    /// What there is to say about the layout.
    pub diagnostics: Vec<Diagnostic>,
}

/// Where an element lies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LaidNode {
    /// The box that its shape fills.
    pub rect: Rect,
    /// Its name, line by line.
    pub name: Vec<String>,
}

/// Where a boundary lies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LaidBoundary {
    /// Its box.
    pub rect: Rect,
    /// Its title, line by line.
    pub title: Vec<String>,
    /// The box around the title's text.
    pub title_rect: Rect,
}

/// Where a flow lies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LaidFlow {
    /// From the outline of its source to that of its sink.
    pub points: Vec<Point>,
    /// Its text and number.
    pub label: LaidLabel,
    /// Text and number of the response drawn with it.
    pub answer: LaidLabel,
}

/// Where the text and the number of a flow lie.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LaidLabel {
    /// The text, line by line; none for a flow without a name.
    pub lines: Vec<String>,
    /// The box around the text, the sign of its findings included. Lines are drawn to its left edge.
    pub rect: Rect,
    /// The centre of its number.
    pub badge: Option<Point>,
}

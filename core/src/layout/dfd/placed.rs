//! Elements and boundaries with positions: what is routed.

use crate::diagnostic::Diagnostic;
use crate::layout::space::{Point, Rect};

/// Elements and boundaries with positions, in the order of the graph's lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placed {
    /// The box of each element.
    pub nodes: Vec<Rect>,
    /// The box of each boundary.
    pub boundaries: Vec<Rect>,
    /// What is known of the lines of flows.
    pub lines: Lines,
    /// Whether the coordinates are those of the model. Else a diagram is moved so that it begins at
    /// its margin.
    pub keeps_coordinates: bool,
    /// Diagnostics of the placement.
    pub diagnostics: Vec<Diagnostic>,
}

/// What is known of the lines of flows before they are routed.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Lines {
    /// Nothing.
    #[default]
    Unknown,
    /// A line for each flow, which may be improved.
    Suggested(Vec<Route>),
    /// There are too many: they are drawn straight, without texts.
    Straight,
}

/// The line of a flow, and the box reserved for its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Route {
    /// Its points.
    pub points: Vec<Point>,
    /// The reserved box, if it needs one.
    pub label: Option<Rect>,
}

impl Placed {
    /// A placement in the coordinates of the model, without lines.
    pub fn new(nodes: Vec<Rect>, boundaries: Vec<Rect>) -> Placed {
        Placed {
            nodes,
            boundaries,
            keeps_coordinates: true,
            ..Placed::default()
        }
    }

    /// The same with a finite box for each element and boundary.
    #[must_use]
    pub(super) fn completed(&self, nodes: usize, boundaries: usize) -> Placed {
        let finite = |rects: &[Rect], count: usize| -> Vec<Rect> {
            let known = rects.iter().map(|rect| {
                let sides = [rect.x, rect.y, rect.width, rect.height];
                let is_finite = sides.into_iter().all(f64::is_finite);
                if is_finite { *rect } else { Rect::default() }
            });
            let missing = std::iter::repeat(Rect::default());
            known.chain(missing).take(count).collect()
        };
        Placed {
            nodes: finite(&self.nodes, nodes),
            boundaries: finite(&self.boundaries, boundaries),
            ..self.clone()
        }
    }
}

//! Where everything of a data-flow diagram lies.
//!
//! [`block`] measures texts, [`size`] gives each element its size, [`elk`] places elements and
//! boundaries and leads the flows, [`finish`] mends the lines and puts labels to them. What is too
//! large for that is put into a plain grid ([`grid`]).

mod block;
mod elk;
mod finish;
mod grid;
mod laid;
mod outline;
mod size;

use std::collections::BTreeMap;

use super::Point;
use crate::diagnostic::Diagnostic;
use crate::model::Id;
use crate::views::dfd::Graph;

pub use block::{FLOW_FONT, FLOW_LEADING, SIGN_GAP, SIGN_SIZE, TITLE_FONT, TITLE_LEADING};
pub use laid::{Laid, LaidBoundary, LaidFlow, LaidLabel, LaidNode};
pub use outline::{HEXAGON_POINT, RIM, RING_GAP};
pub use size::{
    BAR, CLASS_FONT, CLASS_LEADING, ICON, NAME_FONT, NAME_LEADING, class_words, content_height,
};

/// Top left corners that elements are to keep, by id.
pub type Pins = BTreeMap<Id, Point>;

/// Space around everything in the drawing, in px.
pub const MARGIN: f64 = 24.0;

/// Lays out a data-flow diagram: nothing lies over or runs through anything else.
///
/// The same graph gives the same coordinates, natively and in WebAssembly. Above some hundred
/// elements or flows the layered layout takes too long; then everything is put into a grid, with
/// straight flows, in linear time, and a remark says so.
pub fn dfd(graph: &Graph, pins: &Pins) -> Laid {
    if graph.nodes.is_empty() {
        return Laid::default();
    }
    let texts = size::measure(graph);
    if elk::is_too_large(graph) {
        return grid::lay_out(graph, &texts, too_large(graph));
    }
    match elk::place(graph, &texts, pins) {
        Some(placed) => finish::finish(graph, &texts, &placed),
        None => grid::lay_out(graph, &texts, not_laid_out()),
    }
}

fn too_large(graph: &Graph) -> Diagnostic {
    let (nodes, flows) = (graph.nodes.len(), graph.edges.len());
    Diagnostic::remark(
        "diagram-too-large",
        format!(
            "{nodes} elements and {flows} flows are too many to arrange. They stand in a grid, with \
             straight flows."
        ),
    )
    .hint("Show one level, or divide the model.")
}

fn not_laid_out() -> Diagnostic {
    Diagnostic::remark(
        "diagram-not-arranged",
        "No arrangement was found for this diagram. Its elements stand in a grid, with straight flows.",
    )
    .hint("Show one level, or report what happened.")
}

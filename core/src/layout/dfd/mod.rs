//! Where everything of a data-flow diagram lies.
//!
//! [`block`] measures texts, [`size`] gives each element its size, [`elk`] places elements and
//! boundaries and leads the flows, [`finish`] puts labels to the lines, [`route`] finds better ones. [`fold`] chooses which flows run
//! back, so that the whole fits a canvas. What is too
//! large for that is put into a plain grid ([`grid`]).

mod block;
mod elk;
mod finish;
mod fold;
mod grid;
mod label;
mod laid;
mod outline;
mod route;
mod size;

use std::cmp::Ordering;

use crate::diagnostic::Diagnostic;
use crate::views::dfd::Graph;
use elk::Heading;

pub use block::{FLOW_FONT, FLOW_LEADING, SIGN_GAP, SIGN_SIZE, TITLE_FONT, TITLE_LEADING};
pub use laid::{Laid, LaidBoundary, LaidFlow, LaidLabel, LaidNode};
pub use outline::{HEXAGON_POINT, RIM, RING_GAP, mark_place};
pub use size::{
    BAR, CLASS_FONT, CLASS_LEADING, ICON, NAME_FONT, NAME_LEADING, class_words, content_height,
};

/// Space around everything in the drawing, in px.
pub const MARGIN: f64 = 24.0;

/// How much more legible a layout must be to be chosen over one that reads from left to right.
const CLEARLY: f64 = 1.1;

/// Lays out a data-flow diagram: nothing lies over or runs through anything else.
///
/// The same graph gives the same coordinates, natively and in WebAssembly. Above some hundred
/// elements or flows the layered layout takes too long; then everything is put into a grid, with
/// straight flows, in linear time, and a remark says so.
pub fn dfd(graph: &Graph) -> Laid {
    if graph.nodes.is_empty() {
        return Laid::default();
    }
    let texts = |heading| size::measure(graph, heading);
    if elk::is_too_large(graph) {
        return grid::lay_out(graph, &texts(Heading::Right), too_large(graph));
    }
    let headings: &[Heading] = if elk::is_compact(graph) {
        &[Heading::Right, Heading::Down]
    } else {
        &[Heading::Right]
    };
    headings
        .iter()
        .filter_map(|heading| {
            let texts = texts(*heading);
            let turned = fold::folded(graph, &texts, *heading);
            let placed = elk::place(graph, &texts, *heading, &turned)?;
            let mut scene = finish::scene(graph, &texts, &placed);
            route::improve(&mut scene);
            Some(Candidate {
                faults: route::count(&scene),
                laid: finish::finish(graph, &texts, &placed, scene),
            })
        })
        .reduce(better)
        .map_or_else(
            || grid::lay_out(graph, &texts(Heading::Right), not_laid_out()),
            |candidate| candidate.laid,
        )
}

/// A layout to choose from.
struct Candidate {
    faults: usize,
    laid: Laid,
}

/// The one with fewer faults, else the one that reads better, if it is clearly better.
fn better(first: Candidate, second: Candidate) -> Candidate {
    let legible = |candidate: &Candidate| {
        let laid = &candidate.laid;
        let lines = laid.flows.iter().map(|flow| flow.points.as_slice());
        fold::legibility(laid.size, lines)
    };
    match second.faults.cmp(&first.faults) {
        Ordering::Less => second,
        Ordering::Equal if legible(&second) > CLEARLY * legible(&first) => second,
        _ => first,
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

//! The layout of a data-flow diagram.
//!
//! [`text_block`] measures texts and [`size`] gives each element its size. [`fold`] chooses which way the
//! layers run and which flows run back, so that the whole fits a canvas. [`elk`] places elements and
//! boundaries and leads the flows, [`route`] finds better lines, [`finish`] puts labels to them. What
//! is too large for that is put into a plain grid ([`grid`]).

mod direction;
mod elk;
mod finish;
mod fold;
mod grid;
mod label;
mod laid;
mod line;
mod metrics;
mod outline;
mod placed;
mod plan;
mod route;
mod size;
mod text_block;

use crate::diagnostic::{Diagnostic, messages};
use crate::views::dfd::Graph;

pub use laid::{Laid, LaidBoundary, LaidFlow, LaidLabel, LaidNode};
pub use metrics::MARGIN;
pub use outline::{HEXAGON_POINT, RIM, RING_GAP, mark_position, stadium_radius};
pub use size::{
    BAR, CLASS_FONT, CLASS_LEADING, ICON, NAME_FONT, NAME_LEADING, class_label, content_height,
};
pub use text_block::{
    FLOW_FONT, FLOW_LEADING, SIGN_GAP, SIGN_SIZE, TITLE_FONT, TITLE_LEADING, sign_width,
};

/// Lays out a data-flow diagram: nothing lies over or runs through anything else.
///
/// The same graph gives the same coordinates, natively and in WebAssembly. Above some hundred
/// elements or flows the layered layout takes too long; then everything is put into a grid, with
/// straight flows, in linear time, and a remark reports it.
///
/// It depends on the graph's skeleton alone ([`Graph::skeleton`]).
pub fn dfd(graph: &Graph) -> Laid {
    lay_out(&graph.skeleton())
}

fn lay_out(graph: &Graph) -> Laid {
    if graph.nodes.is_empty() {
        return Laid::default();
    }
    if elk::is_too_large(graph) {
        return grid::lay_out(graph, too_large(graph));
    }
    let mut best: Option<(usize, Laid)> = None;
    for plan in fold::plans(graph) {
        let Some(placed) = elk::place(graph, &plan) else {
            continue;
        };
        let mut scene = finish::scene(graph, &plan.texts, &placed);
        route::improve(&mut scene);
        let faults = route::count(&scene);
        if best.as_ref().is_none_or(|(least, _)| faults < *least) {
            let laid = finish::finish(graph, &plan.texts, &placed, scene);
            best = Some((faults, laid));
        }
        if faults == 0 {
            break;
        }
    }
    best.map_or_else(|| grid::lay_out(graph, not_laid_out()), |(_, laid)| laid)
}

fn too_large(graph: &Graph) -> Diagnostic {
    let (nodes, flows) = (graph.nodes.len(), graph.edges.len());
    messages::diagram_too_large(&nodes, &flows)
}

fn not_laid_out() -> Diagnostic {
    messages::diagram_not_arranged()
}

//! The layout of a data-flow diagram, in two stages.
//!
//! [`place`] gives elements and boundaries their positions: known ones ([`positions`]) stay, all else is
//! arranged. [`fold`] chooses which way the layers run and which flows run back, so that the whole fits
//! a canvas, and [`elk`] places elements and boundaries and leads the flows. What is too large for that
//! is put into a plain grid ([`grid`]).
//!
//! [`route`](route()) leads the flows over any placement, whoever made it, and puts labels to them.
//!
//! [`text_block`] measures texts and [`size`] gives each element its size.

mod arranged;
mod auto;
mod direction;
mod elk;
mod finish;
mod fold;
mod grid;
mod known;
mod label;
mod laid;
mod limits;
mod line;
mod metrics;
mod outline;
mod placed;
mod plan;
mod positions;
mod route;
mod size;
#[cfg(test)]
mod tests;
mod text_block;

use crate::views::dfd::Graph;
use auto::Arrangement;
use direction::Direction;

pub use laid::{Laid, LaidBoundary, LaidFlow, LaidLabel, LaidNode};
pub use metrics::MARGIN;
pub use outline::{HEXAGON_POINT, RIM, RING_GAP, mark_position, stadium_radius};
pub use placed::{Lines, Placed, Route};
pub use positions::{Position, Positions};
pub use size::{
    BAR, CLASS_FONT, CLASS_LEADING, ICON, NAME_FONT, NAME_LEADING, class_label, content_height,
};
pub use text_block::{
    FLOW_FONT, FLOW_LEADING, SIGN_GAP, SIGN_SIZE, TITLE_FONT, TITLE_LEADING, sign_width,
};

/// Lays out a data-flow diagram without known positions: nothing lies over or runs through anything
/// else.
///
/// The same graph gives the same coordinates, natively and in WebAssembly. Above some hundred
/// elements or flows the layered layout takes too long; then everything is put into a grid, with
/// straight flows, in linear time, and a remark reports it.
///
/// It depends on the graph's skeleton alone ([`Graph::skeleton`]), and gives what [`route`](route())
/// makes of [`place`], but does not route twice what [`place`] has to route to choose.
pub fn dfd(graph: &Graph) -> Laid {
    let graph = &graph.skeleton();
    if graph.nodes.is_empty() {
        return Laid::default();
    }
    let Arrangement {
        placed,
        texts,
        laid,
    } = auto::arrange(graph);
    laid.unwrap_or_else(|| route::route(graph, &texts, &placed).0)
}

/// Gives every element and boundary a position: the known one where there is one, else one that is
/// chosen for it. Without any known position the whole is arranged for reading.
pub fn place(graph: &Graph, positions: &Positions) -> Placed {
    let graph = &graph.skeleton();
    if graph.nodes.is_empty() {
        return Placed::default();
    }
    if positions.have_none_of(graph) {
        return auto::arrange(graph).placed;
    }
    let texts = size::measure(graph, Direction::Right);
    known::place(graph, positions, &texts, || auto::arrange(graph).placed)
}

/// Leads the flows of a placed diagram, and puts labels to them. Elements and boundaries stay where
/// they are, wherever that is; lines keep clear of them and of one another as far as can be.
pub fn route(graph: &Graph, placed: &Placed) -> Laid {
    let graph = &graph.skeleton();
    if graph.nodes.is_empty() {
        return Laid::default();
    }
    let placed = placed.completed(graph.nodes.len(), graph.boundaries.len());
    // Where texts break, and how large they are, is the same for either direction.
    let texts = size::measure(graph, Direction::Right);
    route::route(graph, &texts, &placed).0
}

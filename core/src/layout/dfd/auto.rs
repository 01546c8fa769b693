//! Finds an arrangement without known positions: the best of several, or a grid for what is too large.

use super::direction::Direction;
use super::elk;
use super::fold;
use super::grid;
use super::laid::Laid;
use super::limits;
use super::placed::{Lines, Placed};
use super::route;
use super::size::{self, Texts};
use crate::diagnostic::{Diagnostic, messages};
use crate::views::dfd::Graph;

/// An arrangement that was found.
pub(super) struct Arrangement {
    /// Where everything is.
    pub(super) placed: Placed,
    /// The texts that it was measured with.
    pub(super) texts: Texts,
    /// The diagram made of it, where several were compared: only that tells which one is best.
    pub(super) laid: Option<Laid>,
}

/// The best arrangement.
pub(super) fn arrange(graph: &Graph) -> Arrangement {
    if limits::is_too_large(graph) {
        return in_grid(graph, too_large(graph));
    }
    let plans = fold::plans(graph);
    let is_only = plans.len() == 1;
    let mut best: Option<(usize, Arrangement)> = None;
    for plan in plans {
        let Some(arranged) = elk::place(graph, &plan) else {
            continue;
        };
        let placed = Placed {
            nodes: arranged.nodes,
            boundaries: arranged.boundaries,
            lines: Lines::Suggested(arranged.routes),
            ..Placed::default()
        };
        let texts = plan.texts;
        if is_only {
            return Arrangement {
                placed,
                texts,
                laid: None,
            };
        }
        let (laid, faults) = route::route(graph, &texts, &placed);
        if best.as_ref().is_none_or(|(least, _)| faults < *least) {
            let laid = Some(laid);
            let arrangement = Arrangement {
                placed,
                texts,
                laid,
            };
            best = Some((faults, arrangement));
        }
        if faults == 0 {
            break;
        }
    }
    match best {
        Some((_, arrangement)) => arrangement,
        None => in_grid(graph, not_arranged()),
    }
}

fn in_grid(graph: &Graph, why: Diagnostic) -> Arrangement {
    let texts = size::measure(graph, Direction::Right);
    Arrangement {
        placed: grid::place(graph, &texts, why),
        texts,
        laid: None,
    }
}

fn too_large(graph: &Graph) -> Diagnostic {
    let (nodes, flows) = (graph.nodes.len(), graph.edges.len());
    messages::diagram_too_large(&nodes, &flows)
}

fn not_arranged() -> Diagnostic {
    messages::diagram_not_arranged()
}

//! Places elements and boundaries and leads the flows, with the layered layout of Eclipse ELK.
//!
//! [`input`] makes ELK's graph of ours, [`settings`] chooses its options by size, [`read`] takes the
//! coordinates out again.

mod input;
mod orient;
mod read;
mod reversed;
mod settings;

use merman_elk_layered::{
    ElkInputGraph, LGraph, WorkControl, WorkError,
    execute_ported_compound_processors_with_work_control, import_graph_with_work_control,
};

use super::arranged::Arranged;
use super::plan::Plan;
use crate::views::dfd::Graph;

pub(super) use reversed::{pairs, reversed, with_pair_reversed};

/// Places everything; `None` where ELK finds no layout or gives coordinates that are not finite.
pub(super) fn place(graph: &Graph, plan: &Plan) -> Option<Arranged> {
    let steps = settings::thoroughness(graph);
    steps
        .iter()
        .find_map(|step| with_thoroughness(graph, plan, *step))
}

/// The same, quicker and with more crossings.
pub(super) fn sketch(graph: &Graph, plan: &Plan) -> Option<Arranged> {
    with_thoroughness(graph, plan, 1)
}

fn with_thoroughness(graph: &Graph, plan: &Plan, thoroughness: usize) -> Option<Arranged> {
    let laid = run(&input::graph(graph, plan, thoroughness)).ok()?;
    let mut placed = plan.direction.restore(read::read(&laid, graph)?);
    for (route, reversed) in placed.routes.iter_mut().zip(&plan.reversed) {
        if *reversed {
            route.points.reverse();
        }
    }
    Some(placed)
}

fn run(input: &ElkInputGraph) -> Result<LGraph, LayoutFailed> {
    let mut graph =
        import_graph_with_work_control(input, &mut WorkOf32Bits).map_err(|_| LayoutFailed)?;
    execute_ported_compound_processors_with_work_control(&mut graph, &mut WorkOf32Bits)
        .map_err(|_| LayoutFailed)?;
    Ok(graph)
}

/// ELK could not do it; with less thoroughness it may.
struct LayoutFailed;

/// Rejects more work than WebAssembly's `usize` can count.
///
/// There ELK's own count of its work overflows for large graphs and high thoroughness, and ends with
/// an error. The same happens natively through this, so that both come to the same layout.
struct WorkOf32Bits;

impl WorkControl for WorkOf32Bits {
    fn check(&mut self, units: usize) -> Result<(), WorkError> {
        match u32::try_from(units) {
            Ok(_) => Ok(()),
            Err(_) => Err(WorkError::ArithmeticOverflow),
        }
    }

    fn charge(&mut self, units: usize) -> Result<(), WorkError> {
        self.check(units)
    }
}

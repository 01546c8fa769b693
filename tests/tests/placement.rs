//! The two stages of the layout of data-flow diagrams: an arrangement is routed as one step does it,
//! and a diagram whose positions are known is routed anew with everything in its place.

#![cfg(test)]

use parapet_core::analysis::{Options, analyse};
use parapet_core::layout::dfd::{Positions, dfd, place, route};
use parapet_core::model::{Model, Schema};
use parapet_core::threats::RuleSet;
use parapet_core::views::dfd::{Graph, Options as ViewOptions, graph};
use parapet_tests::generate::{self, Size};
use parapet_tests::measure::measure;

fn graph_of(model: &Model) -> Graph {
    let schema = Schema::built_in();
    let analysis = analyse(model, schema, &RuleSet::default(), &Options::default());
    let marks = analysis.open_findings_by_part(|_| true);
    graph(model, &analysis, &marks, &ViewOptions::default())
}

fn graphs() -> Vec<Graph> {
    let mut graphs = Vec::new();
    for (elements, flows, seeds) in [(5, 8, 4), (10, 14, 3), (20, 26, 1)] {
        for seed in 0..seeds {
            graphs.push(graph_of(&generate::model(Size::of(elements, flows), seed)));
            graphs.push(graph_of(&generate::system(elements, flows, seed)));
        }
    }
    graphs
}

#[test]
fn an_arrangement_is_routed_as_one_step_does_it() {
    for graph in graphs() {
        let placed = place(&graph, &Positions::default());
        assert_eq!(route(&graph, &placed), dfd(&graph));
    }
}

#[test]
fn a_diagram_with_known_positions_stays_where_it_is() {
    for graph in graphs() {
        let laid = dfd(&graph);
        let placed = place(&graph, &Positions::of(&graph, &laid));
        let again = route(&graph, &placed);
        let rects = |nodes: &[parapet_core::layout::dfd::LaidNode]| {
            nodes.iter().map(|node| node.rect).collect::<Vec<_>>()
        };
        assert_eq!(rects(&again.nodes), rects(&laid.nodes));
        assert_eq!(again.boundaries, laid.boundaries);
        // Lines are found without a hint: they may be other ones, but run through no element.
        let faults = measure(&graph, &again).faults;
        for kind in ["line through node", "end off its node", "line outside"] {
            assert_eq!(faults.get(kind), None, "{}", graph.name);
        }
    }
}

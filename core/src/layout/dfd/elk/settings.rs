//! ELK's options, by the size of the graph.
//!
//! They were measured on generated models with nested boundaries, hubs and responses: crossings,
//! length and bends of flows, area, and time.

use merman_elk_layered::{
    CycleBreakingStrategy, EdgeLabelSideSelection, ElkDirection, ElkPadding, GreedySwitchType,
    HierarchyHandling, LSize, LayeredOptions, LayeringStrategy, NodePlacementStrategy,
    SpacingOptions,
};

use crate::layout::dfd::direction::Direction;
use crate::layout::dfd::limits::size;
use crate::layout::space::Size;
use crate::views::dfd::Graph;

/// Up to these sizes the slow, compact placement is quick enough.
const COMPACT_NODES: usize = 190;
const COMPACT_FLOWS: usize = 300;

/// Inner edge of a boundary, in px.
const PADDING: f64 = 16.0;

/// Space around a boundary's title: at both its ends, and above and below together, in px.
const TITLE_END_MARGIN: f64 = 12.0;
const TITLE_ROW: f64 = 7.0;

/// How thoroughly crossings are avoided: what to try, best first.
pub(super) fn thoroughness(graph: &Graph) -> &'static [usize] {
    let nodes = size(graph);
    if nodes <= 30 {
        &[60, 7, 1]
    } else if nodes <= 100 {
        &[15, 7, 1]
    } else {
        &[7, 1]
    }
}

/// The options of the whole graph; those of a boundary also reserve space for its title.
pub(super) fn options(graph: &Graph, direction: Direction, thoroughness: usize) -> LayeredOptions {
    let compact = is_compact(graph);
    LayeredOptions {
        direction: ElkDirection::Right,
        hierarchy_handling: HierarchyHandling::IncludeChildren,
        padding: ElkPadding::uniform(PADDING),
        spacing: SpacingOptions {
            node_node: 24.0,
            node_node_between_layers: 24.0,
            component_component: 24.0,
            edge_edge: 12.0,
            edge_node: 12.0,
            edge_edge_between_layers: 10.0,
            edge_node_between_layers: 12.0,
            port_port: 24.0,
            node_self_loop: 12.0,
            edge_label: 1.0,
            ..SpacingOptions::default()
        },
        cycle_breaking_strategy: CycleBreakingStrategy::Greedy,
        layering_strategy: LayeringStrategy::NetworkSimplex,
        node_placement_strategy: if compact {
            NodePlacementStrategy::NetworkSimplex
        } else {
            NodePlacementStrategy::BrandesKoepf
        },
        greedy_switch_hierarchical_type: if compact {
            GreedySwitchType::OneSided
        } else {
            GreedySwitchType::Off
        },
        // Texts are above horizontal lines and at the right of vertical ones.
        edge_label_side_selection: match direction {
            Direction::Right => EdgeLabelSideSelection::AlwaysUp,
            Direction::Down => EdgeLabelSideSelection::AlwaysDown,
        },
        merge_hierarchy_edges: false,
        thoroughness,
        random_seed: 1,
        ..LayeredOptions::default()
    }
}

/// The options of a boundary: those of the whole graph, and space for a title of that size at the top.
pub(super) fn boundary(
    whole: &LayeredOptions,
    direction: Direction,
    title: Size,
) -> LayeredOptions {
    let row = TITLE_ROW + title.height;
    let least = direction.to_elk(Size::new(title.width + 2.0 * TITLE_END_MARGIN, row));
    let (top, left) = match direction {
        Direction::Right => (row, 0.0),
        Direction::Down => (0.0, row),
    };
    LayeredOptions {
        padding: ElkPadding {
            top: PADDING + top,
            left: PADDING + left,
            ..ElkPadding::uniform(PADDING)
        },
        node_size_minimum: Some(LSize {
            width: least.width,
            height: least.height,
        }),
        ..whole.clone()
    }
}

/// Whether the graph is small enough for the slow, compact placement.
fn is_compact(graph: &Graph) -> bool {
    size(graph) <= COMPACT_NODES && graph.edges.len() <= COMPACT_FLOWS
}

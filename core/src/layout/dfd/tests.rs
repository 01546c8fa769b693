//! Placing keeps known positions, and routing works over any placement.

use proptest::prelude::*;

use super::{Laid, Placed, Position, Positions, dfd, place, route, size};
use crate::layout::dfd::direction::Direction;
use crate::layout::space::{Point, Rect, Size};
use crate::model::Id;
use crate::views::dfd::{Boundary, Edge, Graph, Node, NodeShape};

const SHAPES: [NodeShape; 6] = [
    NodeShape::Square,
    NodeShape::Circle,
    NodeShape::Stadium,
    NodeShape::Cylinder,
    NodeShape::Hexagon,
    NodeShape::Actor,
];

/// So many elements, the first of them in one boundary inside of another, and flows between them.
fn graph(nodes: usize, inside: usize, flows: &[(usize, usize)]) -> Graph {
    let boundary = |id: &str, parent| Boundary {
        part: Id::new(id),
        name: format!("Zone {id}"),
        parent,
        mark: None,
    };
    let node = |at: usize| Node {
        part: Id::new(&format!("n{at}")),
        name: format!("Element {at}"),
        class: "Server".to_owned(),
        base: "Server".to_owned(),
        icon: "server".to_owned(),
        shape: SHAPES[at % SHAPES.len()],
        in_scope: true,
        severity: 0,
        mark: None,
        boundary: (at < inside).then_some(at % 2),
    };
    let edge = |(at, (source, sink)): (usize, &(usize, usize))| Edge {
        part: Id::new(&format!("f{at}")),
        model_index: at,
        name: format!("Flow {at}"),
        number: i64::try_from(at).ok(),
        source: *source,
        sink: *sink,
        is_response: false,
        severity: 0,
        mark: None,
        paired_response: None,
    };
    let mut boundaries = vec![boundary("outer", None), boundary("inner", Some(0))];
    boundaries.truncate(inside.min(2));
    Graph {
        name: "Test".to_owned(),
        boundaries,
        nodes: (0..nodes).map(node).collect(),
        edges: flows.iter().enumerate().map(edge).collect(),
    }
}

/// The elements with their corners there.
fn placed_at(graph: &Graph, corner: impl Fn(usize) -> Point) -> Placed {
    let texts = size::measure(&graph.skeleton(), Direction::Right);
    let nodes = texts.nodes.iter().enumerate().map(|(at, text)| {
        let Point { x, y } = corner(at);
        Rect::new(x, y, text.size.width, text.size.height)
    });
    Placed::new(nodes.collect(), Vec::new())
}

/// A step of two hundred px in a grid.
fn cell(column: usize, row: usize) -> Point {
    let px = |count: usize| 220.0 * f64::from(u16::try_from(count).unwrap());
    Point::new(px(column) - 500.0, px(row) - 300.0)
}

/// Checks that nothing was moved, and that flows run from their source to their sink, inside of the
/// frame.
fn check_routed(graph: &Graph, placed: &Placed) -> Laid {
    let laid = route(graph, placed);
    let nodes: Vec<Rect> = laid.nodes.iter().map(|node| node.rect).collect();
    assert_eq!(nodes, placed.nodes);
    let boundaries: Vec<Rect> = laid.boundaries.iter().map(|one| one.rect).collect();
    assert_eq!(boundaries, placed.boundaries);
    let Size { width, height } = laid.size;
    let frame = Rect::new(laid.origin.x, laid.origin.y, width, height).grown(0.01);
    assert!(nodes.iter().all(|rect| {
        frame.contains(Point::new(rect.x, rect.y))
            && frame.contains(Point::new(rect.right(), rect.bottom()))
    }));
    assert_eq!(laid.flows.len(), graph.edges.len());
    for (edge, flow) in graph.edges.iter().zip(&laid.flows) {
        assert!(flow.points.len() >= 2, "{edge:?} {flow:?}");
        let ends = [
            (edge.source, flow.points[0]),
            (edge.sink, flow.points[flow.points.len() - 1]),
        ];
        for (node, end) in ends {
            assert!(nodes[node].grown(0.5).contains(end), "{edge:?} {flow:?}");
        }
        assert!(
            flow.points.iter().all(|point| frame.contains(*point)),
            "{edge:?} {flow:?} {frame:?}"
        );
    }
    laid
}

/// The same, and that no flow runs through an element.
fn check_clear(graph: &Graph, placed: &Placed) {
    let laid = check_routed(graph, placed);
    for (edge, flow) in graph.edges.iter().zip(&laid.flows) {
        for (at, node) in laid.nodes.iter().enumerate() {
            let inner = node.rect.grown(-1.0);
            let own = at == edge.source || at == edge.sink;
            let spot = |point: Point| Rect::new(point.x, point.y, 0.0, 0.0);
            let pieces = flow.points.windows(2);
            let through = pieces.filter(|pair| spot(pair[0]).union(spot(pair[1])).overlaps(inner));
            // The outlines of round shapes are inside of their boxes.
            assert!(own || through.count() == 0, "{edge:?} {flow:?} {at}");
        }
    }
}

#[test]
fn flows_are_led_around_elements_in_a_grid_and_in_a_row() {
    let flows: Vec<(usize, usize)> = (0..12).map(|at| (at, (at * 7 + 5) % 12)).collect();
    let graph = graph(12, 0, &flows);
    check_clear(&graph, &placed_at(&graph, |at| cell(at % 4, at / 4)));
    check_clear(&graph, &placed_at(&graph, |at| cell(at, 0)));
    check_clear(&graph, &placed_at(&graph, |at| cell(0, at)));
}

#[test]
fn a_flow_to_itself_is_a_loop() {
    let graph = graph(1, 0, &[(0, 0), (0, 0)]);
    let laid = check_routed(&graph, &placed_at(&graph, |_| Point::new(-900.0, 40.0)));
    assert_ne!(laid.flows[0].points, laid.flows[1].points);
}

#[test]
fn no_placement_is_too_odd() {
    let graph = graph(4, 0, &[(0, 1), (1, 0), (2, 3), (3, 3), (0, 3)]);
    // All over one another, side by side without space, and very far away.
    check_routed(&graph, &placed_at(&graph, |_| Point::default()));
    check_routed(
        &graph,
        &placed_at(&graph, |at| Point::new(cell(at, 0).x / 4.0, 0.0)),
    );
    check_routed(
        &graph,
        &placed_at(&graph, |at| Point::new(cell(at, 0).x * 4e6, -1e9)),
    );
    // Boxes that are missing or not finite are empty ones.
    let mut placed = placed_at(&graph, |at| cell(at, at));
    placed.nodes.truncate(2);
    placed.nodes[1].width = f64::NAN;
    let laid = route(&graph, &placed);
    assert_eq!(laid.nodes[0].rect, placed.nodes[0]);
    assert_eq!(laid.nodes[1].rect, Rect::default());
    assert_eq!(laid.nodes.len(), 4);
    assert_eq!(route(&Graph::default(), &placed), Laid::default());
}

#[test]
fn an_arrangement_is_routed_as_one_step_does_it() {
    let check = |graph: &Graph| {
        let placed = place(graph, &Positions::default());
        assert_eq!(route(graph, &placed), dfd(graph));
        assert_eq!(dfd(graph).origin, Point::default());
    };
    check(&Graph::default());
    check(&graph(1, 0, &[]));
    check(&graph(5, 3, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)]));
    check(&graph(900, 40, &[(0, 1), (1, 1)]));
}

#[test]
fn known_positions_are_kept() {
    let graph = graph(6, 4, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 0)]);
    let laid = dfd(&graph);
    // All are known: the same again, whatever they are.
    let mut positions = Positions::of(&graph, &laid);
    let check_exact = |positions: &Positions| {
        let placed = place(&graph, positions);
        let ids = graph.nodes.iter().map(|node| &node.part);
        let ids = ids.chain(graph.boundaries.iter().map(|one| &one.part));
        for (id, rect) in ids.zip(placed.nodes.iter().chain(&placed.boundaries)) {
            let known = positions.get(id).unwrap();
            assert_eq!(Point::new(rect.x, rect.y), known.corner, "{id}");
            assert_eq!(Some(rect.size()), known.size, "{id}");
        }
        check_routed(&graph, &placed);
    };
    check_exact(&positions);
    let moved = Position {
        corner: Point::new(-4000.0, 25.5),
        size: Some(Size::new(300.0, 10.0)),
    };
    positions.insert(Id::new("n2"), moved);
    check_exact(&positions);
    // What is not finite is not known.
    let nowhere = Position {
        corner: Point::new(f64::NAN, 0.0),
        size: None,
    };
    positions.insert(Id::new("n2"), nowhere);
    check_exact(&positions);
}

#[test]
fn elements_without_a_position_keep_clear_of_those_that_have_one() {
    let graph = graph(8, 4, &[(0, 1), (1, 2), (4, 5), (6, 7), (7, 0)]);
    for known in [1usize, 3, 7] {
        let mut positions = Positions::default();
        for at in 0..known {
            let corner = cell(at * 2, 1);
            positions.insert(
                graph.nodes[at].part.clone(),
                Position { corner, size: None },
            );
        }
        let placed = place(&graph, &positions);
        for (at, rect) in placed.nodes.iter().enumerate() {
            if at < known {
                assert_eq!(Point::new(rect.x, rect.y), cell(at * 2, 1));
            }
            let others = placed.nodes.iter().skip(at + 1);
            assert_eq!(others.filter(|other| rect.overlaps(**other)).count(), 0);
        }
        // Boundaries are around what is in them.
        for (node, rect) in graph.nodes.iter().zip(&placed.nodes) {
            if let Some(boundary) = node.boundary {
                let outer = placed.boundaries[boundary];
                assert!(outer.contains(Point::new(rect.x, rect.y)));
                assert!(outer.contains(Point::new(rect.right(), rect.bottom())));
            }
        }
        check_routed(&graph, &placed);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn flows_are_led_around_elements_anywhere(
        cells in Just((0..36usize).collect::<Vec<_>>()).prop_shuffle(),
        offsets in prop::collection::vec((0u8..50, 0u8..50), 12),
        flows in prop::collection::vec((0..12usize, 0..12usize), 0..14),
    ) {
        let graph = graph(12, 0, &flows);
        let placed = placed_at(&graph, |at| {
            let (dx, dy) = offsets[at];
            cell(cells[at] % 6, cells[at] / 6).moved(f64::from(dx), f64::from(dy))
        });
        check_clear(&graph, &placed);
    }
}

//! Coordinates read back from ELK's graph.

use std::collections::BTreeMap;

use merman_elk_layered::{CompoundEdgeSegment, LGraph, LNodeKind, LPoint};

use crate::layout::dfd::arranged::Arranged;
use crate::layout::dfd::placed::Route;
use crate::layout::space::{Point, Rect};
use crate::views::dfd::Graph;

/// A piece of a flow; one that crosses borders has several.
struct RoutePiece {
    /// Its place along the flow: out of the innermost boundary first, into the innermost last.
    order: i64,
    points: Vec<Point>,
    label: Option<Rect>,
}

/// Reads positions of boundaries and elements and the lines of flows; `None` where one is missing or
/// is no number.
pub(super) fn read(laid: &LGraph, graph: &Graph) -> Option<Arranged> {
    let mut boundaries = vec![None; graph.boundaries.len()];
    let mut nodes = vec![None; graph.nodes.len()];
    let mut pieces: BTreeMap<usize, Vec<RoutePiece>> = BTreeMap::new();
    let mut waiting = vec![(laid, Point::default())];
    while let Some((part, base)) = waiting.pop() {
        let origin = base.moved(
            part.offset.x + part.padding.left,
            part.offset.y + part.padding.top,
        );
        for node in &part.layerless_nodes {
            if node.kind != LNodeKind::Normal {
                continue;
            }
            let corner = at(origin, node.position);
            let rect = Rect::new(corner.x, corner.y, node.size.width, node.size.height);
            let place = match numbered(&node.id)? {
                ('b', index) => boundaries.get_mut(index),
                (_, index) => nodes.get_mut(index),
            };
            *place? = Some(rect);
            if let Some(nested) = node.nested_graph.as_deref() {
                waiting.push((nested, corner));
            }
        }
        read_route_pieces(part, origin, &mut pieces);
    }
    let mut routes = vec![Route::default(); graph.edges.len()];
    for (index, mut found) in pieces {
        found.sort_by_key(|piece| piece.order);
        let route = routes.get_mut(index)?;
        for piece in found {
            route.points.extend(piece.points);
            route.label = route.label.or(piece.label);
        }
    }
    let placed = Arranged {
        boundaries: boundaries.into_iter().collect::<Option<_>>()?,
        nodes: nodes.into_iter().collect::<Option<_>>()?,
        routes,
    };
    is_valid(&placed).then_some(placed)
}

fn read_route_pieces(part: &LGraph, origin: Point, pieces: &mut BTreeMap<usize, Vec<RoutePiece>>) {
    let mut crossing: BTreeMap<usize, Vec<(&str, CompoundEdgeSegment)>> = BTreeMap::new();
    for segment in &part.cross_hierarchy_edges {
        crossing
            .entry(segment.edge)
            .or_default()
            .push((&segment.original_edge_id, segment.segment));
    }
    for (edge, index) in part.edges.iter().zip(0usize..) {
        if !part.edge_source_attached(index) || !part.edge_target_attached(index) {
            continue;
        }
        let end = |node: usize, port: usize| {
            let node = part.layerless_nodes.get(node)?;
            let port = node.ports.get(port)?;
            Some(at(
                at(at(origin, node.position), port.position),
                port.anchor,
            ))
        };
        let (Some(first), Some(last)) = (
            end(edge.source.node, edge.source.port),
            end(edge.target.node, edge.target.port),
        ) else {
            continue;
        };
        let points: Vec<Point> = std::iter::once(first)
            .chain(edge.bend_points.iter().map(|bend| at(origin, *bend)))
            .chain([last])
            .collect();
        let whole = [(edge.id.as_str(), None)];
        let owners: Vec<(&str, Option<CompoundEdgeSegment>)> = match crossing.get(&index) {
            Some(found) => found
                .iter()
                .map(|(id, segment)| (*id, Some(*segment)))
                .collect(),
            None => whole.to_vec(),
        };
        for (id, segment) in owners {
            let Some(('f', flow)) = numbered(id) else {
                continue;
            };
            let label = edge.labels.iter().find(|label| {
                let owner = label.original_label_edge.as_deref();
                owner.is_none() || owner == Some(id)
            });
            pieces.entry(flow).or_default().push(RoutePiece {
                order: order(segment.or(edge.compound_segment)),
                points: points.clone(),
                label: label.map(|label| {
                    let corner = at(origin, label.position);
                    Rect::new(corner.x, corner.y, label.size.width, label.size.height)
                }),
            });
        }
    }
}

fn order(segment: Option<CompoundEdgeSegment>) -> i64 {
    let depth = |depth: usize| i64::try_from(depth).unwrap_or(i64::MAX).saturating_add(1);
    match segment {
        Some(CompoundEdgeSegment::Output { depth: d }) => -depth(d),
        Some(CompoundEdgeSegment::Input { depth: d }) => depth(d),
        None => 0,
    }
}

/// Kind and position in a name given by `input`.
fn numbered(id: &str) -> Option<(char, usize)> {
    let kind = id.chars().next()?;
    let number = id.strip_prefix(kind)?.parse().ok()?;
    Some((kind, number))
}

fn at(origin: Point, point: LPoint) -> Point {
    origin.moved(point.x, point.y)
}

fn is_valid(placed: &Arranged) -> bool {
    let rects = placed.nodes.iter().chain(&placed.boundaries);
    let points = placed.routes.iter().flat_map(|route| &route.points);
    rects
        .clone()
        .all(|rect| rect.x.is_finite() && rect.y.is_finite())
        && rects
            .clone()
            .all(|rect| rect.width.is_finite() && rect.height.is_finite())
        && points
            .clone()
            .all(|point| point.x.is_finite() && point.y.is_finite())
        && placed.routes.iter().all(|route| route.points.len() >= 2)
}

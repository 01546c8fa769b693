//! Leads the flows over a placement, and puts labels to them; elements stay where they are.
//!
//! [`first`] finds a line for each flow where none came with the placement, [`improve`] finds better
//! ones.

mod candidates;
mod faults;
mod first;
mod improve;
mod labels;
mod ports;
mod scene;
mod search;
mod straight;

use super::finish;
use super::label;
use super::laid::{Laid, LaidFlow, LaidLabel};
use super::limits;
use super::line::simplified;
use super::metrics::title_rect;
use super::placed::{Lines, Placed, Route};
use super::size::Texts;
use crate::diagnostic::{Diagnostic, messages};
use crate::layout::space::Point;
use crate::views::dfd::{Edge, Graph};
use scene::{RoutedFlow, Scene};

/// The diagram of a placement with a box for each element and boundary, and how many faults it has.
pub(super) fn route(graph: &Graph, texts: &Texts, placed: &Placed) -> (Laid, usize) {
    let mut scene = match &placed.lines {
        Lines::Straight => return (straight_lines(graph, texts, placed), 0),
        Lines::Unknown if limits::has_too_many(graph) => {
            let mut laid = straight_lines(graph, texts, placed);
            laid.diagnostics.push(too_many(graph));
            return (laid, 0);
        }
        Lines::Suggested(routes) if is_complete(graph, routes) => {
            suggested(graph, texts, placed, routes)
        }
        Lines::Unknown | Lines::Suggested(_) => {
            let mut scene = without_lines(graph, texts, placed);
            first::lead(&mut scene);
            scene
        }
    };
    improve::improve(&mut scene);
    let faults = faults::count(&scene);
    let flows = graph.edges.iter().zip(scene.flows).map(|(edge, flow)| {
        let [label, response_label] = flow.labels;
        LaidFlow {
            points: finish::clipped(graph, edge, &placed.nodes, flow.points),
            label,
            response_label,
        }
    });
    (finish::finish(texts, placed, flows), faults)
}

/// Whether there is a line for each flow.
fn is_complete(graph: &Graph, routes: &[Route]) -> bool {
    let is_line = |route: &Route| {
        let is_finite = |point: &Point| point.x.is_finite() && point.y.is_finite();
        route.points.len() >= 2 && route.points.iter().all(is_finite)
    };
    routes.len() == graph.edges.len() && routes.iter().all(is_line)
}

/// What was placed, with the suggested lines straightened and labels put to them.
fn suggested(graph: &Graph, texts: &Texts, placed: &Placed, routes: &[Route]) -> Scene {
    let flows = graph.edges.iter().zip(routes);
    let flows = flows
        .zip(texts.flows.iter().zip(&texts.responses))
        .map(|((edge, route), (text, response))| {
            let points = simplified(&route.points);
            let labels = label::in_reserved_space(edge, route, &points, text, response);
            RoutedFlow::new((edge.source, edge.sink), points, labels)
        })
        .collect();
    scene(graph, texts, placed, flows)
}

/// What was placed, with flows that run nowhere yet.
fn without_lines(graph: &Graph, texts: &Texts, placed: &Placed) -> Scene {
    let flows = graph
        .edges
        .iter()
        .zip(texts.flows.iter().zip(&texts.responses))
        .map(|(edge, (text, response))| {
            let labels = label::unplaced(edge, text, response);
            RoutedFlow::without_line((edge.source, edge.sink), labels)
        })
        .collect();
    scene(graph, texts, placed, flows)
}

fn scene(graph: &Graph, texts: &Texts, placed: &Placed, flows: Vec<RoutedFlow>) -> Scene {
    let titles = placed.boundaries.iter().zip(&texts.titles);
    let titles = titles.map(|(rect, title)| (*rect, title_rect(*rect, title.size)));
    Scene::new(graph, &placed.nodes, titles, flows)
}

/// The diagram with straight flows without texts.
fn straight_lines(graph: &Graph, texts: &Texts, placed: &Placed) -> Laid {
    let line = |edge: &Edge| {
        let rect = |at: usize| placed.nodes.get(at).copied().unwrap_or_default();
        let (from, to) = (rect(edge.source), rect(edge.sink));
        let points = if edge.source == edge.sink {
            straight::around_corner(from, 0)
        } else {
            straight::between(from, to)
        };
        LaidFlow {
            points,
            label: LaidLabel::default(),
            response_label: LaidLabel::default(),
        }
    };
    finish::finish(texts, placed, graph.edges.iter().map(line))
}

fn too_many(graph: &Graph) -> Diagnostic {
    let (nodes, flows) = (graph.nodes.len(), graph.edges.len());
    messages::diagram_too_many_flows(&nodes, &flows)
}

//! The coordinates of a laid-out data-flow diagram as JSON, for measuring and comparing layouts.
//!
//! One object: `width`, `height`, and the lists `nodes`, `boundaries` and `flows` in the model's order,
//! with absolute boxes (`x`, `y`, `w`, `h`). Where the diagram does not begin at 0, 0 there are `x` and `y`
//! too. A response that is drawn with its request is listed as a flow
//! of its own, along the same points the other way round.

use crate::json::{self, Output};
use crate::layout::dfd::{Laid, LaidLabel};
use crate::layout::{Point, Rect};
use crate::model::Id;
use crate::views::dfd::{Graph, NodeShape};

/// The text of the JSON object; `milliseconds` is the time that the layout took, if it is to be written.
pub fn geometry(graph: &Graph, laid: &Laid, milliseconds: Option<f64>) -> String {
    let boundary = |at: Option<usize>| {
        let found = at.and_then(|at| graph.boundaries.get(at));
        found.map_or(Output::Null, |boundary| text(&boundary.part))
    };
    let nodes = graph.nodes.iter().zip(&laid.nodes).map(|(node, laid)| {
        let round = matches!(node.shape, NodeShape::Circle | NodeShape::DoubleCircle);
        let shape = if round { "ellipse" } else { "box" };
        let mut members = vec![
            ("id", text(&node.part)),
            ("name", Output::text(&node.name)),
            ("boundary", boundary(node.boundary)),
            ("shape", Output::text(shape)),
        ];
        members.extend(sides(laid.rect));
        members.push(("label", Output::Null));
        row(members)
    });
    let boundaries = graph.boundaries.iter().zip(&laid.boundaries);
    let boundaries = boundaries.map(|(found, laid)| {
        let mut members = vec![
            ("id", text(&found.part)),
            ("name", Output::text(&found.name)),
            ("parent", boundary(found.parent)),
        ];
        members.extend(sides(laid.rect));
        let title = if laid.title.is_empty() {
            Output::Null
        } else {
            row(sides(laid.title_rect))
        };
        members.push(("label", title));
        row(members)
    });
    let mut members = Vec::new();
    if laid.origin != Point::default() {
        members.push(("x".to_owned(), number(laid.origin.x)));
        members.push(("y".to_owned(), number(laid.origin.y)));
    }
    members.push(("width".to_owned(), number(laid.size.width)));
    members.push(("height".to_owned(), number(laid.size.height)));
    members.extend(milliseconds.map(|ms| ("ms".to_owned(), number(crate::layout::round(ms)))));
    members.push(("nodes".to_owned(), Output::List(nodes.collect())));
    members.push(("boundaries".to_owned(), Output::List(boundaries.collect())));
    members.push(("flows".to_owned(), Output::List(flows(graph, laid))));
    json::write(&Output::Object(members))
}

fn flows(graph: &Graph, laid: &Laid) -> Vec<Output> {
    let end = |at: usize| {
        let node = graph.nodes.get(at);
        node.map_or(Output::Null, |node| text(&node.part))
    };
    let mut flows = Vec::new();
    for (edge, laid) in graph.edges.iter().zip(&laid.flows) {
        let (source, sink) = (end(edge.source), end(edge.sink));
        let forth = flow(&edge.part, [&source, &sink], &laid.points, &laid.label);
        flows.push((edge.model_index, forth));
        if let Some(response) = &edge.paired_response {
            let points: Vec<Point> = laid.points.iter().rev().copied().collect();
            let back = flow(
                &response.part,
                [&sink, &source],
                &points,
                &laid.response_label,
            );
            flows.push((response.model_index, back));
        }
    }
    flows.sort_by_key(|(model_index, _)| *model_index);
    flows.into_iter().map(|(_, flow)| flow).collect()
}

fn flow(part: &Id, ends: [&Output; 2], points: &[Point], label: &LaidLabel) -> Output {
    let [source, sink] = ends.map(Clone::clone);
    let points = points
        .iter()
        .map(|point| Output::List(vec![number(point.x), number(point.y)]))
        .collect();
    let label = if label.lines.is_empty() {
        Output::Null
    } else {
        row(sides(label.rect))
    };
    row(vec![
        ("id", text(part)),
        ("source", source),
        ("sink", sink),
        ("points", Output::List(points)),
        ("label", label),
    ])
}

fn sides(rect: Rect) -> Vec<(&'static str, Output)> {
    vec![
        ("x", number(rect.x)),
        ("y", number(rect.y)),
        ("w", number(rect.width)),
        ("h", number(rect.height)),
    ]
}

fn row(members: Vec<(&str, Output)>) -> Output {
    let named = members
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value));
    Output::Inline(named.collect())
}

fn text(id: &Id) -> Output {
    Output::text(id.as_str())
}

/// A coordinate; a whole one is written without a fraction.
fn number(value: f64) -> Output {
    Output::Float(value)
}

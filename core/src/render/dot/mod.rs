//! A data-flow diagram as text for Graphviz, which draws the same elements, boundaries and flows.
//!
//! Nodes are named by the ids of the model, so that the text is the same whatever the names are.
//! Shapes are Graphviz's own; `class` names the model's class, for style sheets and for reading it
//! back.

mod print;
mod quote;

use dot_structures::{
    Attribute, Edge, EdgeTy, GraphAttributes, Id, Node as DotNode, NodeId, Stmt, Subgraph, Vertex,
};

use self::quote::{label, quoted, text};
use crate::picture::{Colour, Colouring, Palette};
use crate::views::dfd::{Edge as Flow, Graph, Node, NodeShape};

/// The text is written by recursion; what is nested deeper is put into the cluster there.
const MOST_DEPTH: usize = 100;

/// The text of `dfd.dot`.
pub fn dot(graph: &Graph, colouring: Colouring) -> String {
    let depths = depths(graph);
    // Boundaries come after the ones around them, so going backwards each is whole when it is put
    // into the one around it.
    let mut inner: Vec<Vec<Stmt>> = vec![Vec::new(); graph.boundaries.len()];
    let mut outermost = Vec::new();
    for node in &graph.nodes {
        let list = node.boundary.and_then(|at| inner.get_mut(at));
        list.unwrap_or(&mut outermost)
            .push(Stmt::Node(element(node, colouring)));
    }
    for (at, boundary) in (0..graph.boundaries.len()).zip(&graph.boundaries).rev() {
        let mut stmts = vec![
            plain("label", text(&boundary.name)),
            plain("class", text("Boundary")),
        ];
        stmts.extend(inner.get_mut(at).map(std::mem::take).unwrap_or_default());
        let cluster = Stmt::Subgraph(Subgraph {
            id: quoted(&format!("cluster_{}", boundary.part)),
            stmts,
        });
        let around = boundary.parent.and_then(|parent| inner.get_mut(parent));
        match around {
            Some(around) if depths.get(at).is_none_or(|depth| *depth > MOST_DEPTH) => {
                // Too deep: its content goes on in the boundary around it.
                if let Stmt::Subgraph(flattened) = cluster {
                    around.extend(flattened.stmts.into_iter().skip(2));
                }
            }
            Some(around) => around.insert(0, cluster),
            None => outermost.insert(0, cluster),
        }
    }
    let mut stmts = head(&graph.name);
    stmts.append(&mut outermost);
    stmts.extend(
        graph
            .edges
            .iter()
            .filter_map(|edge| flow(graph, edge, colouring)),
    );
    print::digraph("dfd", &stmts)
}

fn depths(graph: &Graph) -> Vec<usize> {
    let mut depths: Vec<usize> = Vec::with_capacity(graph.boundaries.len());
    for boundary in &graph.boundaries {
        let around = boundary.parent.and_then(|parent| depths.get(parent));
        depths.push(around.map_or(1, |depth| depth + 1));
    }
    depths
}

/// What holds for the whole graph, for its clusters, nodes and edges.
fn head(name: &str) -> Vec<Stmt> {
    let colour = |colour| quoted(Palette::Light.colour(colour));
    let fontname = || attribute("fontname", quoted("Arial"));
    vec![
        plain("label", text(name)),
        plain("labelloc", quoted("t")),
        plain("rankdir", quoted("LR")),
        plain("nodesep", quoted("0.5")),
        Stmt::GAttribute(GraphAttributes::Graph(vec![
            fontname(),
            attribute("style", quoted("dashed")),
            attribute("color", colour(Colour::Boundary)),
            attribute("fontcolor", colour(Colour::Boundary)),
        ])),
        Stmt::GAttribute(GraphAttributes::Node(vec![
            fontname(),
            attribute("fontsize", quoted("13")),
            attribute("color", colour(Colour::NodeLine)),
            attribute("margin", quoted("0.1")),
        ])),
        Stmt::GAttribute(GraphAttributes::Edge(vec![
            fontname(),
            attribute("fontsize", quoted("12")),
            attribute("color", colour(Colour::Flow)),
        ])),
    ]
}

fn element(node: &Node, colouring: Colouring) -> DotNode {
    let (shape, style) = match node.shape {
        NodeShape::Actor | NodeShape::Square => ("square", None),
        NodeShape::Stadium | NodeShape::Circle => ("circle", None),
        NodeShape::DoubleCircle => ("doublecircle", None),
        NodeShape::Rounded | NodeShape::NumberBar => ("box", Some("rounded")),
        NodeShape::Cylinder | NodeShape::OpenLines => ("cylinder", None),
        NodeShape::Hexagon => ("hexagon", None),
    };
    let mut attributes = vec![
        attribute("label", label(&[&node.name])),
        attribute("shape", quoted(shape)),
    ];
    attributes.extend(style.map(|style| attribute("style", quoted(style))));
    attributes.push(attribute("class", text(&node.base)));
    if !node.in_scope {
        attributes.push(attribute(
            "color",
            quoted(Palette::Light.colour(Colour::Control)),
        ));
        attributes.push(attribute(
            "fontcolor",
            quoted(Palette::Light.colour(Colour::Text2)),
        ));
    }
    attributes.extend(severity(node.severity, colouring));
    DotNode::new(NodeId(quoted(node.part.as_str()), None), attributes)
}

fn flow(graph: &Graph, edge: &Flow, colouring: Colouring) -> Option<Stmt> {
    let end = |at: usize| {
        let node = graph.nodes.get(at)?;
        Some(Vertex::N(NodeId(quoted(node.part.as_str()), None)))
    };
    let words = |name: &str, number: Option<i64>| match number {
        Some(number) => format!("({number}) {name}"),
        None => name.to_owned(),
    };
    let request = words(&edge.name, edge.number);
    let response = edge.paired_response.as_ref();
    let response = response.map(|response| words(&response.name, response.number));
    let parts: Vec<&str> = std::iter::once(&request)
        .chain(&response)
        .map(String::as_str)
        .collect();
    let mut attributes = vec![
        attribute("label", label(&parts)),
        attribute(
            "dir",
            quoted(if response.is_some() {
                "both"
            } else {
                "forward"
            }),
        ),
    ];
    if edge.is_response {
        attributes.push(attribute("style", quoted("dashed")));
    }
    attributes.extend(severity(edge.severity, colouring));
    Some(Stmt::Edge(Edge {
        ty: EdgeTy::Pair(end(edge.source)?, end(edge.sink)?),
        attributes,
    }))
}

fn severity(severity: u8, colouring: Colouring) -> Vec<Attribute> {
    if colouring == Colouring::Plain || severity == 0 {
        return Vec::new();
    }
    let colour = Palette::Light.colour(Colour::severity(severity));
    vec![
        attribute("color", quoted(colour)),
        attribute("penwidth", quoted("3")),
    ]
}

fn attribute(name: &str, value: Id) -> Attribute {
    Attribute(Id::Plain(name.to_owned()), value)
}

fn plain(name: &str, value: Id) -> Stmt {
    Stmt::Attribute(attribute(name, value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id as PartId;
    use crate::views::dfd::{Boundary, PairedResponse};

    fn node(id: &str, name: &str, shape: NodeShape, boundary: Option<usize>) -> Node {
        Node {
            part: PartId::new(id),
            name: name.to_owned(),
            class: "Server".to_owned(),
            base: "Server".to_owned(),
            icon: "server".to_owned(),
            shape,
            in_scope: true,
            severity: 0,
            mark: None,
            boundary,
        }
    }

    fn flow(id: &str, name: &str, number: Option<i64>, ends: [usize; 2]) -> Flow {
        Flow {
            part: PartId::new(id),
            model_index: 0,
            name: name.to_owned(),
            number,
            source: ends[0],
            sink: ends[1],
            is_response: false,
            severity: 0,
            mark: None,
            paired_response: None,
        }
    }

    #[test]
    fn clusters_nest_and_responses_are_drawn_both_ways() {
        let boundary = |id: &str, parent| Boundary {
            part: PartId::new(id),
            name: format!("Zone {id}"),
            parent,
            mark: None,
        };
        let mut both = flow("f", "Log in", Some(1), [0, 1]);
        both.paired_response = Some(PairedResponse {
            part: PartId::new("g"),
            model_index: 1,
            name: "Welcome".to_owned(),
            number: Some(2),
            severity: 0,
            mark: None,
        });
        let graph = Graph {
            name: "Shop".to_owned(),
            boundaries: vec![boundary("a", None), boundary("b", Some(0))],
            nodes: vec![
                node("web", "Web", NodeShape::Circle, Some(1)),
                node("db", "Orders of the whole shop", NodeShape::Cylinder, None),
            ],
            edges: vec![both],
        };
        let text = dot(&graph, Colouring::Plain);
        let body: Vec<&str> = text.lines().skip(8).map(str::trim).collect();
        assert_eq!(
            body,
            [
                r#"subgraph "cluster_a" {"#,
                r#"label="Zone a";"#,
                r#"class="Boundary";"#,
                r#"subgraph "cluster_b" {"#,
                r#"label="Zone b";"#,
                r#"class="Boundary";"#,
                r#""web"[label="Web" shape="circle" class="Server"];"#,
                "};",
                "};",
                r#""db"[label="Orders of the\nwhole shop" shape="cylinder" class="Server"];"#,
                r#""web" -> "db" [label="(1) Log in\n(2) Welcome" dir="both"];"#,
                "}",
            ]
        );
    }
}

//! The text of a graph in DOT. The types are those of graphviz-rust; its printer is not used, since
//! a parser, temporary files and a stack that grows come with it, and core is to have none of these.

use std::iter;

use dot_structures::{Attribute, EdgeTy, GraphAttributes, Id, NodeId, Port, Stmt, Vertex};

/// What a statement is indented by, for each cluster around it.
const INDENT: &str = "  ";

/// The text of a directed graph.
pub(super) fn digraph(name: &str, statements: &[Stmt]) -> String {
    let mut text = format!("digraph {name} {{\n");
    push_statements(&mut text, statements, 1);
    text.push_str("}\n");
    text
}

fn push_statements(text: &mut String, statements: &[Stmt], depth: usize) {
    for statement in statements {
        text.extend(iter::repeat_n(INDENT, depth));
        match statement {
            Stmt::Node(node) => {
                push_node(text, &node.id);
                push_attributes(text, &node.attributes);
            }
            Stmt::Subgraph(cluster) => push_cluster(text, &cluster.id, &cluster.stmts, depth),
            Stmt::Attribute(attribute) => push_attribute(text, attribute),
            Stmt::GAttribute(defaults) => {
                let (kind, attributes) = match defaults {
                    GraphAttributes::Graph(attributes) => ("graph", attributes),
                    GraphAttributes::Node(attributes) => ("node", attributes),
                    GraphAttributes::Edge(attributes) => ("edge", attributes),
                };
                text.push_str(kind);
                push_attributes(text, attributes);
            }
            Stmt::Edge(edge) => {
                push_ends(text, &edge.ty, depth);
                if !edge.attributes.is_empty() {
                    text.push(' ');
                    push_attributes(text, &edge.attributes);
                }
            }
        }
        text.push_str(";\n");
    }
}

fn push_cluster(text: &mut String, id: &Id, statements: &[Stmt], depth: usize) {
    text.push_str("subgraph ");
    text.push_str(id_text(id));
    text.push_str(" {\n");
    push_statements(text, statements, depth + 1);
    text.extend(iter::repeat_n(INDENT, depth));
    text.push('}');
}

fn push_ends(text: &mut String, ends: &EdgeTy, depth: usize) {
    let push_end = |text: &mut String, end: &Vertex| match end {
        Vertex::N(node) => push_node(text, node),
        Vertex::S(cluster) => push_cluster(text, &cluster.id, &cluster.stmts, depth),
    };
    match ends {
        EdgeTy::Pair(source, sink) => {
            push_end(text, source);
            text.push_str(" -> ");
            push_end(text, sink);
        }
        EdgeTy::Chain(chain) => {
            for (at, end) in chain.iter().enumerate() {
                if at > 0 {
                    text.push_str(" -> ");
                }
                push_end(text, end);
            }
        }
    }
}

fn push_node(text: &mut String, NodeId(id, port): &NodeId) {
    text.push_str(id_text(id));
    if let Some(Port(port, compass)) = port {
        for part in port.iter().map(id_text).chain(compass.as_deref()) {
            text.push(':');
            text.push_str(part);
        }
    }
}

fn push_attributes(text: &mut String, attributes: &[Attribute]) {
    if attributes.is_empty() {
        return;
    }
    for (at, attribute) in attributes.iter().enumerate() {
        text.push(if at == 0 { '[' } else { ' ' });
        push_attribute(text, attribute);
    }
    text.push(']');
}

fn push_attribute(text: &mut String, Attribute(name, value): &Attribute) {
    text.push_str(id_text(name));
    text.push('=');
    text.push_str(id_text(value));
}

/// A name or a value, which is quoted already where it has to be.
pub(super) fn id_text(id: &Id) -> &str {
    match id {
        Id::Html(text) | Id::Escaped(text) | Id::Plain(text) => text,
        Id::Anonymous(_) => "",
    }
}

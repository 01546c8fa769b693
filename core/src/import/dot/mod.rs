//! Reads a diagram that was drawn for Graphviz: nodes, nested clusters, edges, labels, plain shapes.
//!
//! [`token`] and [`parse`] read the text to a [`drawing`], [`class`] and [`label`] interpret its shapes and
//! labels mean, and here a model is made of it. The names of nodes become the ids of elements.

mod class;
mod drawing;
mod label;
mod parse;
mod token;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, LineIndex, messages};
use crate::import::builder::ModelBuilder;
use crate::import::imported::Imported;
use crate::model::{Id, Kind, Part, Schema, Value};
use drawing::{Attributes, Drawing, Edge, Node};

/// The longest text that is read, in bytes.
const MAX_BYTES: usize = 16 * 1024 * 1024;

/// What a DOT text draws, as a model.
///
/// Clusters become boundaries, nodes elements whose class follows from their shape, and edges dataflows.
/// An edge in both directions is a request with its response; `(3)` before a label is its place in the
/// order. What was not understood is reported.
///
/// # Errors
/// One diagnostic where the text draws nothing that can be used.
pub fn read(text: &str) -> Result<Imported, Diagnostic> {
    if text.len() > MAX_BYTES {
        return Err(messages::dot_too_long());
    }
    let places = LineIndex::new(text);
    let mut builder = ModelBuilder::default();
    let drawing = parse::parse(text, &places, &mut builder.diagnostics);
    let mut reader = Reader {
        places: &places,
        text,
        drawing: &drawing,
        builder,
    };
    reader.read();
    let imported = reader.builder.finish();
    if !imported.model.elements.is_empty() || !imported.model.boundaries.is_empty() {
        return Ok(imported);
    }
    Err(imported
        .diagnostics
        .into_iter()
        .next()
        .unwrap_or_else(messages::dot_empty))
}

struct Reader<'a> {
    places: &'a LineIndex,
    text: &'a str,
    drawing: &'a Drawing,
    builder: ModelBuilder,
}

impl Reader<'_> {
    fn read(&mut self) {
        let drawing = self.drawing;
        self.builder.model.name = self.name();
        // Elements first: their names are the ids that other things must leave to them.
        let elements: Vec<Id> = drawing
            .nodes
            .iter()
            .map(|node| self.builder.unique_id(&node.id))
            .collect();
        let boundaries: Vec<Id> = drawing
            .clusters
            .iter()
            .map(|cluster| {
                let id = cluster.id.strip_prefix("cluster").unwrap_or(&cluster.id);
                self.builder.unique_id(id.trim_start_matches('_'))
            })
            .collect();
        for (cluster, id) in drawing.clusters.iter().zip(&boundaries) {
            let name = display_name(&cluster.attributes, id.as_str());
            let mut part = Part::new(id.clone(), &name, "Boundary");
            set_boundary(&mut part, cluster.parent, &boundaries);
            self.builder.push(Kind::Boundary, part);
        }
        for (node, id) in drawing.nodes.iter().zip(&elements) {
            let part = self.element(node, id, &boundaries);
            self.builder.push(Kind::Element, part);
        }
        if !drawing.directed
            && let Some(first) = drawing.edges.first()
        {
            self.report(messages::dot_undirected(), first.at);
        }
        let mut requests = BTreeSet::new();
        for edge in &drawing.edges {
            self.flows(edge, &elements, &mut requests);
        }
    }

    fn name(&self) -> String {
        let label = self.drawing.attributes.get("label");
        let label = label
            .map(|label| label::line(label, &self.drawing.name))
            .unwrap_or_default();
        let plain = ["", "tm", "g", "graph", "dfd"];
        match (label.as_str(), self.drawing.name.as_str()) {
            ("", name) if plain.contains(&name.to_lowercase().as_str()) => "Diagram".to_owned(),
            ("", name) => name.to_owned(),
            (label, _) => label.to_owned(),
        }
    }

    fn element(&mut self, node: &Node, id: &Id, boundaries: &[Id]) -> Part {
        let guess = class::class_of_node(&node.id, &node.attributes, Schema::built_in());
        let name = display_name(&node.attributes, &node.id);
        if let Some(shape) = guess.unknown_shape {
            self.report(messages::dot_unknown_shape(&shape, &name), node.at);
        }
        if let Some(other) = node.other_cluster {
            let cluster = self.drawing.clusters.get(other);
            let other = cluster.map_or("", |cluster| cluster.id.as_str());
            self.report(messages::dot_two_boundaries(&name, &other), node.at);
        }
        let mut part = Part::new(id.clone(), &name, &guess.class);
        set_boundary(&mut part, node.cluster, boundaries);
        part
    }

    /// The flow that an edge draws, and the response if it goes both ways.
    fn flows(&mut self, edge: &Edge, elements: &[Id], requests: &mut BTreeSet<(usize, usize)>) {
        let direction = class::text(&edge.attributes, "dir").unwrap_or("forward");
        let (from, to) = match direction {
            "back" => (edge.to, edge.from),
            _ => (edge.from, edge.to),
        };
        let ends = (elements.get(from).cloned(), elements.get(to).cloned());
        let (Some(source), Some(sink)) = ends else {
            return;
        };
        let label = ["label", "xlabel"]
            .into_iter()
            .find_map(|name| edge.attributes.get(name));
        let lines = label
            .map(|label| label::lines(label, ""))
            .unwrap_or_default();
        let mut named = label::flows(&lines).into_iter();
        let unnamed = || {
            let name = |at: usize| {
                self.builder
                    .model
                    .elements
                    .get(at)
                    .map_or("", |part| part.name.as_str())
            };
            label::FlowLabel {
                order: None,
                name: format!("{} to {}", name(from), name(to)),
            }
        };
        let first = named
            .next()
            .filter(|named| !named.name.is_empty())
            .unwrap_or_else(unnamed);
        let second = if direction == "both" {
            // Without a label of its own the response is called as the request is.
            let name = first.name.clone();
            Some(
                named
                    .next()
                    .unwrap_or(label::FlowLabel { order: None, name }),
            )
        } else {
            None
        };
        let dashed = class::text(&edge.attributes, "style")
            .is_some_and(|style| style.split(',').any(|style| style.trim() == "dashed"));
        let is_response = dashed && requests.contains(&(to, from));
        let request = self.flow(&first, &source, &sink, is_response);
        requests.insert((from, to));
        if let Some(second) = second {
            let id = request.clone();
            let response = self.flow(&second, &sink, &source, true);
            self.set(&response, "responseTo", Value::Reference(id));
        }
    }

    fn flow(&mut self, named: &label::FlowLabel, source: &Id, sink: &Id, is_response: bool) -> Id {
        let number = self.builder.model.flows.len().saturating_add(1);
        let id = self.builder.unique_id(&format!("flow-{number}"));
        let mut part = Part::new(id.clone(), &named.name, "Dataflow");
        let mut set = |name: &str, value: Value| part.attributes.set(name, Some(value));
        set("source", Value::Reference(source.clone()));
        set("sink", Value::Reference(sink.clone()));
        if let Some(order) = named.order {
            set("order", Value::Int(order));
        }
        if is_response {
            set("isResponse", Value::Bool(true));
        }
        self.builder.push(Kind::Dataflow, part);
        id
    }

    /// Sets an attribute of the flow that was added last.
    fn set(&mut self, id: &Id, name: &str, value: Value) {
        if let Some(flow) = self
            .builder
            .model
            .flows
            .last_mut()
            .filter(|flow| flow.id == *id)
        {
            Arc::make_mut(flow).attributes.set(name, Some(value));
        }
    }

    fn report(&mut self, diagnostic: Diagnostic, at: usize) {
        let position = self.places.at(self.text, at);
        self.builder.report(diagnostic.at(position));
    }
}

/// The label; where that is empty the external label, where that is empty too its own name.
fn display_name(attributes: &Attributes, own_name: &str) -> String {
    let is_record = class::text(attributes, "shape").is_some_and(|shape| shape.ends_with("record"));
    ["label", "xlabel"]
        .into_iter()
        .filter_map(|name| attributes.get(name))
        .map(|label| {
            let line = label::line(label, own_name);
            if is_record {
                line.replace(['{', '}', '|'], " ").trim().to_owned()
            } else {
                line
            }
        })
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| own_name.to_owned())
}

fn set_boundary(part: &mut Part, cluster: Option<usize>, boundaries: &[Id]) {
    if let Some(boundary) = cluster.and_then(|at| boundaries.get(at)) {
        let reference = Value::Reference(boundary.clone());
        part.attributes.set("inBoundary", Some(reference));
    }
}

#[cfg(test)]
mod tests;

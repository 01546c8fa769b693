//! The data-flow diagram as a graph: elements, the boundaries around them, and the flows between.

mod boundaries;
mod graph;
mod marks;
mod options;
mod shape;

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::Analysis;
use crate::model::{Kind, Model, PartIndex};
use crate::threats::Facts;

pub use graph::{Boundary, Edge, Graph, Mark, Node, PairedResponse};
pub use marks::Marks;
pub use options::{Notation, Options};
pub use shape::NodeShape;

/// The graph of the model's data-flow diagram.
///
/// Left out are duplicates that the model hides, what is not of the levels chosen, what is not used
/// where the model says so (`ignoreUnused`), boundaries without an element in them, and flows that
/// do not have both ends. A response is drawn with its request where the model merges them
/// (`mergeResponses`) and their ends are the same two.
pub fn graph(model: &Model, analysis: &Analysis, marks: &Marks, options: &Options) -> Graph {
    let effective = &analysis.effective;
    let judged: BTreeSet<PartIndex> = analysis.judged.iter().copied().collect();
    let drawn: Vec<PartIndex> = effective
        .of_kind(Kind::Element)
        .filter(|part| judged.contains(part) && is_of_levels(analysis, *part, options))
        .collect();
    let nested = boundaries::nest(effective, &drawn);
    let mut graph = Graph {
        name: model.name.clone(),
        boundaries: Vec::new(),
        nodes: Vec::new(),
        edges: Vec::new(),
    };
    for (part, parent) in &nested.boundaries {
        if let Some(found) = effective.part(*part) {
            graph.boundaries.push(Boundary {
                part: found.id.clone(),
                name: found.name.clone(),
                parent: *parent,
                mark: mark(marks, *part),
            });
        }
    }
    let mut positions = BTreeMap::new();
    let boundary_of_element = nested.boundary_of_element.iter();
    for (part, boundary) in drawn.iter().zip(boundary_of_element) {
        if let Some(node) = node(analysis, *part, *boundary, marks, options.notation) {
            positions.insert(*part, graph.nodes.len());
            graph.nodes.push(node);
        }
    }
    graph.edges = edges(model, analysis, &positions, marks);
    graph
}

fn is_of_levels(analysis: &Analysis, part: PartIndex, options: &Options) -> bool {
    let levels = analysis.effective.numbers(part, "levels");
    options.levels.is_empty() || levels.iter().any(|level| options.levels.contains(level))
}

fn mark(marks: &Marks, part: PartIndex) -> Option<Mark> {
    let (count, severity) = marks.get(&part).copied()?;
    (count > 0).then_some(Mark {
        count,
        severity: severity.0,
    })
}

fn node(
    analysis: &Analysis,
    part: PartIndex,
    boundary: Option<usize>,
    marks: &Marks,
    notation: Notation,
) -> Option<Node> {
    let effective = &analysis.effective;
    let found = effective.part(part)?;
    let schema = effective.schema();
    let class = effective.class(part);
    let (label, icon) = schema.class(class).map_or_else(
        || (found.class.clone(), "box".to_owned()),
        |class| (class.label.to_string(), class.icon.to_string()),
    );
    let base = schema
        .built_in_base(class)
        .map_or("", |base| base.name.as_ref());
    Some(Node {
        part: found.id.clone(),
        name: found.name.clone(),
        class: label,
        base: base.to_owned(),
        icon,
        shape: NodeShape::of(base, notation),
        in_scope: effective.bool(part, "inScope"),
        severity: analysis.severity(part).0,
        mark: mark(marks, part),
        boundary,
    })
}

fn edges(
    model: &Model,
    analysis: &Analysis,
    positions: &BTreeMap<PartIndex, usize>,
    marks: &Marks,
) -> Vec<Edge> {
    let effective = &analysis.effective;
    let ends = |flow: PartIndex| {
        let end = |name| positions.get(&effective.reference(flow, name)?).copied();
        Some((end("source")?, end("sink")?))
    };
    let is_drawn = |flow: PartIndex| !analysis.hidden.contains(&flow) && ends(flow).is_some();
    let merges = model.attributes.bool("mergeResponses") == Some(true);
    // Which response is drawn with which request; a response that is itself answered stays alone.
    let mut responses: BTreeMap<PartIndex, PartIndex> = BTreeMap::new();
    let mut paired_responses = BTreeSet::new();
    for flow in effective.of_kind(Kind::Dataflow).filter(|_| merges) {
        if let Some(response) = effective.reference(flow, "response")
            && response != flow
            && !paired_responses.contains(&flow)
            && !responses.contains_key(&response)
            && is_drawn(flow)
            && is_drawn(response)
            && ends(flow) == ends(response).map(|(source, sink)| (sink, source))
            && paired_responses.insert(response)
        {
            responses.insert(flow, response);
        }
    }
    let number = |flow| effective.int(flow, "order").filter(|order| *order != -1);
    let indices: BTreeMap<PartIndex, usize> = effective.of_kind(Kind::Dataflow).zip(0..).collect();
    let model_index = |flow| indices.get(&flow).copied().unwrap_or_default();
    let mut edges = Vec::new();
    for flow in effective.of_kind(Kind::Dataflow) {
        let (true, Some((source, sink)), Some(part)) =
            (is_drawn(flow), ends(flow), effective.part(flow))
        else {
            continue;
        };
        if paired_responses.contains(&flow) {
            continue;
        }
        let response = responses.get(&flow).and_then(|response| {
            let part = effective.part(*response)?;
            Some(PairedResponse {
                part: part.id.clone(),
                model_index: model_index(*response),
                name: part.name.clone(),
                number: number(*response),
                severity: analysis.severity(*response).0,
                mark: mark(marks, *response),
            })
        });
        edges.push(Edge {
            part: part.id.clone(),
            model_index: model_index(flow),
            name: part.name.clone(),
            number: number(flow),
            source,
            sink,
            is_response: effective.bool(flow, "isResponse"),
            severity: analysis.severity(flow).0,
            mark: mark(marks, flow),
            paired_response: response,
        });
    }
    edges
}

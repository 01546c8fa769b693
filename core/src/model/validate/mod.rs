//! The health of a model, however it came to be: what is wrong in it, and what is probably not meant.
//!
//! Codes are those of the readers where both report the same, with the same part and attribute, so that
//! one of them can be left out.

mod answers;
mod leftovers;
mod meaning;
mod structure;

use rustc_hash::FxHashMap;

use super::{Id, Kind, Model, Part, Schema};
use crate::diagnostic::{Diagnostic, DiagnosticCollector};

/// Reports everything that is odd about the model: what concerns the whole of it first, then part by
/// part in the model's order. What holds for very many parts is reported for the first hundred of them.
/// The work grows with the size of the model. (`Schema::of` says what is wrong with its types.)
pub fn validate(model: &Model, schema: &Schema) -> Vec<Diagnostic> {
    let index = ModelIndex::of(model);
    let mut diagnostics = DiagnosticCollector::default();
    leftovers::check(model, &index, &mut diagnostics);
    answers::check_model(model, schema, &mut diagnostics);
    let cycles = structure::cycles(model);
    let mut names = structure::Seen::default();
    for kind in Kind::ALL {
        for part in model.list(kind) {
            structure::check(kind, part, &index, &cycles, &mut names, &mut diagnostics);
            answers::check(part, schema, &mut diagnostics);
            meaning::check(kind, part, schema, &index, &mut diagnostics);
        }
    }
    diagnostics.finish()
}

/// What the checks look up.
struct ModelIndex<'m> {
    parts: FxHashMap<&'m Id, (Kind, &'m Part)>,
    /// How many flows touch an element, and whether one of them carries data.
    flows: FxHashMap<&'m Id, Flows>,
    /// How many flows go from one element to another.
    between: FxHashMap<(&'m Id, &'m Id), Vec<&'m Part>>,
    /// Flows that another flow names as its answer.
    answers: FxHashMap<&'m Id, &'m Id>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Flows {
    count: usize,
    with_data: bool,
}

impl<'m> ModelIndex<'m> {
    fn of(model: &'m Model) -> ModelIndex<'m> {
        let mut index = ModelIndex {
            parts: FxHashMap::default(),
            flows: FxHashMap::default(),
            between: FxHashMap::default(),
            answers: FxHashMap::default(),
        };
        for kind in Kind::ALL {
            for part in model.list(kind) {
                index.parts.entry(&part.id).or_insert((kind, part));
            }
        }
        for flow in &model.flows {
            let (Some(source), Some(sink)) = (flow.source(), flow.sink()) else {
                continue;
            };
            let with_data = meaning::has_data(flow);
            for end in [source, sink] {
                let flows = index.flows.entry(end).or_default();
                flows.count += 1;
                flows.with_data |= with_data;
            }
            index.between.entry((source, sink)).or_default().push(flow);
            if let Some(answer) = flow.reference("response") {
                index.answers.insert(answer, &flow.id);
            }
        }
        index
    }

    fn name(&self, id: &Id) -> String {
        match self.parts.get(id) {
            Some((kind, part)) => display_name(*kind, part),
            None => id.to_string(),
        }
    }
}

/// How a sentence calls a part: by its name, or by what it is.
fn display_name(kind: Kind, part: &Part) -> String {
    if part.name.trim().is_empty() {
        format!("a {} without a name", kind_name(kind))
    } else {
        part.name.clone()
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Boundary => "boundary",
        Kind::Element => "element",
        Kind::Dataflow => "flow",
        Kind::Data => "piece of data",
    }
}

/// The same with a capital first letter, for the start of a sentence.
fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests;

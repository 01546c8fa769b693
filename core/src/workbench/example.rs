//! Examples that are kept with a threat: parts of small models on which it has to apply, or must
//! not.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::trial::{judge_with, single_threat_library};
use crate::diagnostic::{Diagnostic, messages};
use crate::export::model_json;
use crate::import::model_json as reader;
use crate::json;
use crate::model::{Id, Kind, Model, Part, Schema, Value};
use crate::threats::{RuleSet, Sample, Threat};

/// The most flows of an element that go into an example with it: what a condition asks of all flows
/// shows on these, and the file stays small for a hub.
const MAX_FLOWS: usize = 32;

/// The result of an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SampleOutcome {
    /// The threat applies where it has to, or not where it must not.
    AsExpected,
    /// The other way round.
    NotAsExpected,
    /// It cannot be evaluated, and why: its model cannot be read, or has no such part.
    Broken(Diagnostic),
}

/// Tries a threat on an example on which it `fires`, or not.
pub(super) fn outcome(threat: &Threat, example: &Sample, fires: bool) -> SampleOutcome {
    let model = match reader::read(&example.model) {
        Ok(imported) => imported.model,
        Err(diagnostic) => return SampleOutcome::Broken(diagnostic),
    };
    let named = |part: &&std::sync::Arc<Part>| part.name == example.part;
    let by_id = model.find(&Id::new(&example.part)).map(|(_, part)| part);
    let Some(part) = by_id.or_else(|| model.parts().find(named)) else {
        let error = messages::example_without_part(&example.part);
        return SampleOutcome::Broken(
            error.hint("Name a part of its model by its id or its name."),
        );
    };
    let (schema, _) = Schema::of(&model);
    let (rules, _) = RuleSet::compile(&[single_threat_library(threat)], &schema);
    let analysis = judge_with(&model, &schema, &rules);
    let at = analysis.effective.position(&part.id);
    let applies = at.is_some_and(|at| analysis.find(0, at).is_some());
    match applies == fires {
        true => SampleOutcome::AsExpected,
        false => SampleOutcome::NotAsExpected,
    }
}

/// A part with what decides about it, as an example: the boundaries and data around it, and of an
/// element its flows with their other ends. `None` where the model has no such part.
pub fn excerpt(model: &Model, part: &Id) -> Option<Sample> {
    let (kind, found) = model.find(part)?;
    let mut included: BTreeSet<&Id> = BTreeSet::new();
    let mut waiting: Vec<&Id> = vec![&found.id];
    if kind != Kind::Dataflow {
        let touches =
            |flow: &&std::sync::Arc<Part>| [flow.source(), flow.sink()].contains(&Some(&found.id));
        let flows = model.flows.iter().filter(touches).take(MAX_FLOWS);
        waiting.extend(flows.map(|flow| &flow.id));
    }
    let by_id: std::collections::BTreeMap<&Id, &Part> = model
        .parts()
        .map(|part| (&part.id, part.as_ref()))
        .collect();
    while let Some(id) = waiting.pop() {
        if included.insert(id)
            && let Some(part) = by_id.get(id)
        {
            waiting.extend(parts_referred_to(part));
        }
    }
    let list = |kind| {
        let found = model
            .list(kind)
            .iter()
            .filter(|it| included.contains(&it.id));
        found
            .map(|it| without_outside_references(it, &included).into())
            .collect()
    };
    let declared = model.declared.iter().filter(|id| included.contains(id));
    let example = Model {
        name: format!("Example: {}", found.name),
        boundaries: list(Kind::Boundary),
        elements: list(Kind::Element),
        flows: list(Kind::Dataflow),
        data: list(Kind::Data),
        declared: declared.cloned().collect(),
        types: model.types.clone(),
        judging: model.judging,
        ..Model::default()
    };
    Some(Sample {
        note: String::new(),
        part: found.id.to_string(),
        model: json::compact(&model_json(&example)),
    })
}

/// What a condition gets to from a part: not the flows of a piece of data, which would be all.
fn parts_referred_to(part: &Part) -> impl Iterator<Item = &Id> {
    let references = [
        "source",
        "sink",
        "inBoundary",
        "data",
        "response",
        "responseTo",
    ];
    let values = references
        .into_iter()
        .filter_map(|reference| part.attributes.get(reference));
    values.flat_map(|value| match value {
        Value::Reference(id) => std::slice::from_ref(id),
        Value::References(ids) => ids.as_slice(),
        _ => &[],
    })
}

/// A part without what refers to parts that are not kept, and without what is assumed of it.
fn without_outside_references(part: &Part, included: &BTreeSet<&Id>) -> Part {
    let mut part = part.clone();
    let answers: Vec<(String, Value)> = part
        .attributes
        .iter()
        .map(|(name, value)| (name.to_owned(), value.clone()))
        .collect();
    for (name, value) in answers {
        let value = match value {
            Value::Reference(id) => included.contains(&id).then_some(Value::Reference(id)),
            Value::References(mut ids) => {
                ids.retain(|id| included.contains(id));
                (!ids.is_empty()).then_some(Value::References(ids))
            }
            Value::Assumptions(_) | Value::Overrides(_) => None,
            other => Some(other),
        };
        part.attributes.set(&name, value);
    }
    part
}

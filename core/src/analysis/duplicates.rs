//! Dataflows that duplicate another one.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::effective::EffectiveValues;
use crate::diagnostic::{Diagnostic, messages};
use crate::model::{Model, PartIndex, Value};
use crate::threats::{Fact, Facts};

/// Attributes that may differ between duplicates, as in pytm; `name` is none of these attributes.
const MAY_DIFFER: [&str; 4] = ["note", "order", "response", "responseTo"];

/// Flows that duplicate another one.
#[derive(Default)]
pub(super) struct Duplicates {
    /// Those that the diagram leaves out.
    pub(super) hidden: BTreeSet<PartIndex>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Finds duplicates as `onDuplicates` asks for: returns those to hide (`IGNORE`), or reports them
/// (`RESTRICT`). pytm fails when such flows carry data or are responses; we compare these too.
pub(super) fn find_duplicates(
    effective: &EffectiveValues,
    model: &Model,
    flows: &[PartIndex],
) -> Duplicates {
    let mut duplicates = Duplicates::default();
    let policy = model.attributes.text("onDuplicates").unwrap_or("NO_ACTION");
    if policy == "NO_ACTION" {
        return duplicates;
    }
    // The first of equal flows represents them all: flows between the same ends are compared with
    // the ones that differ from one another only.
    let mut firsts: FxHashMap<(Fact<'_>, Fact<'_>), Vec<PartIndex>> = FxHashMap::default();
    for flow in flows {
        let ends = (effective.get(*flow, "source"), effective.get(*flow, "sink"));
        let firsts = firsts.entry(ends).or_default();
        match firsts
            .iter()
            .find(|first| are_duplicates(effective, **first, *flow))
        {
            None => firsts.push(*flow),
            Some(first) if policy == "RESTRICT" => {
                let (name, other) = (effective.name(*flow), effective.name(*first));
                duplicates.diagnostics.push(
                    messages::duplicate_flow(&name, &other)
                        .part(effective.part(*flow).map_or("", |part| part.id.as_str()))
                        .hint("Remove one of them, or allow duplicates in the model's settings."),
                );
            }
            Some(_) => {
                duplicates.hidden.insert(*flow);
            }
        }
    }
    duplicates
}

/// Whether two flows agree in everything that must not differ.
fn are_duplicates(effective: &EffectiveValues, left: PartIndex, right: PartIndex) -> bool {
    let values = effective.values_of(left).zip(effective.values_of(right));
    let mut compared = values.filter(|((name, ..), _)| !MAY_DIFFER.contains(name));
    compared.all(|((name, l, _), (_, r, _))| {
        if name == "data" {
            same_set(l, r)
        } else {
            l == r
        }
    }) && opaque_values(effective, left).eq(opaque_values(effective, right))
}

fn same_set(left: Fact<'_>, right: Fact<'_>) -> bool {
    let sorted = |fact| match fact {
        Fact::Parts(parts) => {
            let mut parts = parts.to_vec();
            parts.sort();
            parts
        }
        _ => Vec::new(),
    };
    sorted(left) == sorted(right)
}

/// What conditions do not look into and duplicates must share: overrides, assumptions, attributes
/// that the schema does not know.
fn opaque_values(
    effective: &EffectiveValues,
    flow: PartIndex,
) -> impl Iterator<Item = (&str, &Value)> {
    let attributes = effective
        .part(flow)
        .into_iter()
        .flat_map(|part| part.attributes.iter());
    attributes.filter(|(_, value)| {
        matches!(
            value,
            Value::Overrides(_) | Value::Assumptions(_) | Value::Raw(_)
        )
    })
}

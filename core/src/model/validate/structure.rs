//! Ids, names and references: what holds a model together.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{ModelIndex, capitalised, display_name, kind_name};
use crate::diagnostic::{DiagnosticCollector, messages};
use crate::model::{Id, Kind, Model, Part};

/// Names and ids that were met already.
#[derive(Default)]
pub(super) struct Seen {
    names: FxHashSet<(Kind, String)>,
    ids: FxHashSet<Id>,
}

/// For each boundary that lies in itself over others, the boundary directly around it.
pub(super) fn cycles(model: &Model) -> FxHashMap<&Id, &Id> {
    let outer: FxHashMap<&Id, &Id> = model
        .boundaries
        .iter()
        .filter_map(|boundary| Some((&boundary.id, boundary.boundary()?)))
        .collect();
    let mut cycles = FxHashMap::default();
    let mut walks: FxHashMap<&Id, usize> = FxHashMap::default();
    for (walk, boundary) in model.boundaries.iter().enumerate() {
        let mut at = &boundary.id;
        while let Some(next) = outer.get(at).copied() {
            match walks.insert(at, walk) {
                // Walked through before, from another start.
                Some(before) if before != walk => break,
                // Twice in this walk: from here on it goes round.
                Some(_) if cycles.insert(at, next).is_some() => break,
                _ => at = next,
            }
        }
    }
    cycles
}

pub(super) fn check(
    kind: Kind,
    part: &Part,
    index: &ModelIndex<'_>,
    cycles: &FxHashMap<&Id, &Id>,
    seen: &mut Seen,
    diagnostics: &mut DiagnosticCollector,
) {
    if !seen.ids.insert(part.id.clone()) {
        diagnostics.push(
            messages::duplicate_id(&capitalised(&display_name(kind, part)), &part.id)
                .part(part.id.as_str()),
        );
    }
    check_name(kind, part, seen, diagnostics);
    for (attribute, value) in part.attributes.iter() {
        let dangling = value
            .references()
            .iter()
            .filter(|id| !index.parts.contains_key(id));
        diagnostics.extend(dangling.map(|id| {
            messages::dangling_reference(&attribute, &display_name(kind, part), &id)
                .part(part.id.as_str())
                .attribute(attribute)
        }));
    }
    if let Some(outer) = cycles.get(&part.id).filter(|_| kind == Kind::Boundary) {
        let (inner, outer) = (display_name(kind, part), index.name(outer));
        diagnostics.push(
            messages::boundary_cycle(&inner, &outer)
                .part(part.id.as_str())
                .attribute("inBoundary"),
        );
    }
    if kind == Kind::Dataflow {
        for (end, attribute) in [("starts", "source"), ("ends", "sink")] {
            if part.reference(attribute).is_none() {
                diagnostics.push(
                    messages::flow_without_end(&display_name(kind, part), &end)
                        .part(part.id.as_str())
                        .attribute(attribute),
                );
            }
        }
    }
}

fn check_name(kind: Kind, part: &Part, seen: &mut Seen, diagnostics: &mut DiagnosticCollector) {
    if part.name.trim().is_empty() {
        diagnostics.push(
            messages::missing_name(&display_name(kind, part))
                .part(part.id.as_str())
                .attribute("name"),
        );
    } else if kind != Kind::Dataflow && !seen.names.insert((kind, part.name.clone())) {
        // Flows are distinguished by their ends; "Answer" may well occur ten times.
        diagnostics.push(
            messages::duplicate_name(&kind_name(kind), &part.name)
                .part(part.id.as_str())
                .attribute("name"),
        );
    }
}

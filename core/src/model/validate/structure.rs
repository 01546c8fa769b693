//! Ids, names and references: what holds a model together.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{ModelIndex, capitalised, display_name, kind_name};
use crate::diagnostic::{Diagnostic, DiagnosticCollector};
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
            Diagnostic::error(
                "duplicate-id",
                format!(
                    "{} has the id {}, which another part has too. Decisions count for both.",
                    capitalised(&display_name(kind, part)),
                    part.id
                ),
            )
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
            Diagnostic::error(
                "dangling-reference",
                format!(
                    "{attribute} of {} leads to {id}, which is not in the model.",
                    display_name(kind, part)
                ),
            )
            .hint("Choose another, or none.")
            .part(part.id.as_str())
            .attribute(attribute)
        }));
    }
    if let Some(outer) = cycles.get(&part.id).filter(|_| kind == Kind::Boundary) {
        let (inner, outer) = (display_name(kind, part), index.name(outer));
        diagnostics.push(
            Diagnostic::error(
                "boundary-cycle",
                format!("{inner} cannot lie in {outer}, because {outer} is inside {inner}."),
            )
            .hint("Choose the boundary that it lies in.")
            .part(part.id.as_str())
            .attribute("inBoundary"),
        );
    }
    if kind == Kind::Dataflow {
        for (end, attribute) in [("starts", "source"), ("ends", "sink")] {
            if part.reference(attribute).is_none() {
                diagnostics.push(
                    Diagnostic::error(
                        "flow-without-end",
                        format!("Nothing says where {} {end}.", display_name(kind, part)),
                    )
                    .hint("Choose an element.")
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
            Diagnostic::warning(
                "missing-name",
                format!("There is {}.", display_name(kind, part)),
            )
            .hint("Name it.")
            .part(part.id.as_str())
            .attribute("name"),
        );
    } else if kind != Kind::Dataflow && !seen.names.insert((kind, part.name.clone())) {
        // Flows are told apart by their ends; "Answer" may well stand ten times.
        diagnostics.push(
            Diagnostic::warning(
                "duplicate-name",
                format!(
                    "Another {} is called {}. Both are kept; pytm would tell them apart only by name.",
                    kind_name(kind),
                    part.name
                ),
            )
            .hint("Rename one of them.")
            .part(part.id.as_str())
            .attribute("name"),
        );
    }
}

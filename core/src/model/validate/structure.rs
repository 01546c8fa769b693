//! Ids, names and references: what holds a model together.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Known, called, capital, word};
use crate::diagnostic::{Diagnostic, Remarks};
use crate::model::{Id, Kind, Model, Part};

/// Names and ids that were met already.
#[derive(Default)]
pub(super) struct Seen {
    names: FxHashSet<(Kind, String)>,
    ids: FxHashSet<Id>,
}

/// For each boundary that lies in itself over others, the boundary directly around it.
pub(super) fn circles(model: &Model) -> FxHashMap<&Id, &Id> {
    let outer: FxHashMap<&Id, &Id> = model
        .boundaries
        .iter()
        .filter_map(|boundary| Some((&boundary.id, boundary.boundary()?)))
        .collect();
    let mut circles = FxHashMap::default();
    let mut walks: FxHashMap<&Id, usize> = FxHashMap::default();
    for (walk, boundary) in model.boundaries.iter().enumerate() {
        let mut at = &boundary.id;
        while let Some(next) = outer.get(at).copied() {
            match walks.insert(at, walk) {
                // Walked through before, from another start.
                Some(before) if before != walk => break,
                // Twice in this walk: from here on it goes round.
                Some(_) if circles.insert(at, next).is_some() => break,
                _ => at = next,
            }
        }
    }
    circles
}

pub(super) fn check(
    kind: Kind,
    part: &Part,
    known: &Known<'_>,
    circles: &FxHashMap<&Id, &Id>,
    seen: &mut Seen,
    said: &mut Remarks,
) {
    if !seen.ids.insert(part.id.clone()) {
        said.push(
            Diagnostic::error(
                "duplicate-id",
                format!(
                    "{} has the id {}, which another part has too. Decisions count for both.",
                    capital(&called(kind, part)),
                    part.id
                ),
            )
            .part(part.id.as_str()),
        );
    }
    check_name(kind, part, seen, said);
    for (attribute, value) in part.attributes.iter() {
        let lost = value
            .references()
            .iter()
            .filter(|id| !known.parts.contains_key(id));
        said.extend(lost.map(|id| {
            Diagnostic::error(
                "dangling-reference",
                format!(
                    "{attribute} of {} leads to {id}, which is not in the model.",
                    called(kind, part)
                ),
            )
            .hint("Choose another, or none.")
            .part(part.id.as_str())
            .attribute(attribute)
        }));
    }
    if let Some(outer) = circles.get(&part.id).filter(|_| kind == Kind::Boundary) {
        let (inner, outer) = (called(kind, part), known.name(outer));
        said.push(
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
                said.push(
                    Diagnostic::error(
                        "flow-without-end",
                        format!("Nothing says where {} {end}.", called(kind, part)),
                    )
                    .hint("Choose an element.")
                    .part(part.id.as_str())
                    .attribute(attribute),
                );
            }
        }
    }
}

fn check_name(kind: Kind, part: &Part, seen: &mut Seen, said: &mut Remarks) {
    if part.name.trim().is_empty() {
        said.push(
            Diagnostic::warning("missing-name", format!("There is {}.", called(kind, part)))
                .hint("Name it.")
                .part(part.id.as_str())
                .attribute("name"),
        );
    } else if kind != Kind::Dataflow && !seen.names.insert((kind, part.name.clone())) {
        // Flows are told apart by their ends; "Answer" may well stand ten times.
        said.push(
            Diagnostic::warning(
                "duplicate-name",
                format!(
                    "Another {} is called {}. Both are kept; pytm would tell them apart only by name.",
                    word(kind),
                    part.name
                ),
            )
            .hint("Rename one of them.")
            .part(part.id.as_str())
            .attribute("name"),
        );
    }
}

//! Which boundaries are drawn, and how they nest.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::EffectiveValues;
use crate::model::{Kind, PartIndex};

/// The boundaries that are drawn.
pub(super) struct Nested {
    /// Boundaries with the index of the one around, which comes before.
    pub(super) boundaries: Vec<(PartIndex, Option<usize>)>,
    /// For each element drawn the position of its boundary.
    pub(super) boundary_of_element: Vec<Option<usize>>,
}

/// Finds the boundaries around these elements, at any depth. Where boundaries contain one another in a
/// cycle, the cycle is cut where it closes when walked from the first of them.
pub(super) fn nest(effective: &EffectiveValues, elements: &[PartIndex]) -> Nested {
    let parents = parents_without_cycles(effective);
    let mut used = BTreeSet::new();
    for element in elements {
        let mut current = boundary_of(effective, *element);
        while let Some(boundary) = current.filter(|boundary| used.insert(*boundary)) {
            current = parents.get(&boundary).copied().flatten();
        }
    }
    // A boundary is put down behind the ones around it, else in the model's order.
    let mut positions = BTreeMap::new();
    let mut boundaries = Vec::new();
    for boundary in effective.of_kind(Kind::Boundary) {
        let mut path = Vec::new();
        let mut current = Some(boundary).filter(|boundary| used.contains(boundary));
        while let Some(next) = current.filter(|next| !positions.contains_key(next)) {
            path.push(next);
            current = parents.get(&next).copied().flatten();
        }
        for next in path.into_iter().rev() {
            let parent = parents.get(&next).copied().flatten();
            positions.insert(next, boundaries.len());
            boundaries.push((
                next,
                parent.and_then(|parent| positions.get(&parent).copied()),
            ));
        }
    }
    let boundary_of_element = elements
        .iter()
        .map(|element| positions.get(&boundary_of(effective, *element)?).copied())
        .collect();
    Nested {
        boundaries,
        boundary_of_element,
    }
}

fn boundary_of(effective: &EffectiveValues, part: PartIndex) -> Option<PartIndex> {
    let boundary = effective.reference(part, "inBoundary")?;
    (effective.kind(boundary) == Some(Kind::Boundary)).then_some(boundary)
}

/// The boundary around each boundary, without rings.
fn parents_without_cycles(effective: &EffectiveValues) -> BTreeMap<PartIndex, Option<PartIndex>> {
    let mut parents: BTreeMap<PartIndex, Option<PartIndex>> = BTreeMap::new();
    for start in effective.of_kind(Kind::Boundary) {
        let mut path: BTreeSet<PartIndex> = BTreeSet::new();
        let mut at = start;
        while !parents.contains_key(&at) {
            path.insert(at);
            let next = boundary_of(effective, at).filter(|next| !path.contains(next));
            parents.insert(at, next);
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
    }
    parents
}

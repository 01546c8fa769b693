//! Which boundaries are drawn, and how they lie in one another.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::EffectiveValues;
use crate::model::{Kind, PartIndex};

/// The boundaries that are drawn.
pub(super) struct Nested {
    /// Boundaries with the position of the one around, which stands before.
    pub(super) boundaries: Vec<(PartIndex, Option<usize>)>,
    /// For each element drawn the position of its boundary.
    pub(super) around: Vec<Option<usize>>,
}

/// Finds the boundaries around these elements, at any depth. Where boundaries lie in one another in a
/// ring, the ring is cut where it closes when walked from the first of them.
pub(super) fn nest(effective: &EffectiveValues, elements: &[PartIndex]) -> Nested {
    let outer = outer_boundaries(effective);
    let mut used = BTreeSet::new();
    for element in elements {
        let mut at = boundary_of(effective, *element);
        while let Some(boundary) = at.filter(|boundary| used.insert(*boundary)) {
            at = outer.get(&boundary).copied().flatten();
        }
    }
    // A boundary is put down behind the ones around it, else in the model's order.
    let mut positions = BTreeMap::new();
    let mut boundaries = Vec::new();
    for boundary in effective.of_kind(Kind::Boundary) {
        let mut path = Vec::new();
        let mut at = Some(boundary).filter(|boundary| used.contains(boundary));
        while let Some(next) = at.filter(|next| !positions.contains_key(next)) {
            path.push(next);
            at = outer.get(&next).copied().flatten();
        }
        for next in path.into_iter().rev() {
            let parent = outer.get(&next).copied().flatten();
            positions.insert(next, boundaries.len());
            boundaries.push((
                next,
                parent.and_then(|parent| positions.get(&parent).copied()),
            ));
        }
    }
    let around = elements
        .iter()
        .map(|element| positions.get(&boundary_of(effective, *element)?).copied())
        .collect();
    Nested { boundaries, around }
}

fn boundary_of(effective: &EffectiveValues, part: PartIndex) -> Option<PartIndex> {
    let boundary = effective.reference(part, "inBoundary")?;
    (effective.kind(boundary) == Some(Kind::Boundary)).then_some(boundary)
}

/// The boundary around each boundary, without rings.
fn outer_boundaries(effective: &EffectiveValues) -> BTreeMap<PartIndex, Option<PartIndex>> {
    let mut outer: BTreeMap<PartIndex, Option<PartIndex>> = BTreeMap::new();
    for start in effective.of_kind(Kind::Boundary) {
        let mut path: BTreeSet<PartIndex> = BTreeSet::new();
        let mut at = start;
        while !outer.contains_key(&at) {
            path.insert(at);
            let next = boundary_of(effective, at).filter(|next| !path.contains(next));
            outer.insert(at, next);
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
    }
    outer
}

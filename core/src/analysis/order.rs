//! The order of dataflows, and the order in which elements are judged.

use rustc_hash::FxHashMap;

use super::effective::EffectiveValues;
use super::state::Stored;
use crate::model::{Kind, Model, PartIndex};
use crate::threats::{Facts, Provenance};

/// Sorts the flows by their order and, in an ordered model, numbers those without one.
///
/// As pytm: the sort is stable, no order is −1 and so comes first, and only the flows before the
/// first numbered one get their place as number.
pub(super) fn order_flows(effective: &mut EffectiveValues, model: &Model) -> Vec<PartIndex> {
    let mut flows: Vec<PartIndex> = effective.of_kind(Kind::Dataflow).collect();
    let attribute = effective.ids().order;
    let order =
        |effective: &EffectiveValues, flow| effective.int_by_id(flow, attribute).unwrap_or(-1);
    flows.sort_by_key(|flow| order(effective, *flow));
    if model.attributes.bool("isOrdered") == Some(true) {
        for (flow, number) in flows.iter().zip(1..) {
            if order(effective, *flow) != -1 {
                break;
            }
            effective.set(*flow, attribute, Stored::Int(number), Provenance::Computed);
        }
    }
    flows
}

/// Boundaries, elements and dataflows in the order of their declaration.
pub(super) fn declaration_order(effective: &EffectiveValues, model: &Model) -> Vec<PartIndex> {
    let kinds = [Kind::Boundary, Kind::Element, Kind::Dataflow];
    let all = kinds.into_iter().flat_map(|kind| effective.of_kind(kind));
    if model.declared.is_empty() {
        return all.collect();
    }
    // What the declaration does not name (drawn later) follows what it names.
    let mut place: FxHashMap<PartIndex, usize> = FxHashMap::default();
    for (id, at) in model.declared.iter().zip(0..) {
        if let Some(part) = effective.position(id) {
            place.entry(part).or_insert(at);
        }
    }
    let mut all: Vec<PartIndex> = all.collect();
    all.sort_by_key(|part| place.get(part).copied().unwrap_or(usize::MAX));
    all
}

/// What is left with `ignoreUnused`: flows, their ends, and the boundaries around those, without
/// the boundary that an end lies in directly (pytm draws it but does not judge it).
///
/// Sorted as pytm does: by the earliest flow that starts there, class, order, text.
pub(super) fn used_parts(
    effective: &EffectiveValues,
    declared: &[PartIndex],
    flows: &[PartIndex],
) -> Vec<PartIndex> {
    let mut used: FxHashMap<PartIndex, ()> = FxHashMap::default();
    let mut earliest: FxHashMap<PartIndex, i64> = FxHashMap::default();
    let mut last = i64::MIN;
    let ids = effective.ids();
    for flow in flows {
        used.insert(*flow, ());
        let order = effective.int_by_id(*flow, ids.order).unwrap_or(-1);
        for (end, is_source) in [(ids.source, true), (ids.sink, false)] {
            let Some(end) = effective.reference_by_id(*flow, end) else {
                continue;
            };
            used.insert(end, ());
            used.extend(
                effective
                    .boundaries_around(end)
                    .into_iter()
                    .skip(1)
                    .map(|boundary| (boundary, ())),
            );
            if is_source {
                let first = earliest.entry(end).or_insert(order);
                *first = order.min(*first);
            }
        }
    }
    // pytm compares with the largest of the earliest orders, not with the largest order.
    for part in declared {
        last = earliest.get(part).copied().unwrap_or(last).max(last);
    }
    let behind = last.saturating_add(1);
    let class = |part: PartIndex| effective.part(part).map_or("", |part| part.class.as_str());
    let mut used_parts: Vec<PartIndex> = declared
        .iter()
        .copied()
        .filter(|part| used.contains_key(part))
        .collect();
    used_parts.sort_by(|a, b| {
        let key = |part: PartIndex| {
            let order = if effective.kind(part) == Some(Kind::Dataflow) {
                effective.int_by_id(part, ids.order)
            } else {
                None
            };
            (
                earliest.get(&part).copied().unwrap_or(behind),
                class(part),
                order.unwrap_or(0),
            )
        };
        key(*a)
            .cmp(&key(*b))
            .then_with(|| effective.name(*a).cmp(effective.name(*b)))
    });
    used_parts
}

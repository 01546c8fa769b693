//! The order of dataflows, and the order in which elements are judged.

use rustc_hash::FxHashMap;

use super::effective::EffectiveValues;
use super::state::Stored;
use crate::model::{Kind, Model, PartIndex};
use crate::threats::{Facts, Provenance};

/// The values with the numbers of the flows, and the flows in their order.
pub(super) struct Ordered {
    pub(super) values: EffectiveValues,
    pub(super) flows: Vec<PartIndex>,
}

/// Sorts the flows by their order and, in an ordered model, numbers those without one.
///
/// As pytm: the sort is stable, no order is −1 and so comes first, and only the flows before the
/// first numbered one get their place as number.
pub(super) fn order_flows(answered: EffectiveValues, model: &Model) -> Ordered {
    let mut values = answered;
    let mut flows: Vec<PartIndex> = values.of_kind(Kind::Dataflow).collect();
    let attribute = values.ids().order;
    let order = |values: &EffectiveValues, flow| values.int_by_id(flow, attribute).unwrap_or(-1);
    flows.sort_by_key(|flow| order(&values, *flow));
    if model.attributes.bool("isOrdered") == Some(true) {
        for (flow, number) in flows.iter().zip(1..) {
            if order(&values, *flow) != -1 {
                break;
            }
            values.set(*flow, attribute, Stored::Int(number), Provenance::Computed);
        }
    }
    Ordered { values, flows }
}

/// The parts to be judged, in their order: as declared, or with `ignoreUnused` those in use.
pub(super) fn judged_parts(
    effective: &EffectiveValues,
    model: &Model,
    flows: &[PartIndex],
) -> Vec<PartIndex> {
    let declared = declaration_order(effective, model);
    if model.attributes.bool("ignoreUnused") == Some(true) {
        used_parts(effective, &declared, flows)
    } else {
        declared
    }
}

/// Boundaries, elements and dataflows in the order of their declaration.
fn declaration_order(effective: &EffectiveValues, model: &Model) -> Vec<PartIndex> {
    let kinds = [Kind::Boundary, Kind::Element, Kind::Dataflow];
    let all = kinds.into_iter().flat_map(|kind| effective.of_kind(kind));
    if model.declared.is_empty() {
        return all.collect();
    }
    // What the declaration does not name (drawn later) follows what it names.
    let mut position_of: FxHashMap<PartIndex, usize> = FxHashMap::default();
    for (id, at) in model.declared.iter().zip(0..) {
        if let Some(part) = effective.position(id) {
            position_of.entry(part).or_insert(at);
        }
    }
    let mut all: Vec<PartIndex> = all.collect();
    all.sort_by_key(|part| position_of.get(part).copied().unwrap_or(usize::MAX));
    all
}

/// What is left with `ignoreUnused`: flows, their ends, and the boundaries around those, without
/// the boundary that an end lies in directly (pytm draws it but does not judge it).
///
/// Sorted as pytm does: by the earliest flow that starts there, class, order, text.
fn used_parts(
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

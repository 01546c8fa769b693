//! Pairing of requests and responses.

use rustc_hash::FxHashMap;

use super::effective::EffectiveValues;
use super::state::Stored;
use crate::model::PartIndex;
use crate::threats::Provenance;

/// Pairs responses with their requests: first those that someone paired from either side, then
/// each response whose opposite direction has exactly one flow.
///
/// pytm can pair a response from an element to itself with itself; we never do.
pub(super) fn pair_responses(values: EffectiveValues, flows: &[PartIndex]) -> EffectiveValues {
    let mut values = values;
    let ids = values.ids();
    let (is_response, response_to, response) = (ids.is_response, ids.response_to, ids.response);
    let mark = |values: &mut EffectiveValues, flow| {
        if !values.bool_by_id(flow, is_response) {
            values.set(flow, is_response, Stored::Bool(true), Provenance::Computed);
        }
    };
    for flow in flows {
        if let Some(request) = values.reference_by_id(*flow, response_to) {
            mark(&mut values, *flow);
            if values.reference_by_id(request, response).is_none() {
                values.set(request, response, Stored::Part(*flow), Provenance::Computed);
            }
        }
        if let Some(answer) = values.reference_by_id(*flow, response) {
            mark(&mut values, answer);
            if values.reference_by_id(answer, response_to).is_none() {
                values.set(
                    answer,
                    response_to,
                    Stored::Part(*flow),
                    Provenance::Computed,
                );
            }
        }
    }
    let ends = |values: &EffectiveValues, flow| {
        (
            values.reference_by_id(flow, ids.source),
            values.reference_by_id(flow, ids.sink),
        )
    };
    // Between each two ends the first flow, and whether it is the only one.
    let mut between: FxHashMap<_, (PartIndex, bool)> = FxHashMap::default();
    for flow in flows {
        between
            .entry(ends(&values, *flow))
            .and_modify(|(_, is_only)| *is_only = false)
            .or_insert((*flow, true));
    }
    for flow in flows {
        if !values.bool_by_id(*flow, is_response)
            || values.reference_by_id(*flow, response_to).is_some()
        {
            continue;
        }
        let (source, sink) = ends(&values, *flow);
        if let Some((request, true)) = between.get(&(sink, source))
            && request != flow
        {
            values.set(
                *flow,
                response_to,
                Stored::Part(*request),
                Provenance::Computed,
            );
            values.set(
                *request,
                response,
                Stored::Part(*flow),
                Provenance::Computed,
            );
        }
    }
    values
}

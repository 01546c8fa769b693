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
pub(super) fn pair_responses(effective: &mut EffectiveValues, flows: &[PartIndex]) {
    let ids = effective.ids();
    let (is_response, response_to, response) = (ids.is_response, ids.response_to, ids.response);
    let mark = |effective: &mut EffectiveValues, flow| {
        if !effective.bool_by_id(flow, is_response) {
            effective.set(flow, is_response, Stored::Bool(true), Provenance::Computed);
        }
    };
    for flow in flows {
        if let Some(request) = effective.reference_by_id(*flow, response_to) {
            mark(effective, *flow);
            if effective.reference_by_id(request, response).is_none() {
                effective.set(request, response, Stored::Part(*flow), Provenance::Computed);
            }
        }
        if let Some(answer) = effective.reference_by_id(*flow, response) {
            mark(effective, answer);
            if effective.reference_by_id(answer, response_to).is_none() {
                effective.set(
                    answer,
                    response_to,
                    Stored::Part(*flow),
                    Provenance::Computed,
                );
            }
        }
    }
    let ends = |effective: &EffectiveValues, flow| {
        (
            effective.reference_by_id(flow, ids.source),
            effective.reference_by_id(flow, ids.sink),
        )
    };
    let mut between: FxHashMap<_, Vec<PartIndex>> = FxHashMap::default();
    for flow in flows {
        between
            .entry(ends(effective, *flow))
            .or_default()
            .push(*flow);
    }
    for flow in flows {
        if !effective.bool_by_id(*flow, is_response)
            || effective.reference_by_id(*flow, response_to).is_some()
        {
            continue;
        }
        let (source, sink) = ends(effective, *flow);
        if let Some([request]) = between.get(&(sink, source)).map(Vec::as_slice)
            && request != flow
        {
            effective.set(
                *flow,
                response_to,
                Stored::Part(*request),
                Provenance::Computed,
            );
            effective.set(
                *request,
                response,
                Stored::Part(*flow),
                Provenance::Computed,
            );
        }
    }
}

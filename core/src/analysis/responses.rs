//! Pairing of requests and responses.

use rustc_hash::FxHashMap;

use super::effective::Effective;
use super::state::Stored;
use crate::model::PartIndex;
use crate::threats::Provenance;

/// Pairs responses with their requests: first those that someone paired from either side, then
/// each response whose opposite direction has exactly one flow.
///
/// pytm can pair a response from an element to itself with itself; we never do.
pub(super) fn pair_responses(effective: &mut Effective, flows: &[PartIndex]) {
    let names = effective.names();
    let (is_response, response_to, response) =
        (names.is_response, names.response_to, names.response);
    let mark = |effective: &mut Effective, flow| {
        if !effective.is(flow, is_response) {
            effective.set(flow, is_response, Stored::Bool(true), Provenance::Computed);
        }
    };
    for flow in flows {
        if let Some(request) = effective.there(*flow, response_to) {
            mark(effective, *flow);
            if effective.there(request, response).is_none() {
                effective.set(request, response, Stored::Part(*flow), Provenance::Computed);
            }
        }
        if let Some(answer) = effective.there(*flow, response) {
            mark(effective, answer);
            if effective.there(answer, response_to).is_none() {
                effective.set(
                    answer,
                    response_to,
                    Stored::Part(*flow),
                    Provenance::Computed,
                );
            }
        }
    }
    let ends = |effective: &Effective, flow| {
        (
            effective.there(flow, names.source),
            effective.there(flow, names.sink),
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
        if !effective.is(*flow, is_response) || effective.there(*flow, response_to).is_some() {
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

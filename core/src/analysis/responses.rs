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
    let schema = effective.schema();
    let ids = ["isResponse", "responseTo", "response"].map(|name| schema.attribute_id(name));
    let [Some(is_response), Some(response_to), Some(response)] = ids else {
        return;
    };
    let mark = |effective: &mut Effective, flow| {
        if !effective.bool(flow, "isResponse") {
            effective.set(flow, is_response, Stored::Bool(true), Provenance::Computed);
        }
    };
    for flow in flows {
        if let Some(request) = effective.reference(*flow, "responseTo") {
            mark(effective, *flow);
            if effective.reference(request, "response").is_none() {
                effective.set(request, response, Stored::Part(*flow), Provenance::Computed);
            }
        }
        if let Some(answer) = effective.reference(*flow, "response") {
            mark(effective, answer);
            if effective.reference(answer, "responseTo").is_none() {
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
            effective.reference(flow, "source"),
            effective.reference(flow, "sink"),
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
        if !effective.bool(*flow, "isResponse")
            || effective.reference(*flow, "responseTo").is_some()
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

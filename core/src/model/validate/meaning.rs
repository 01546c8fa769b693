//! What a model leaves unsaid that its findings depend on.

use super::{ModelIndex, display_name};
use crate::diagnostic::{Diagnostic, DiagnosticCollector, messages};
use crate::model::{Kind, Part, Schema, Value};

/// Whether it is known which data it has; no data at all is an answer too.
pub(super) fn has_data(part: &Part) -> bool {
    matches!(part.attributes.get("data"), Some(Value::References(_)))
}

pub(super) fn check(
    kind: Kind,
    part: &Part,
    schema: &Schema,
    index: &ModelIndex<'_>,
    diagnostics: &mut DiagnosticCollector,
) {
    let found = match kind {
        Kind::Dataflow => [
            flow_without_data(part, index),
            unpaired_response(part, index),
        ],
        Kind::Element => [
            element_without_data(part, schema, index),
            unused(part, index),
        ],
        Kind::Boundary | Kind::Data => return,
    };
    diagnostics.extend(
        found
            .into_iter()
            .flatten()
            .map(|one| one.part(part.id.as_str())),
    );
}

fn flow_without_data(flow: &Part, index: &ModelIndex<'_>) -> Option<Diagnostic> {
    let is_answer = flow.attributes.bool("isResponse") == Some(true)
        || flow.reference("responseTo").is_some()
        || index.answers.contains_key(&flow.id);
    if has_data(flow) || is_answer {
        return None;
    }
    let diagnostics = messages::flow_without_data(
        &display_name(Kind::Dataflow, flow),
        &index.name(flow.source()?),
        &index.name(flow.sink()?),
    );
    Some(diagnostics.hint("Name the data.").attribute("data"))
}

/// A datastore or external entity for which no data is known.
fn element_without_data(
    element: &Part,
    schema: &Schema,
    index: &ModelIndex<'_>,
) -> Option<Diagnostic> {
    let class = schema.class_id(&element.class)?;
    let keeps = ["Datastore", "ExternalEntity"]
        .into_iter()
        .filter_map(|name| schema.class_id(name))
        .any(|base| schema.is_a(class, base));
    let flows = index.flows.get(&element.id)?;
    if !keeps || flows.with_data || has_data(element) {
        return None;
    }
    let diagnostics = messages::element_without_data(&display_name(Kind::Element, element));
    Some(diagnostics.hint("Name the data.").attribute("data"))
}

fn unused(element: &Part, index: &ModelIndex<'_>) -> Option<Diagnostic> {
    if index.flows.contains_key(&element.id) {
        return None;
    }
    Some(messages::element_without_flows(&display_name(
        Kind::Element,
        element,
    )))
}

/// A response that nobody paired with its request.
fn unpaired_response(flow: &Part, index: &ModelIndex<'_>) -> Option<Diagnostic> {
    let response = flow.attributes.bool("isResponse") == Some(true);
    if !response || flow.reference("responseTo").is_some() || index.answers.contains_key(&flow.id) {
        return None;
    }
    let name = display_name(Kind::Dataflow, flow);
    let back = index.between.get(&(flow.sink()?, flow.source()?));
    let requests = back.map_or(&[][..], Vec::as_slice);
    let diagnostic = match requests {
        [request] => {
            messages::response_paired_by_order(&name, &display_name(Kind::Dataflow, request))
        }
        [] => messages::response_without_request(&name),
        several => messages::response_of_several(&name, &several.len()),
    };
    Some(diagnostic.attribute("responseTo"))
}

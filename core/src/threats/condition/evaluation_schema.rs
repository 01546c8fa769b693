//! What the evaluation of conditions needs from the schema.

use crate::model::Kind;
use crate::schema::{AttributeId, Enumeration, Schema};

/// The attributes that methods read, and what else evaluation needs from the schema.
#[derive(Clone, Debug)]
pub(super) struct EvaluationSchema {
    pub(super) in_boundary: AttributeId,
    pub(super) source: AttributeId,
    pub(super) sink: AttributeId,
    pub(super) data: AttributeId,
    pub(super) classification: AttributeId,
    pub(super) max_classification: AttributeId,
    pub(super) tls_version: AttributeId,
    pub(super) min_tls_version: AttributeId,
    pub(super) enumerations: &'static [Enumeration],
    /// Which classes are pieces of data, by class id.
    pub(super) is_data: Box<[bool]>,
}

impl EvaluationSchema {
    pub(super) fn of(schema: &Schema) -> EvaluationSchema {
        // No part has an attribute of this id, so that reading it is an error and no panic.
        let none = AttributeId(u16::MAX);
        let id = |name| schema.attribute_id(name).unwrap_or(none);
        EvaluationSchema {
            in_boundary: id("inBoundary"),
            source: id("source"),
            sink: id("sink"),
            data: id("data"),
            classification: id("classification"),
            max_classification: id("maxClassification"),
            tls_version: id("tlsVersion"),
            min_tls_version: id("minTLSVersion"),
            enumerations: schema.enumerations(),
            is_data: schema
                .classes()
                .map(|(class, _)| schema.kind_of(class) == Some(Kind::Data))
                .collect(),
        }
    }
}

//! The attributes that the analysis reads and sets itself, found once for all parts.

use crate::model::Schema;
use crate::schema::AttributeId;

macro_rules! attribute_ids {
    ($($field:ident $name:literal,)*) => {
        /// Ids of attributes; no class has an attribute that the schema does not know.
        #[derive(Clone, Copy, Debug)]
        pub(super) struct AttributeIds {
            $(pub(super) $field: AttributeId,)*
        }

        impl AttributeIds {
            /// Looks them up.
            pub(super) fn of(schema: &Schema) -> AttributeIds {
                let id = |name| schema.attribute_id(name).unwrap_or(AttributeId(u16::MAX));
                AttributeIds { $($field: id($name),)* }
            }
        }
    };
}

attribute_ids! {
    assumptions "assumptions",
    authenticates_destination "controls.authenticatesDestination",
    carried_by "carriedBy",
    checks_revocation "controls.checksDestinationRevocation",
    credentials_life "credentialsLife",
    data "data",
    dst_port "dstPort",
    in_boundary "inBoundary",
    in_scope "inScope",
    inputs "inputs",
    is_credentials "isCredentials",
    is_dest_encrypted "isDestEncryptedAtRest",
    is_encrypted "controls.isEncrypted",
    is_encrypted_at_rest "controls.isEncryptedAtRest",
    is_response "isResponse",
    is_source_encrypted "isSourceEncryptedAtRest",
    is_stored "isStored",
    levels "levels",
    order "order",
    outputs "outputs",
    overrides "overrides",
    port "port",
    processed_by "processedBy",
    protocol "protocol",
    response "response",
    response_to "responseTo",
    severity "severity",
    sink "sink",
    source "source",
    src_port "srcPort",
}

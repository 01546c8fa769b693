//! The attributes that the analysis reads and sets itself, found once for all parts.

use crate::model::Schema;
use crate::model::schema::AttributeId;

macro_rules! names {
    ($($field:ident $name:literal,)*) => {
        /// Ids of attributes; no class has an attribute that the schema does not know.
        #[derive(Clone, Copy, Debug)]
        pub(super) struct Names {
            $(pub(super) $field: AttributeId,)*
        }

        impl Names {
            /// Looks them up.
            pub(super) fn of(schema: &Schema) -> Names {
                let id = |name| schema.attribute_id(name).unwrap_or(AttributeId(u16::MAX));
                Names { $($field: id($name),)* }
            }
        }
    };
}

names! {
    assumptions "assumptions",
    authenticates_destination "controls.authenticatesDestination",
    checks_revocation "controls.checksDestinationRevocation",
    credentials_life "credentialsLife",
    data "data",
    dst_port "dstPort",
    in_scope "inScope",
    is_credentials "isCredentials",
    is_dest_encrypted "isDestEncryptedAtRest",
    is_encrypted "controls.isEncrypted",
    is_encrypted_at_rest "controls.isEncryptedAtRest",
    is_response "isResponse",
    is_source_encrypted "isSourceEncryptedAtRest",
    is_stored "isStored",
    levels "levels",
    overrides "overrides",
    port "port",
    protocol "protocol",
    src_port "srcPort",
}

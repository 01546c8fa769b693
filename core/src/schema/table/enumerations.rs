//! The enumerations with the values of pytm's form.

use std::borrow::Cow;

use crate::schema::{Enumeration, Member};

const fn numbered(
    name: &'static str,
    value: &'static str,
    number: i64,
    label: &'static str,
) -> Member {
    Member {
        name: Cow::Borrowed(name),
        value: Cow::Borrowed(value),
        number: Some(number),
        label: Cow::Borrowed(label),
    }
}

const fn named(name: &'static str, value: &'static str, label: &'static str) -> Member {
    Member {
        name: Cow::Borrowed(name),
        value: Cow::Borrowed(value),
        number: None,
        label: Cow::Borrowed(label),
    }
}

/// All enumerations.
pub(in crate::schema) const ENUMERATIONS: &[Enumeration] = &[
    Enumeration {
        name: Cow::Borrowed("Action"),
        ordered: false,
        members: Cow::Borrowed(&[
            named("NO_ACTION", "NO_ACTION", "Keep both"),
            named("RESTRICT", "RESTRICT", "Refuse as a mistake"),
            named("IGNORE", "IGNORE", "Hide in the diagram"),
        ]),
    },
    Enumeration {
        name: Cow::Borrowed("Classification"),
        ordered: true,
        members: Cow::Borrowed(&[
            numbered("UNKNOWN", "0", 0, "Unknown"),
            numbered("PUBLIC", "1", 1, "Public"),
            numbered("RESTRICTED", "2", 2, "Restricted"),
            numbered("SENSITIVE", "3", 3, "Sensitive"),
            numbered("SECRET", "4", 4, "Secret"),
            numbered("TOP_SECRET", "5", 5, "Top secret"),
        ]),
    },
    Enumeration {
        name: Cow::Borrowed("Lifetime"),
        ordered: false,
        members: Cow::Borrowed(&[
            named("NONE", "NONE", "None"),
            named("UNKNOWN", "UNKNOWN", "Unknown"),
            named("SHORT", "SHORT_LIVED", "Short lived"),
            named("LONG", "LONG_LIVED", "Long lived"),
            named("AUTO", "AUTO_REVOKABLE", "Revoked automatically"),
            named("MANUAL", "MANUALLY_REVOKABLE", "Revoked by hand"),
            named("HARDCODED", "HARDCODED", "Hard-coded"),
        ]),
    },
    Enumeration {
        name: Cow::Borrowed("DatastoreType"),
        ordered: false,
        members: Cow::Borrowed(&[
            named("UNKNOWN", "UNKNOWN", "Unknown"),
            named("FILE_SYSTEM", "FILE_SYSTEM", "File system"),
            named("SQL", "SQL", "SQL database"),
            named("LDAP", "LDAP", "LDAP directory"),
            named("AWS_S3", "AWS_S3", "Amazon S3"),
        ]),
    },
    Enumeration {
        name: Cow::Borrowed("TLSVersion"),
        ordered: true,
        members: Cow::Borrowed(&[
            numbered("NONE", "0", 0, "No TLS"),
            numbered("SSLv1", "1", 1, "SSL 1.0"),
            numbered("SSLv2", "2", 2, "SSL 2.0"),
            numbered("SSLv3", "3", 3, "SSL 3.0"),
            numbered("TLSv10", "4", 4, "TLS 1.0"),
            numbered("TLSv11", "5", 5, "TLS 1.1"),
            numbered("TLSv12", "6", 6, "TLS 1.2"),
            numbered("TLSv13", "7", 7, "TLS 1.3"),
        ]),
    },
];

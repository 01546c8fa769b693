//! The enumerations with the values of pytm's form.

use std::borrow::Cow;

use crate::model::schema::{Enumeration, Member};

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
pub(in crate::model::schema) const ENUMERATIONS: &[Enumeration] = &[
    Enumeration {
        name: Cow::Borrowed("Action"),
        ordered: false,
        members: Cow::Borrowed(&[
            named("NO_ACTION", "NO_ACTION", "No action"),
            named("RESTRICT", "RESTRICT", "Restrict"),
            named("IGNORE", "IGNORE", "Ignore"),
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
            named("SHORT", "SHORT_LIVED", "Short"),
            named("LONG", "LONG_LIVED", "Long"),
            named("AUTO", "AUTO_REVOKABLE", "Auto"),
            named("MANUAL", "MANUALLY_REVOKABLE", "Manual"),
            named("HARDCODED", "HARDCODED", "Hardcoded"),
        ]),
    },
    Enumeration {
        name: Cow::Borrowed("DatastoreType"),
        ordered: false,
        members: Cow::Borrowed(&[
            named("UNKNOWN", "UNKNOWN", "Unknown"),
            named("FILE_SYSTEM", "FILE_SYSTEM", "File system"),
            named("SQL", "SQL", "Sql"),
            named("LDAP", "LDAP", "Ldap"),
            named("AWS_S3", "AWS_S3", "Aws s3"),
        ]),
    },
    Enumeration {
        name: Cow::Borrowed("TLSVersion"),
        ordered: true,
        members: Cow::Borrowed(&[
            numbered("NONE", "0", 0, "None"),
            numbered("SSLv1", "1", 1, "Sslv1"),
            numbered("SSLv2", "2", 2, "Sslv2"),
            numbered("SSLv3", "3", 3, "Sslv3"),
            numbered("TLSv10", "4", 4, "Tlsv10"),
            numbered("TLSv11", "5", 5, "Tlsv11"),
            numbered("TLSv12", "6", 6, "Tlsv12"),
            numbered("TLSv13", "7", 7, "Tlsv13"),
        ]),
    },
];

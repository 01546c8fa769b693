//! Attributes of datastores.

use super::entry::{Entry, Words, choice_or, yes_by_default, yes_no};
use crate::schema::Group;

pub(super) const DATASTORE: &[Entry] = &[
    yes_no(
        "onRDS",
        Group::Nature,
        Words {
            label: "On Amazon RDS",
            question: "Does {name} run on Amazon RDS?",
            holds: "runs on Amazon RDS",
            holds_not: "does not run on Amazon RDS",
            help: "Yes means that Amazon runs the database and you set it up. Backups and \
                   encryption at rest are then settings to be checked.",
        },
    ),
    yes_no(
        "storesLogData",
        Group::Data,
        Words {
            label: "Stores logs",
            question: "Does {name} store logs?",
            holds: "stores logs",
            holds_not: "does not store logs",
            help: "Yes means that audit or event logs end up here. Attackers like to alter logs, \
                   to hide what they did.",
        },
    ),
    yes_no(
        "storesPII",
        Group::Data,
        Words {
            label: "Stores personal data",
            question: "Does {name} store personal data?",
            holds: "stores personal data",
            holds_not: "does not store personal data",
            help: "Yes means data about a person who can be identified, such as a name, an \
                   address or a location. The law asks for its protection and for notice of a leak.",
        },
    ),
    yes_no(
        "storesSensitiveData",
        Group::Data,
        Words {
            label: "Stores sensitive data",
            question: "Does {name} store sensitive data?",
            holds: "stores sensitive data",
            holds_not: "does not store sensitive data",
            help: "Yes means data whose loss would hurt people or the business, such as health, \
                   payment or contract data.",
        },
    ),
    yes_by_default(
        "isSQL",
        Group::Nature,
        Words {
            label: "Speaks SQL",
            question: "Is {name} queried in SQL?",
            holds: "is queried in SQL",
            holds_not: "is not queried in SQL",
            help: "Yes means a relational database such as PostgreSQL. Queries put together from \
                   text can be bent by whoever supplies the text.",
        },
    ),
    yes_no(
        "isShared",
        Group::Access,
        Words {
            label: "Shared",
            question: "Do several systems share {name}?",
            holds: "is shared by several systems",
            holds_not: "is used by one system only",
            help: "Yes means that other applications or teams read or write here as well. A \
                   change made by one then reaches all of them.",
        },
    ),
    yes_no(
        "hasWriteAccess",
        Group::Access,
        Words {
            label: "Can be written to",
            question: "Can others write to {name}?",
            holds: "can be written to by others",
            holds_not: "is only read by others",
            help: "Yes means that those who use it may change what it holds, and not only read \
                   it.",
        },
    ),
    choice_or(
        "type",
        "DatastoreType",
        "UNKNOWN",
        Group::Nature,
        Words {
            label: "Type of store",
            question: "What type of store is {name}?",
            holds: "is a store of type {value}",
            holds_not: "names no type of store",
            help: "Files, a relational database, a directory or an object store. Each has its own \
                   usual weaknesses.",
        },
    ),
];

//! Attributes of data.

use super::entry::{Entry, Words, choice_or, computed, many, text, yes_no};
use crate::schema::Group;
use crate::schema::Kind;

pub(super) const DATA: &[Entry] = &[
    text(
        "description",
        Group::About,
        Words {
            label: "Description",
            question: "What is {name}?",
            holds: "is described: {value}",
            holds_not: "has no description",
            help: "What it contains, and whom it would hurt if it got lost, changed or known.",
        },
    ),
    text(
        "format",
        Group::Data,
        Words {
            label: "Format",
            question: "In which format is {name}?",
            holds: "is in the format {value}",
            holds_not: "names no format",
            help: "The format by name, such as JSON, XML or CSV. Some threats look for XML or \
                   JSON under exactly this name.",
        },
    ),
    choice_or(
        "classification",
        "Classification",
        "UNKNOWN",
        Group::Data,
        Words {
            label: "Classification",
            question: "How sensitive is {name}?",
            holds: "is classified as {value}",
            holds_not: "is not classified",
            help: "From public to top secret, as your organisation uses the words. Data that goes \
                   where less is allowed is reported as a leak.",
        },
    ),
    yes_no(
        "isPII",
        Group::Data,
        Words {
            label: "Personal data",
            question: "Does {name} tell something about a person who can be identified?",
            holds: "is personal data",
            holds_not: "is not personal data",
            help: "Yes means names, addresses, locations, habits and the like. It should be \
                   encrypted on the way and at rest, and the law has a say in it.",
        },
    ),
    yes_no(
        "isCredentials",
        Group::Data,
        Words {
            label: "Credentials",
            question: "Does {name} let its holder sign in somewhere?",
            holds: "contains credentials",
            holds_not: "contains no credentials",
            help: "Yes means passwords, keys, tokens or certificates with their key. Whoever has \
                   them can act as somebody else.",
        },
    ),
    choice_or(
        "credentialsLife",
        "Lifetime",
        "NONE",
        Group::Data,
        Words {
            label: "Lifetime of credentials",
            question: "How long do the credentials in {name} stay good?",
            holds: "has credentials that are {value}",
            holds_not: "says nothing of how long its credentials stay good",
            help: "The longer a stolen password or key works, the more it is worth. Best are \
                   short lives and revocation without anybody's help; worst are secrets written into \
                   code.",
        },
    ),
    yes_no(
        "isStored",
        Group::Data,
        Words {
            label: "Stored",
            question: "Is {name} stored by the one who receives it?",
            holds: "is stored",
            holds_not: "is not stored",
            help: "Yes means that it is kept as it is. If only something made from it is kept, \
                   such as a hash of a password, say No.",
        },
    ),
    yes_no(
        "isDestEncryptedAtRest",
        Group::Cryptography,
        Words {
            label: "Encrypted where it goes",
            question: "Is {name} stored encrypted where it goes?",
            holds: "is stored encrypted where it goes",
            holds_not: "is not stored encrypted where it goes",
            help: "Yes means that the receiver keeps it encrypted, so that a stolen disk gives \
                   nothing away. If nothing is said, the receiver answers for it.",
        },
    ),
    yes_no(
        "isSourceEncryptedAtRest",
        Group::Cryptography,
        Words {
            label: "Encrypted where it comes from",
            question: "Is {name} stored encrypted where it comes from?",
            holds: "is stored encrypted where it comes from",
            holds_not: "is not stored encrypted where it comes from",
            help: "Yes means that the sender keeps it encrypted, so that its backups give nothing \
                   away. If nothing is said, the sender answers for it.",
        },
    ),
    computed(many(
        "carriedBy",
        Kind::Dataflow,
        Group::Communication,
        Words {
            label: "Carried by",
            question: "Which flows carry {name}?",
            holds: "is carried by {value}",
            holds_not: "is carried by no flow",
            help: "Every flow that names it. It is taken from the flows themselves.",
        },
    )),
    computed(many(
        "processedBy",
        Kind::Element,
        Group::Communication,
        Words {
            label: "Handled by",
            question: "Which elements handle {name}?",
            holds: "is handled by {value}",
            holds_not: "is handled by no element",
            help: "Every element that sends, receives or stores it. It is taken from the \
                   flows and elements themselves.",
        },
    )),
];

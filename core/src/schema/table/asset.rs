//! Attributes of assets, and of servers and external entities, which are assets.

use super::entry::{Entry, Words, computed, many, number_or, text, yes_no};
use crate::schema::Group;
use crate::schema::Kind;

pub(super) const ASSET: &[Entry] = &[
    number_or(
        "port",
        -1,
        Group::Communication,
        Words {
            label: "Port",
            question: "On which port does {name} take connections?",
            holds: "takes connections on port {value}",
            holds_not: "names no port",
            help: "The TCP port that flows to it use if they name none of their own, such as 443 \
                   for HTTPS.",
        },
    ),
    text(
        "protocol",
        Group::Communication,
        Words {
            label: "Protocol",
            question: "Which protocol does {name} speak?",
            holds: "speaks {value}",
            holds_not: "names no protocol",
            help: "The protocol of flows to it, such as HTTPS, HTTP, SQL or SMTP. Several threats \
                   look for a protocol by this name.",
        },
    ),
    many(
        "data",
        Kind::Data,
        Group::Data,
        Words {
            label: "Data",
            question: "Which data does {name} handle?",
            holds: "handles {value}",
            holds_not: "handles no data",
            help: "What it stores or works on. Every flow that starts here carries it too, so \
                   name only what may leave.",
        },
    ),
    computed(many(
        "inputs",
        Kind::Dataflow,
        Group::Communication,
        Words {
            label: "Flows in",
            question: "Which flows lead to {name}?",
            holds: "receives {value}",
            holds_not: "receives no flows",
            help: "The flows that end here, responses left out. They are taken from the flows \
                   themselves.",
        },
    )),
    computed(many(
        "outputs",
        Kind::Dataflow,
        Group::Communication,
        Words {
            label: "Flows out",
            question: "Which flows start at {name}?",
            holds: "sends {value}",
            holds_not: "sends no flows",
            help: "The flows that start here, responses left out. They are taken from the \
                   flows themselves.",
        },
    )),
    yes_no(
        "onAWS",
        Group::Nature,
        Words {
            label: "On AWS",
            question: "Does {name} run on AWS?",
            holds: "runs on AWS",
            holds_not: "does not run on AWS",
            help: "Yes means that part of the protection is Amazon's work and part is set up in \
                   your account. Wrong settings there are a frequent cause of leaks.",
        },
    ),
    yes_no(
        "handlesResources",
        Group::Nature,
        Words {
            label: "Manages resources",
            question: "Does {name} manage files, memory or other resources by itself?",
            holds: "manages resources by itself",
            holds_not: "does not manage resources by itself",
            help: "Yes means that it opens, locks and frees files, memory, sockets or handles. \
                   Resources that are not freed or are freed twice are a way to bring it down.",
        },
    ),
    yes_no(
        "usesEnvironmentVariables",
        Group::Nature,
        Words {
            label: "Reads environment variables",
            question: "Does {name} read environment variables?",
            holds: "reads environment variables",
            holds_not: "does not read environment variables",
            help: "Yes means that settings or secrets come from its environment. Whoever can set \
                   these variables can change what it does.",
        },
    ),
    text(
        "OS",
        Group::Nature,
        Words {
            label: "Operating system",
            question: "Which operating system does {name} run on?",
            holds: "runs on {value}",
            holds_not: "names no operating system",
            help: "Name and version, such as Debian 12. It tells reviewers which weaknesses and \
                   which updates to look for.",
        },
    ),
];

pub(super) const SERVER: &[Entry] = &[
    yes_no(
        "usesSessionTokens",
        Group::Session,
        Words {
            label: "Uses session tokens",
            question: "Does {name} recognise users by a session token?",
            holds: "recognises users by a session token",
            holds_not: "uses no session tokens",
            help: "Yes means that after sign-in a cookie or token stands for the user. Whoever \
                   gets hold of the token is taken for that user.",
        },
    ),
    yes_no(
        "usesCache",
        Group::Nature,
        Words {
            label: "Uses a cache",
            question: "Does {name} keep answers in a cache?",
            holds: "keeps answers in a cache",
            holds_not: "keeps no cache",
            help: "Yes means that answers are kept to be used again, on the server or in between. \
                   Private answers in a cache can reach the wrong person.",
        },
    ),
    yes_no(
        "usesVPN",
        Group::Communication,
        Words {
            label: "Behind a VPN",
            question: "Is {name} reached only through a VPN?",
            holds: "is reached only through a VPN",
            holds_not: "is reached without a VPN",
            help: "Yes means that no connection comes in but through a private tunnel. People on \
                   the same network can then not listen to sessions.",
        },
    ),
    yes_no(
        "usesXMLParser",
        Group::Nature,
        Words {
            label: "Parses XML",
            question: "Does {name} parse XML?",
            holds: "parses XML",
            holds_not: "does not parse XML",
            help: "Yes means that it reads XML from others, also inside SOAP, SVG or office \
                   files. XML parsers have features that attackers turn against them.",
        },
    ),
];

pub(super) const EXTERNAL_ENTITY: &[Entry] = &[yes_no(
    "hasPhysicalAccess",
    Group::Nature,
    Words {
        label: "Has the device at hand",
        question: "Can {name} lay hands on the device or program?",
        holds: "has physical access to the device",
        holds_not: "has no physical access to the device",
        help: "Yes means that it holds the device or a copy of the program and can take it \
                   apart. Secrets inside are then no secrets for long.",
    },
)];

//! Attributes of actors.

use super::entry::{Entry, Words, computed, many, number_or, text, yes_no};
use crate::schema::Group;
use crate::schema::Kind;

pub(super) const ACTOR: &[Entry] = &[
    number_or(
        "port",
        -1,
        Group::Communication,
        Words {
            label: "Port",
            question: "From which port does {name} connect?",
            holds: "connects from port {value}",
            holds_not: "names no port",
            help: "The TCP port that flows from it use if they name none of their own. For people \
                   it is seldom worth naming.",
        },
    ),
    text(
        "protocol",
        Group::Communication,
        Words {
            label: "Protocol",
            question: "Which protocol does {name} use?",
            holds: "uses {value}",
            holds_not: "names no protocol",
            help: "The protocol of flows from it, such as HTTPS or SSH, where the flow and its \
                   target name none.",
        },
    ),
    many(
        "data",
        Kind::Data,
        Group::Data,
        Words {
            label: "Data",
            question: "Which data does {name} bring or see?",
            holds: "has to do with {value}",
            holds_not: "has to do with no data",
            help: "What this person or role has at hand. Every flow that starts here carries it \
                   too.",
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
        "isAdmin",
        Group::Access,
        Words {
            label: "Is an administrator",
            question: "Is {name} an administrator?",
            holds: "is an administrator",
            holds_not: "is not an administrator",
            help: "Yes means rights beyond those of ordinary users. Such accounts are worth most \
                   to an attacker and deserve the strongest sign-in.",
        },
    ),
];

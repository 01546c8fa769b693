//! Attributes of dataflows, and the controls that mean something else on a flow.

use super::entry::{Entry, Words, choice_or, many, number_or, one, text, yes_no};
use crate::schema::Group;
use crate::schema::Kind;

pub(super) const DATAFLOW: &[Entry] = &[
    one(
        "source",
        Kind::Element,
        Group::About,
        Words {
            label: "From",
            question: "Where does {name} start?",
            holds: "starts at {value}",
            holds_not: "starts nowhere",
            help: "The element that sends. For a request it is the one that opens the connection.",
        },
    ),
    one(
        "sink",
        Kind::Element,
        Group::About,
        Words {
            label: "To",
            question: "Where does {name} end?",
            holds: "ends at {value}",
            holds_not: "ends nowhere",
            help: "The element that receives. Protocol, port and encryption are taken over from \
                   it where the flow says nothing.",
        },
    ),
    yes_no(
        "isResponse",
        Group::Communication,
        Words {
            label: "Is a response",
            question: "Is {name} the answer to another flow?",
            holds: "is a response",
            holds_not: "is not a response",
            help: "Yes means that it travels back over the connection that a request opened. The \
                   one who asked has then already chosen whom to trust.",
        },
    ),
    one(
        "response",
        Kind::Dataflow,
        Group::Communication,
        Words {
            label: "Answered by",
            question: "Which flow answers {name}?",
            holds: "is answered by {value}",
            holds_not: "is answered by no flow",
            help: "The flow that brings the answer back. The sequence diagram draws both as a \
                   pair.",
        },
    ),
    one(
        "responseTo",
        Kind::Dataflow,
        Group::Communication,
        Words {
            label: "Answers",
            question: "Which flow does {name} answer?",
            holds: "answers {value}",
            holds_not: "answers no flow",
            help: "The request that this flow replies to. Setting it makes this flow a response.",
        },
    ),
    number_or(
        "srcPort",
        -1,
        Group::Communication,
        Words {
            label: "Source port",
            question: "From which port does {name} come?",
            holds: "comes from port {value}",
            holds_not: "names no source port",
            help: "The TCP port on the side of the sender; seldom fixed, so seldom worth naming.",
        },
    ),
    number_or(
        "dstPort",
        -1,
        Group::Communication,
        Words {
            label: "Target port",
            question: "To which port does {name} go?",
            holds: "goes to port {value}",
            holds_not: "names no target port",
            help: "The TCP port on the side of the receiver, such as 443 for HTTPS or 5432 for \
                   PostgreSQL.",
        },
    ),
    choice_or(
        "tlsVersion",
        "TLSVersion",
        "NONE",
        Group::Communication,
        Words {
            label: "TLS version",
            question: "Which TLS version does {name} use?",
            holds: "uses {value}",
            holds_not: "uses no TLS",
            help: "The version agreed on when the connection is opened. Versions before TLS 1.2 \
                   have known weaknesses.",
        },
    ),
    text(
        "protocol",
        Group::Communication,
        Words {
            label: "Protocol",
            question: "Which protocol does {name} use?",
            holds: "travels over {value}",
            holds_not: "names no protocol",
            help: "Its protocol by name, such as HTTPS, HTTP, SQL or SMTP. If nothing is said \
                   here, the receiver's counts.",
        },
    ),
    many(
        "data",
        Kind::Data,
        Group::Data,
        Words {
            label: "Data",
            question: "Which data does {name} carry?",
            holds: "carries {value}",
            holds_not: "carries no data",
            help: "What is sent along. Classification, personal data and credentials in it decide \
                   which threats apply.",
        },
    ),
    number_or(
        "order",
        -1,
        Group::Communication,
        Words {
            label: "Number",
            question: "At which place in the order of things does {name} come?",
            holds: "comes as number {value}",
            holds_not: "has no number",
            help: "Its number in the sequence, from 1. Flows without a number are drawn after the \
                   others.",
        },
    ),
    yes_no(
        "implementsCommunicationProtocol",
        Group::Nature,
        Words {
            label: "Protocol of your own",
            question: "Does {name} use a protocol that you wrote yourselves?",
            holds: "uses a protocol of your own",
            holds_not: "uses a protocol that is widely known",
            help: "Yes means that form and rules of the messages are your own work. Nobody \
                   outside has tested it, so review it as you would cryptography.",
        },
    ),
    text(
        "note",
        Group::About,
        Words {
            label: "Note",
            question: "What else should readers know about {name}?",
            holds: "carries the note: {value}",
            holds_not: "carries no note",
            help: "A remark that appears next to the flow in the sequence diagram and in the \
                   report.",
        },
    ),
    yes_no(
        "usesVPN",
        Group::Communication,
        Words {
            label: "Through a VPN",
            question: "Does {name} run through a VPN?",
            holds: "runs through a VPN",
            holds_not: "does not run through a VPN",
            help: "Yes means that the whole way lies inside a private tunnel. Others on the \
                   networks in between see only ciphertext.",
        },
    ),
    yes_no(
        "usesSessionTokens",
        Group::Session,
        Words {
            label: "Carries a session token",
            question: "Does {name} carry a session token?",
            holds: "carries a session token",
            holds_not: "carries no session token",
            help: "Yes means that a cookie or bearer token travels with it. Whoever can read the \
                   flow can take the session over.",
        },
    ),
];

/// Controls in words that fit a flow; names, types and defaults are those of every element.
pub(super) const CONTROLS: &[Entry] = &[
    yes_no(
        "controls.authenticatesDestination",
        Group::Access,
        Words {
            label: "Receiver is checked",
            question: "Does the sender of {name} check whom it is talking to?",
            holds: "has a sender that checks whom it is talking to",
            holds_not: "has a sender that does not check whom it is talking to",
            help: "Yes means that the sender proves the receiver's identity first, for example by \
                   its certificate. Otherwise anyone in between can pose as the receiver.",
        },
    ),
    yes_no(
        "controls.checksDestinationRevocation",
        Group::Access,
        Words {
            label: "Revocation is checked",
            question: "Does the sender of {name} check whether the certificate was revoked?",
            holds: "has a sender that checks for revoked certificates",
            holds_not: "has a sender that does not check for revoked certificates",
            help: "Yes means that a certificate that was called back is refused. Without that \
                   check a stolen key works until its certificate runs out.",
        },
    ),
    yes_no(
        "controls.authenticatesSource",
        Group::Access,
        Words {
            label: "Sender is checked",
            question: "Does the receiver of {name} check who sends it?",
            holds: "has a receiver that checks who sends it",
            holds_not: "has a receiver that does not check who sends it",
            help: "Yes means that the sender has to prove who it is, by key, certificate, token \
                   or password. Forged messages then do not get in.",
        },
    ),
    yes_no(
        "controls.authorizesSource",
        Group::Access,
        Words {
            label: "Permission is checked",
            question: "Is it checked whether the sender of {name} may send it?",
            holds: "is accepted only from senders with permission",
            holds_not: "is accepted without a check of permission",
            help: "Yes means that the receiver looks up what this sender is allowed to ask for. \
                   To know who it is does not yet mean that it may do this.",
        },
    ),
    yes_no(
        "controls.implementsAuthenticationScheme",
        Group::Access,
        Words {
            label: "Signed in by a scheme",
            question: "Do both sides of {name} sign in by a proven scheme?",
            holds: "has both sides sign in by a proven scheme",
            holds_not: "does not have both sides sign in by a proven scheme",
            help: "Yes means that sender and receiver know one another by an established scheme, \
                   such as mutual TLS or OAuth. Otherwise someone in between can join the \
                   conversation.",
        },
    ),
    yes_no(
        "controls.isEncrypted",
        Group::Cryptography,
        Words {
            label: "Encrypted",
            question: "Is {name} encrypted on its way?",
            holds: "is encrypted",
            holds_not: "is not encrypted",
            help: "Yes means that nobody between sender and receiver can read it, as with HTTPS \
                   or SSH. If nothing is said here, the receiver's answer counts.",
        },
    ),
    yes_no(
        "controls.providesIntegrity",
        Group::Cryptography,
        Words {
            label: "Changes are noticed",
            question: "Would a change to {name} on its way be noticed?",
            holds: "is protected against changes",
            holds_not: "is not protected against changes",
            help: "Yes means that a signature or authentication code travels with it and is \
                   checked. Altered messages are then thrown away.",
        },
    ),
    yes_no(
        "controls.validatesInput",
        Group::Input,
        Words {
            label: "Content is checked",
            question: "Is what {name} carries checked before it is used?",
            holds: "carries content that is checked before use",
            holds_not: "carries content that is not checked before use",
            help: "Yes means that the receiver compares it with what is allowed and refuses the \
                   rest.",
        },
    ),
    yes_no(
        "controls.sanitizesInput",
        Group::Input,
        Words {
            label: "Content is cleaned",
            question: "Is what {name} carries cleaned before it is handed on?",
            holds: "carries content that is cleaned before it goes on",
            holds_not: "carries content that is not cleaned before it goes on",
            help: "Yes means that characters with a special meaning further on are removed or \
                   escaped.",
        },
    ),
];

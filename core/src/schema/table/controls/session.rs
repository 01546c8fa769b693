//! Controls of sessions and cookies.

use crate::schema::Group;
use crate::schema::table::entry::{Entry, Words, yes_no};

pub(in crate::schema::table) const SESSION: &[Entry] = &[
    yes_no(
        "controls.usesStrongSessionIdentifiers",
        Group::Session,
        Words {
            label: "Strong session ids",
            question: "Are {name}'s session ids hard to guess or forge?",
            holds: "uses session ids that are hard to guess or forge",
            holds_not: "uses session ids that can be guessed or forged",
            help: "Yes means long random ids from a secure generator, made anew at sign-in. \
                   Whoever guesses an id is signed in as its owner.",
        },
    ),
    yes_no(
        "controls.verifySessionIdentifiers",
        Group::Session,
        Words {
            label: "Verifies session ids",
            question: "Does {name} verify the session id with each request?",
            holds: "verifies the session id with each request",
            holds_not: "does not verify the session id with each request",
            help: "Yes means that it checks, each time, that the id was issued here, still counts \
                   and belongs to this user. Requests with an old or borrowed id would otherwise go \
                   through.",
        },
    ),
    yes_no(
        "controls.implementsNonce",
        Group::Session,
        Words {
            label: "One-time values",
            question: "Does {name} use one-time values, so that a message counts once?",
            holds: "uses one-time values",
            holds_not: "uses no one-time values",
            help: "Yes means that a request or session carries a random value that is accepted \
                   once only. A recorded message is then worthless to whoever sends it again.",
        },
    ),
    yes_no(
        "controls.implementsCSRFToken",
        Group::Session,
        Words {
            label: "CSRF tokens",
            question: "Does {name} ask for a CSRF token with each change?",
            holds: "asks for a CSRF token with each change",
            holds_not: "does not ask for CSRF tokens",
            help: "Yes means that a request that changes something must carry a secret that only \
                   its own pages know. Without it another site can act with the user's cookies.",
        },
    ),
    yes_no(
        "controls.encryptsCookies",
        Group::Session,
        Words {
            label: "Encrypts cookies",
            question: "Does {name} encrypt its cookies?",
            holds: "encrypts its cookies",
            holds_not: "does not encrypt its cookies",
            help: "Yes means that what a cookie holds cannot be read or changed by whoever gets \
                   hold of it. Cookies lie on the user's disk and pass through proxies and logs.",
        },
    ),
    yes_no(
        "controls.encryptsSessionData",
        Group::Session,
        Words {
            label: "Encrypts session data",
            question: "Does {name} encrypt what it keeps about a session?",
            holds: "encrypts what it keeps about a session",
            holds_not: "does not encrypt what it keeps about a session",
            help: "Yes means that stored session state is useless without a key that lies \
                   elsewhere. A copy of the session store would otherwise hand over every open \
                   session.",
        },
    ),
    yes_no(
        "controls.definesConnectionTimeout",
        Group::Session,
        Words {
            label: "Sessions end",
            question: "Does {name} end connections and sessions after some time?",
            holds: "ends connections and sessions after some time",
            holds_not: "lets connections and sessions last for ever",
            help: "Yes means that an idle session ends by itself, and any session after a fixed \
                   time. A stolen session is then worth something for minutes, not for months.",
        },
    ),
];

//! Controls of access: who is who, and who may do what.

use crate::schema::Group;
use crate::schema::table::entry::{Entry, Words, text, yes_no};

pub(in crate::schema::table) const ACCESS: &[Entry] = &[
    yes_no(
        "controls.authenticatesDestination",
        Group::Access,
        Words {
            label: "Checks whom it talks to",
            question: "Does {name} check whom it is talking to?",
            holds: "checks whom it is talking to",
            holds_not: "does not check whom it is talking to",
            help: "Yes means that it proves the identity of the other side before it sends \
                   anything, for example by the certificate of a server. Without that, anyone in \
                   between can pose as the other side.",
        },
    ),
    yes_no(
        "controls.checksDestinationRevocation",
        Group::Access,
        Words {
            label: "Checks revocation",
            question: "Does {name} check whether the other side's certificate was revoked?",
            holds: "checks whether the certificate was revoked",
            holds_not: "does not check whether the certificate was revoked",
            help: "Yes means that it asks for the revocation state of a certificate, by OCSP or a \
                   revocation list. A stolen key stays useful to its thief for as long as nobody \
                   asks.",
        },
    ),
    yes_no(
        "controls.authenticatesSource",
        Group::Access,
        Words {
            label: "Checks who is calling",
            question: "Does {name} check who is calling?",
            holds: "checks who is calling",
            holds_not: "does not check who is calling",
            help: "Yes means that every caller proves who they are, by password, key, certificate \
                   or token. If it takes callers at their word, anyone can act as anyone.",
        },
    ),
    text(
        "controls.authenticationScheme",
        Group::Access,
        Words {
            label: "Way of signing in",
            question: "How do callers prove to {name} who they are?",
            holds: "lets callers sign in by {value}",
            holds_not: "names no way of signing in",
            help: "The scheme by name, such as OpenID Connect, mutual TLS or an API key. It helps \
                   reviewers judge how strong the proof is.",
        },
    ),
    yes_no(
        "controls.implementsAuthenticationScheme",
        Group::Access,
        Words {
            label: "Has a sign-in scheme",
            question: "Does {name} use a proven scheme for signing in?",
            holds: "uses a proven scheme for signing in",
            holds_not: "does not use a proven scheme for signing in",
            help: "Yes means a scheme that limits guesses, stores no plain passwords and was \
                   reviewed by others. Home-made sign-in code tends to fall to password lists.",
        },
    ),
    yes_no(
        "controls.usesMFA",
        Group::Access,
        Words {
            label: "Asks for a second factor",
            question: "Does {name} ask for a second factor at sign-in?",
            holds: "asks for a second factor at sign-in",
            holds_not: "does not ask for a second factor at sign-in",
            help: "Yes means that a password alone opens nothing; an app, a key or a code is \
                   needed as well. It keeps a stolen password or session from being enough.",
        },
    ),
    yes_no(
        "controls.authorizesSource",
        Group::Access,
        Words {
            label: "Checks permission",
            question: "Does {name} check whether the caller may do what it asks for?",
            holds: "checks whether the caller may do what it asks for",
            holds_not: "does not check whether the caller may do what it asks for",
            help: "Yes means that the permission is checked for each request and each object, not \
                   only at sign-in. A known caller can otherwise reach what belongs to others.",
        },
    ),
    yes_no(
        "controls.hasAccessControl",
        Group::Access,
        Words {
            label: "Has access control",
            question: "Does {name} have rules for who may reach what?",
            holds: "has rules for who may reach what",
            holds_not: "has no rules for who may reach what",
            help: "Yes means that there are written rules, enforced by the system, and that what \
                   no rule allows is denied. Without them every user and every bug has the run of the \
                   place.",
        },
    ),
    yes_no(
        "controls.implementsPOLP",
        Group::Access,
        Words {
            label: "Least privilege",
            question: "Does {name} run with the fewest rights that its work needs?",
            holds: "runs with the fewest rights that its work needs",
            holds_not: "runs with more rights than its work needs",
            help: "Yes means its own account, only the permissions it uses, and never root or \
                   administrator. Whoever breaks in gets exactly these rights, so fewer is better.",
        },
    ),
];

//! Controls of secrecy and integrity, on the way and in store.

use crate::schema::Group;
use crate::schema::table::entry::{Entry, Words, text, yes_no};

pub(in crate::schema::table) const CRYPTOGRAPHY: &[Entry] = &[
    yes_no(
        "controls.isEncrypted",
        Group::Cryptography,
        Words {
            label: "Encrypted connections",
            question: "Does {name} accept only encrypted connections?",
            holds: "accepts only encrypted connections",
            holds_not: "accepts connections without encryption",
            help: "Yes means that all traffic to it is encrypted, and plain connections are \
                   refused. Flows to it take this answer over.",
        },
    ),
    yes_no(
        "controls.isEncryptedAtRest",
        Group::Cryptography,
        Words {
            label: "Encrypted at rest",
            question: "Does {name} encrypt what it stores?",
            holds: "encrypts what it stores",
            holds_not: "does not encrypt what it stores",
            help: "Yes means that disks, backups and snapshots hold ciphertext. A stolen disk or \
                   a forgotten backup then gives nothing away.",
        },
    ),
    yes_no(
        "controls.providesConfidentiality",
        Group::Cryptography,
        Words {
            label: "Keeps content secret",
            question: "Does {name} keep content from those who should not read it?",
            holds: "keeps content from those who should not read it",
            holds_not: "does not keep content from those who should not read it",
            help: "Yes means that whoever runs or watches it cannot read the data: it is \
                   encrypted, masked or left out before it arrives. What another party never sees, it \
                   can never lose.",
        },
    ),
    yes_no(
        "controls.providesIntegrity",
        Group::Cryptography,
        Words {
            label: "Notices changes",
            question: "Does {name} notice when something was changed on the way or in store?",
            holds: "notices changes made by others",
            holds_not: "does not notice changes made by others",
            help: "Yes means signatures, authentication codes or checksums kept out of the \
                   attacker's reach, and that they are checked. Without them altered data is taken \
                   for genuine.",
        },
    ),
    yes_no(
        "controls.usesCodeSigning",
        Group::Cryptography,
        Words {
            label: "Signs code",
            question: "Does {name} sign the code it delivers or runs?",
            holds: "signs the code it delivers or runs",
            holds_not: "does not sign the code it delivers or runs",
            help: "Yes means that code is signed by you and the signature is checked before it \
                   runs. Code that somebody altered, or parts that somebody took out, are then \
                   noticed.",
        },
    ),
    text(
        "controls.usesEncryptionAlgorithm",
        Group::Cryptography,
        Words {
            label: "Encryption algorithm",
            question: "Which encryption algorithm does {name} use?",
            holds: "encrypts with {value}",
            holds_not: "names no encryption algorithm",
            help: "The algorithm by name, such as AES or RSA. Home-made and outdated ones can be \
                   broken by trying keys.",
        },
    ),
    yes_no(
        "controls.usesVPN",
        Group::Communication,
        Words {
            label: "VPN in place",
            question: "Is a VPN among the protections of {name}?",
            holds: "has a VPN among its protections",
            holds_not: "has no VPN among its protections",
            help: "Yes records that its traffic runs through a private tunnel. Outsiders on the \
                   same network can then neither read nor change it.",
        },
    ),
];

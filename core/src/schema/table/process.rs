//! Attributes of processes and lambdas.

use super::entry::{Entry, Words, text, text_or, yes_by_default, yes_no};
use crate::schema::Group;

pub(super) const PROCESS: &[Entry] = &[
    text_or(
        "codeType",
        "Unmanaged",
        Group::Nature,
        Words {
            label: "Kind of code",
            question: "What kind of code does {name} run?",
            holds: "runs {value} code",
            holds_not: "names no kind of code",
            help: "Unmanaged code, such as C, looks after its memory by itself; managed code, \
                   such as Java or C#, has a runtime for it. Memory errors threaten the first kind.",
        },
    ),
    yes_no(
        "implementsCommunicationProtocol",
        Group::Nature,
        Words {
            label: "Own protocol code",
            question: "Does {name} implement a communication protocol itself?",
            holds: "implements a communication protocol itself",
            holds_not: "leaves protocols to libraries",
            help: "Yes means that it parses and writes messages of a protocol in its own code. \
                   Such code meets hostile input first and needs a close review.",
        },
    ),
    yes_no(
        "tracksExecutionFlow",
        Group::Nature,
        Words {
            label: "Tracks its steps",
            question: "Does {name} keep track of the steps it has gone through?",
            holds: "keeps track of its steps",
            holds_not: "does not keep track of its steps",
            help: "Yes means that it knows which step comes next and refuses others. Attackers \
                   like to call the last step first.",
        },
    ),
    yes_no(
        "implementsAPI",
        Group::Nature,
        Words {
            label: "Offers an interface",
            question: "Does {name} offer an interface to other programs?",
            holds: "offers an interface to others",
            holds_not: "offers no interface to others",
            help: "Yes means that other programs call it through an API, be it open to the public \
                   or not. Interfaces get calls that their authors never thought of.",
        },
    ),
    text(
        "environment",
        Group::Nature,
        Words {
            label: "Environment",
            question: "In which environment does {name} run?",
            holds: "runs in the environment {value}",
            holds_not: "names no environment",
            help: "Production, Test or Development. In Production, switches and settings that are \
                   meant for developers become a danger.",
        },
    ),
    yes_no(
        "allowsClientSideScripting",
        Group::Nature,
        Words {
            label: "Runs script in browsers",
            question: "Does {name} deliver pages that run script in the browser?",
            holds: "delivers pages that run script",
            holds_not: "delivers no pages that run script",
            help: "Yes means that its pages contain JavaScript. A value that gets into such a \
                   page unescaped can run with the user's rights.",
        },
    ),
];

pub(super) const LAMBDA: &[Entry] = &[
    yes_by_default(
        "onAWS",
        Group::Nature,
        Words {
            label: "On AWS",
            question: "Does {name} run on AWS?",
            holds: "runs on AWS",
            holds_not: "does not run on AWS",
            help: "Yes means AWS Lambda, with its rights set by an IAM role. No stands for \
                   another provider or your own platform.",
        },
    ),
    text(
        "environment",
        Group::Nature,
        Words {
            label: "Environment",
            question: "In which environment does {name} run?",
            holds: "runs in the environment {value}",
            holds_not: "names no environment",
            help: "Production, Test or Development. In Production, switches and settings that are \
                   meant for developers become a danger.",
        },
    ),
    yes_no(
        "implementsAPI",
        Group::Nature,
        Words {
            label: "Offers an interface",
            question: "Does {name} offer an interface to other programs?",
            holds: "offers an interface to others",
            holds_not: "offers no interface to others",
            help: "Yes means that other programs call it, directly or through a gateway. \
                   Interfaces get calls that their authors never thought of.",
        },
    ),
];

//! Controls of what comes in and goes out.

use crate::schema::Group;
use crate::schema::table::entry::{Entry, Words, yes_no};

pub(in crate::schema::table) const INPUT: &[Entry] = &[
    yes_no(
        "controls.validatesInput",
        Group::Input,
        Words {
            label: "Checks input",
            question: "Does {name} check input before using it?",
            holds: "checks input before using it",
            holds_not: "does not check input before using it",
            help: "Yes means that each value is compared with what is allowed, in type, length, \
                   range and form, and refused if it does not fit. Most injection attacks begin with \
                   a value that nobody expected.",
        },
    ),
    yes_no(
        "controls.sanitizesInput",
        Group::Input,
        Words {
            label: "Cleans input",
            question: "Does {name} clean what it hands on to other systems?",
            holds: "cleans what it hands on",
            holds_not: "does not clean what it hands on",
            help: "Yes means that characters with a special meaning to a shell, a query or a page \
                   are removed or escaped before the value goes there. Otherwise data can turn into \
                   commands.",
        },
    ),
    yes_no(
        "controls.checksInputBounds",
        Group::Input,
        Words {
            label: "Checks lengths",
            question: "Does {name} check the length of what it reads?",
            holds: "checks the length of what it reads",
            holds_not: "does not check the length of what it reads",
            help: "Yes means that it never writes past the end of a buffer or an array, whatever \
                   length comes in. Languages that check this by themselves, such as Java or safe \
                   Rust, count as Yes.",
        },
    ),
    yes_no(
        "controls.usesParameterizedInput",
        Group::Input,
        Words {
            label: "Parameters kept apart",
            question: "Does {name} hand values over as parameters, apart from the command?",
            holds: "hands values over as parameters",
            holds_not: "pastes values into commands or queries",
            help: "Yes means prepared statements and lists of arguments instead of text glued \
                   together. A value can then never be read as part of the command.",
        },
    ),
    yes_no(
        "controls.encodesOutput",
        Group::Input,
        Words {
            label: "Encodes output",
            question: "Does {name} encode what it writes into pages and messages?",
            holds: "encodes what it writes",
            holds_not: "does not encode what it writes",
            help: "Yes means that every value is written in the form its place asks for, such as \
                   HTML escaping in a page. Script that somebody typed in then stays text instead of \
                   running.",
        },
    ),
    yes_no(
        "controls.usesSecureFunctions",
        Group::Input,
        Words {
            label: "Safe functions",
            question: "Does {name} use only functions that cannot overrun memory?",
            holds: "uses only functions that cannot overrun memory",
            holds_not: "uses functions that can overrun memory",
            help: "Yes means bounded functions or a memory-safe language, never calls such as \
                   strcpy or gets. One unchecked copy can be enough to run foreign code.",
        },
    ),
    yes_no(
        "controls.implementsServerSideValidation",
        Group::Input,
        Words {
            label: "Checks on the server",
            question: "Does {name} repeat on the server every check made in the client?",
            holds: "repeats the client's checks on the server",
            holds_not: "does not repeat the client's checks on the server",
            help: "Yes means that nothing depends on a check in a browser or an app. Attackers \
                   leave the client out and send what they like.",
        },
    ),
    yes_no(
        "controls.validatesHeaders",
        Group::Input,
        Words {
            label: "Checks headers",
            question: "Does {name} check the headers of requests?",
            holds: "checks the headers of requests",
            holds_not: "does not check the headers of requests",
            help: "Yes means that names, lengths and line breaks in headers are checked before \
                   anyone relies on them. Crafted headers can split a request in two or give away \
                   what runs here.",
        },
    ),
    yes_no(
        "controls.encodesHeaders",
        Group::Input,
        Words {
            label: "Encodes headers",
            question: "Does {name} encode values before it writes them into headers?",
            holds: "encodes what it writes into headers",
            holds_not: "does not encode what it writes into headers",
            help: "Yes means that line breaks in a value cannot start a new header. Otherwise an \
                   attacker writes part of the message that follows.",
        },
    ),
    yes_no(
        "controls.implementsStrictHTTPValidation",
        Group::Input,
        Words {
            label: "Strict HTTP",
            question: "Does {name} refuse HTTP messages that break the standard?",
            holds: "refuses HTTP messages that break the standard",
            holds_not: "accepts HTTP messages that break the standard",
            help: "Yes means that a message with two lengths or odd line ends is refused and not \
                   guessed at. Two servers that guess differently let hidden requests slip through.",
        },
    ),
    yes_no(
        "controls.validatesContentType",
        Group::Input,
        Words {
            label: "Checks content types",
            question: "Does {name} check that content is of the type it claims?",
            holds: "checks that content is of the type it claims",
            holds_not: "does not check that content is of the type it claims",
            help: "Yes means that uploads are looked into and every answer states its type and \
                   forbids guessing. A browser may otherwise run a picture as script.",
        },
    ),
    yes_no(
        "controls.invokesScriptFilters",
        Group::Input,
        Words {
            label: "Filters scripts",
            question: "Does {name} filter scripts out of content from users?",
            holds: "filters scripts out of content from users",
            holds_not: "does not filter scripts out of content from users",
            help: "Yes means that a kept filter or a content security policy stops script in what \
                   users upload or write. It is the last net when a check before it failed.",
        },
    ),
    yes_no(
        "controls.disablesDTD",
        Group::Input,
        Words {
            label: "DTDs switched off",
            question: "Does {name} refuse document type definitions in XML?",
            holds: "refuses document type definitions in XML",
            holds_not: "allows document type definitions in XML",
            help: "Yes means that the XML parser is set to ignore or refuse DTDs and external \
                   entities. A small document can otherwise read local files or fill the memory.",
        },
    ),
    yes_no(
        "controls.disablesiFrames",
        Group::Input,
        Words {
            label: "Cannot be framed",
            question: "Does {name} forbid other sites to show it in a frame?",
            holds: "forbids other sites to show it in a frame",
            holds_not: "lets other sites show it in a frame",
            help: "Yes means that frame-ancestors or X-Frame-Options is sent with every page. \
                   Otherwise a hostile page can lay the real one invisibly under its own buttons.",
        },
    ),
];

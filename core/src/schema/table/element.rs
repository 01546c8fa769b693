//! Attributes of every element, boundary and dataflow.

use super::entry::{
    Entry, List, Words, choice_or, computed, levels, list, number_or, one, text, yes_by_default,
};
use crate::schema::Group;
use crate::schema::Kind;

pub(super) const ELEMENT: &[Entry] = &[
    text(
        "description",
        Group::About,
        Words {
            label: "Description",
            question: "What is {name}, in a sentence or two?",
            holds: "is described: {value}",
            holds_not: "has no description",
            help: "What it does and who runs it. Readers of the report see it, and it helps them \
                   judge the findings.",
        },
    ),
    one(
        "inBoundary",
        Kind::Boundary,
        Group::About,
        Words {
            label: "Boundary",
            question: "Which boundary does {name} lie in?",
            holds: "lies in {value}",
            holds_not: "lies in no boundary",
            help: "A boundary surrounds parts that trust one another: a network, an account, a \
                   machine. Flows that cross one deserve the closest look.",
        },
    ),
    yes_by_default(
        "inScope",
        Group::About,
        Words {
            label: "In scope",
            question: "Is {name} part of what you want to examine?",
            holds: "is in scope",
            holds_not: "is out of scope",
            help: "Yes looks for threats to it. No keeps it in the picture, as a neighbour that \
                   somebody else looks after, without findings of its own.",
        },
    ),
    choice_or(
        "maxClassification",
        "Classification",
        "UNKNOWN",
        Group::Data,
        Words {
            label: "Cleared for",
            question: "How sensitive may the data be that {name} handles?",
            holds: "is cleared for data up to {value}",
            holds_not: "is cleared for no classified data",
            help: "The most sensitive data that it was built to protect. Data that is classified \
                   higher and still gets here counts as a leak.",
        },
    ),
    choice_or(
        "minTLSVersion",
        "TLSVersion",
        "NONE",
        Group::Communication,
        Words {
            label: "Oldest TLS accepted",
            question: "Which is the oldest TLS version that {name} accepts?",
            holds: "accepts nothing older than {value}",
            holds_not: "sets no oldest TLS version",
            help: "Flows to it that use an older version are reported. TLS 1.2 is the oldest that \
                   still counts as safe.",
        },
    ),
    computed(list(
        "findings",
        List::Findings,
        Group::Findings,
        Words {
            label: "Findings",
            question: "Which findings does {name} have?",
            holds: "has {value}",
            holds_not: "has no findings",
            help: "The threats that apply to it. They are worked out again after each change.",
        },
    )),
    list(
        "overrides",
        List::Overrides,
        Group::Findings,
        Words {
            label: "Overrides",
            question: "Which findings on {name} should say something else?",
            holds: "overrides {value}",
            holds_not: "overrides no findings",
            help: "Your own severity, text or response in place of what the library says, for one \
                   threat on this part only.",
        },
    ),
    list(
        "assumptions",
        List::Assumptions,
        Group::Findings,
        Words {
            label: "Assumptions",
            question: "What is taken for granted about {name}?",
            holds: "rests on the assumption {value}",
            holds_not: "rests on no assumptions",
            help: "Something that holds here without being modelled, and the threats that it \
                   rules out. Those findings move to the excluded ones.",
        },
    ),
    levels(
        "levels",
        Group::About,
        Words {
            label: "Levels",
            question: "On which levels of the diagram does {name} appear?",
            holds: "appears on level {value}",
            holds_not: "appears on no level",
            help: "Level 0 is the overview, higher numbers show more detail. A diagram can be \
                   drawn for some levels only.",
        },
    ),
    list(
        "sourceFiles",
        List::Texts,
        Group::About,
        Words {
            label: "Source files",
            question: "Which source files implement {name}?",
            holds: "is implemented in {value}",
            holds_not: "names no source files",
            help: "Paths of the code behind it, so that a finding leads straight to the place \
                   that has to change.",
        },
    ),
    number_or(
        "severity",
        0,
        Group::Findings,
        Words {
            label: "Least severity",
            question: "How severe is it at least when something happens to {name}?",
            holds: "counts as at least severity {value}",
            holds_not: "sets no least severity",
            help: "A number from 0 to 5. The part is shown at this severity even if its findings \
                   are milder; 0 leaves it to the findings.",
        },
    ),
];

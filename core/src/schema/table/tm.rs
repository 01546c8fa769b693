//! Attributes of the model itself.

use super::entry::{Entry, List, Words, choice_or, computed, list, text, yes_no};
use crate::schema::Group;

pub(super) const TM: &[Entry] = &[
    text(
        "description",
        Group::About,
        Words {
            label: "Description",
            question: "What is {name} for, and what does it cover?",
            holds: "is described: {value}",
            holds_not: "has no description",
            help: "A few sentences on what the system does, who uses it and what this model \
                   leaves out. They open the report.",
        },
    ),
    yes_no(
        "isOrdered",
        Group::Communication,
        Words {
            label: "Numbered flows",
            question: "Are the flows of {name} listed in the order in which they happen?",
            holds: "numbers its flows as they are listed",
            holds_not: "does not number its flows",
            help: "Yes numbers the flows one after the other, as they are listed. Diagrams and \
                   report show these numbers.",
        },
    ),
    yes_no(
        "mergeResponses",
        Group::Communication,
        Words {
            label: "Merged responses",
            question: "Should {name} draw a request and its response as one line?",
            holds: "draws a request and its response as one line",
            holds_not: "draws requests and responses apart",
            help: "Yes makes the data-flow diagram calmer: one line with two arrowheads in place \
                   of two lines. It changes the picture only, never the findings.",
        },
    ),
    yes_no(
        "ignoreUnused",
        Group::About,
        Words {
            label: "Leaves out the unused",
            question: "Should {name} leave out elements that no flow touches?",
            holds: "leaves out elements that no flow touches",
            holds_not: "keeps elements that no flow touches",
            help: "Yes removes elements without a flow from diagrams, findings and report. No \
                   shows them, so that a forgotten flow is noticed.",
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
            help: "Every threat that applies to a part of the model, one entry for each part. \
                   They are worked out again after each change.",
        },
    )),
    computed(list(
        "excluded_findings",
        List::Findings,
        Group::Findings,
        Words {
            label: "Excluded findings",
            question: "Which findings of {name} does an assumption exclude?",
            holds: "excludes {value}",
            holds_not: "excludes no findings",
            help: "Findings that would apply if an assumption did not rule them out. They \
                   stay listed, so that a wrong assumption can be undone.",
        },
    )),
    choice_or(
        "onDuplicates",
        "Action",
        "NO_ACTION",
        Group::Communication,
        Words {
            label: "Duplicate flows",
            question: "What should {name} do with flows that are alike?",
            holds: "treats duplicate flows like this: {value}",
            holds_not: "does nothing about duplicate flows",
            help: "Two flows are alike if they differ in nothing but name and note. They can be \
                   kept, hidden from the diagram, or refused as a mistake.",
        },
    ),
    list(
        "assumptions",
        List::Assumptions,
        Group::Findings,
        Words {
            label: "Assumptions",
            question: "What does {name} take for granted?",
            holds: "assumes {value}",
            holds_not: "assumes nothing",
            help: "Something that holds for the whole system without being modelled, and the \
                   threats that it rules out. Write it down so that others can question it.",
        },
    ),
    yes_no(
        "colormap",
        Group::About,
        Words {
            label: "Coloured by severity",
            question: "Should {name} colour its elements by severity?",
            holds: "colours its elements by severity",
            holds_not: "draws all elements in one colour",
            help: "Yes colours each element by the worst finding on it. It shows at a glance \
                   where to start.",
        },
    ),
];

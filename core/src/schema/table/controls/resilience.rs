//! Controls against failure, load and neglect.

use crate::schema::Group;
use crate::schema::table::entry::{Entry, Words, yes_no};

pub(in crate::schema::table) const RESILIENCE: &[Entry] = &[
    yes_no(
        "controls.isHardened",
        Group::Resilience,
        Words {
            label: "Hardened",
            question: "Is {name} hardened?",
            holds: "is hardened",
            holds_not: "is not hardened",
            help: "Yes means that unused services, sample pages, default passwords and telling \
                   banners are gone, and updates are installed. Every leftover is one more way in.",
        },
    ),
    yes_no(
        "controls.isResilient",
        Group::Resilience,
        Words {
            label: "Resilient",
            question: "Does {name} keep working when it is overloaded or partly down?",
            holds: "keeps working when it is overloaded",
            holds_not: "stops working when it is overloaded",
            help: "Yes means spare capacity, several instances or a fallback, tested under load. \
                   A flood of requests then makes it slower, not absent.",
        },
    ),
    yes_no(
        "controls.handlesResourceConsumption",
        Group::Resilience,
        Words {
            label: "Limits resources",
            question: "Does {name} limit what one request may use?",
            holds: "limits what one request may use",
            holds_not: "does not limit what one request may use",
            help: "Yes means limits on time, memory, size and number for each caller. Without \
                   them a single caller can use up everything.",
        },
    ),
    yes_no(
        "controls.handlesCrashes",
        Group::Resilience,
        Words {
            label: "Survives crashes",
            question: "Does {name} recover cleanly from a crash?",
            holds: "recovers cleanly from a crash",
            holds_not: "does not recover cleanly from a crash",
            help: "Yes means that after a crash it starts again, loses no data and shows no \
                   internals to users. An attacker who can crash it gains nothing lasting.",
        },
    ),
    yes_no(
        "controls.handlesInterruptions",
        Group::Resilience,
        Words {
            label: "Survives interruptions",
            question: "Does {name} stay correct when its work is interrupted?",
            holds: "stays correct when its work is interrupted",
            holds_not: "can be left half done by an interruption",
            help: "Yes means that work cut short is either finished or undone, never half done. \
                   Half-done work leaves wrong data and open locks behind.",
        },
    ),
    yes_no(
        "controls.tracksExecutionFlow",
        Group::Resilience,
        Words {
            label: "Guards its control flow",
            question: "Does {name} notice when its program takes a path it should not?",
            holds: "notices when its program takes a wrong path",
            holds_not: "does not notice when its program takes a wrong path",
            help: "Yes means that the order of execution is watched, by control-flow integrity or \
                   by checking the steps of a procedure. Foreign code or skipped steps then come to \
                   light.",
        },
    ),
];

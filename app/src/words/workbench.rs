//! Texts of the form for a threat.

use std::fmt::Display;

pub(crate) const CONDITION: &str = "Condition";
pub(crate) const WHAT_CAN_BE_WRITTEN_HERE: &str = "What can be written here";
pub(crate) const EXAMPLES_HINT: &str = "Keep parts of this model with the threat, so that a change of its condition can be checked: choose one beside the form, and say whether the threat has to apply to it.";
pub(crate) const IT_HAS_TO_APPLY_TO: &str = "It has to apply to";
pub(crate) const IT_MUST_NOT_APPLY_TO: &str = "It must not apply to";
pub(crate) const WHAT_IT_SHOWS: &str = "What it shows";
pub(crate) const REMOVE_THE_EXAMPLE: &str = "Remove the example";
pub(crate) const APPLIES_AS_EXPECTED: &str = "It applies, as it has to.";
pub(crate) const SPARED_AS_EXPECTED: &str = "It does not apply, as it must not.";
pub(crate) const HAS_TO_APPLY_BUT_DOES_NOT: &str = "It does not apply now, and has to.";
pub(crate) const MUST_NOT_APPLY_BUT_DOES: &str = "It applies now, and must not.";
pub(crate) const THE_THREAT_IS_NOT_SAVED: &str = "The threat is not saved.";
pub(crate) const CONTINUE_EDITING: &str = "Continue editing";
pub(crate) const A_NEW_THREAT: &str = "A new threat";
pub(crate) const A_NEW_LIBRARY: &str = "A new library";
pub(crate) const GIVE_IT_A_SID_FIRST: &str = "Give it a SID first";
pub(crate) const NAME_ITS_LIBRARY_FIRST: &str = "Name its library first";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const SAVE: &str = "Save";
pub(crate) const LIBRARY: &str = "Library";
pub(crate) const LIBRARY_TO_SAVE_IN: &str = "Library to save in";
pub(crate) const ITS_NAME: &str = "Its name";
pub(crate) const NAME_OF_THE_NEW_LIBRARY: &str = "Name of the new library";
pub(crate) const OUR_THREATS: &str = "Our threats";
pub(crate) const CONDITION_CANNOT_BE_READ: &str =
    "Once its condition can be read, what it applies to is shown here.";
pub(crate) const APPLIES_TO_NOTHING_YET: &str = "It applies to nothing in this model yet.";
pub(crate) const APPLIES_TO: &str = "Applies to";
pub(crate) const PART_THAT_IT_DOES_NOT_APPLY_TO: &str = "Part that it does not apply to";
pub(crate) const KEEP_IT_AS_AN_EXAMPLE: &str = "Keep it as an example";
pub(crate) const IT_HAS_TO_APPLY: &str = "It has to apply";
pub(crate) const IT_MUST_NOT_APPLY: &str = "It must not apply";
pub(crate) const THREAT: &str = "Threat";
pub(crate) const SID: &str = "SID";
pub(crate) const TITLE: &str = "Title";
pub(crate) const WHAT_IT_IS_IN_A_FEW_WORDS: &str = "What it is, in a few words";
pub(crate) const WHEN_IT_APPLIES: &str = "When it applies";
pub(crate) const HOW_BAD_IT_IS: &str = "How bad it is";
pub(crate) const SEVERITY: &str = "Severity";
pub(crate) const LIKELIHOOD: &str = "Likelihood";
pub(crate) const CATEGORY: &str = "Category";
pub(crate) const CATEGORY_HINT: &str = "input, access, …";
pub(crate) const WHAT_PEOPLE_READ: &str = "What people read";
pub(crate) const DETAILS_WHAT_HAPPENS: &str = "Details: what happens";
pub(crate) const PREREQUISITES_WHAT_IT_TAKES: &str = "Prerequisites: what it takes";
pub(crate) const DETECTION_HOW_TO_NOTICE_IT: &str = "Detection: how to notice it";
pub(crate) const EXAMPLE: &str = "Example";
pub(crate) const WHAT_TO_DO: &str = "What to do";
pub(crate) const REFERENCES: &str = "References";
pub(crate) const CAPEC_IDS: &str = "CAPEC ids";
pub(crate) const CWE_IDS: &str = "CWE ids";
pub(crate) const OWASP_ENTRIES: &str = "OWASP entries";
pub(crate) const FURTHER_REFERENCES_LABEL: &str =
    "Further addresses and titles, separated by commas";
pub(crate) const FURTHER_REFERENCES: &str = "Further references";
pub(crate) const EXAMPLES: &str = "Examples";
pub(crate) const NOT_SET: &str = "Not set";
pub(crate) const LOOKS_AT: &str = "Looks at";
pub(crate) const WHAT_TO_DO_IN_A_SENTENCE: &str = "What to do, in a sentence";
pub(crate) const ATTRIBUTE_THAT_RECORDS_IT: &str = "Attribute that records it";
pub(crate) const ADD_A_STEP: &str = "Add a step";

pub(crate) fn what_example_shows(at: &dyn Display) -> String {
    format!("What example {at} shows")
}

pub(crate) fn change(sid: &dyn Display) -> String {
    format!("Change {sid}")
}

pub(crate) fn applies_to_first_parts(count: &dyn Display, max_hits: &dyn Display) -> String {
    format!("It applies to {count} parts of this model. The first {max_hits}:")
}

pub(crate) fn applies_to_parts(count: &dyn Display) -> String {
    format!("It applies to {count} of this model.")
}

pub(crate) fn column(column: &dyn Display) -> String {
    format!("Column {column}")
}

pub(crate) fn step(at: &dyn Display) -> String {
    format!("Step {at}")
}

pub(crate) fn attribute_that_records_step(at: &dyn Display) -> String {
    format!("Attribute that records step {at}")
}

pub(crate) fn remove_step(at: &dyn Display) -> String {
    format!("Remove step {at}")
}

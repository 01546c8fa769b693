//! Texts of the inspector.

use std::fmt::Display;

use super::terms::THREAT;

pub(crate) const REMOVE_THE_ASSUMPTION: &str = "Remove the assumption";
pub(crate) const WHAT_IS_ASSUMED: &str = "What is assumed";
pub(crate) const THREATS_THAT_IT_EXCLUDES: &str = "Threats that it excludes";
pub(crate) const EXCLUDED_SIDS_HINT: &str = "SIDs that it excludes, such as INP05, HA01";
pub(crate) const ADD_AN_ASSUMPTION: &str = "Add an assumption";
pub(crate) const NOT_ANSWERED: &str = "Not answered";
pub(crate) const NONE: &str = "None";
pub(crate) const ONE_PER_LINE: &str = "One per line";
pub(crate) const ENTER_WHOLE_NUMBERS: &str =
    "Enter whole numbers separated by commas, such as 0, 1; the last value is kept.";
pub(crate) const SEVERITY_HINT: &str = "Severity, such as High";
pub(crate) const TITLE: &str = "Title";
pub(crate) const WHAT_IS_DONE_ABOUT_IT: &str = "What is done about it";
pub(crate) const REMOVE_THE_OVERRIDE: &str = "Remove the override";
pub(crate) const SID_OF_THE_THREAT: &str = "SID of the threat";
pub(crate) const ADD_AN_OVERRIDE: &str = "Add an override";
pub(crate) const ADD: &str = "Add";
pub(crate) const YES: &str = "Yes";
pub(crate) const NO: &str = "No";
pub(crate) const MODEL: &str = "Model";
pub(crate) const BACK_TO_THE_FINDING: &str = "Back to the finding";
pub(crate) const MORE: &str = "More";
pub(crate) const NAME: &str = "Name";
pub(crate) const SHOW: &str = "Show";
pub(crate) const QUESTIONS_ANSWERED: &str = "Questions answered";
pub(crate) const INSIDE_OF: &str = "in";
pub(crate) const INSPECTOR: &str = "Inspector";
pub(crate) const PARAPETS_WAY: &str = "Parapet’s way";
pub(crate) const PYTMS_WAY: &str = "pytm’s way";
pub(crate) const ANSWERS_WIN: &str = "An answer always wins over what is inherited.";
pub(crate) const EXACTLY_AS_PYTM: &str = "Exactly what pytm 1.4 finds, also where that surprises.";
pub(crate) const THE_MODEL: &str = "the model";
pub(crate) const SELECT_SOMETHING: &str =
    "Select something in the outline or the diagram to answer its questions.";
pub(crate) const DESCRIPTION: &str = "Description";
pub(crate) const DESCRIPTION_OF_THE_MODEL: &str = "Description of the model";
pub(crate) const DESCRIPTION_HINT: &str = "What the system does, and what is left out";
pub(crate) const WHICH_WAY_IS_THE_MODEL_JUDGED: &str = "Which way is the model judged?";
pub(crate) const THE_FILE_HAS: &str = "The file has ";
pub(crate) const WHICH_IS_NOT_A_VALID_ANSWER: &str = ", which is not a valid answer.";
pub(crate) const CLEAR: &str = "Clear";
pub(crate) const ABOUT_IT: &str = "About it";
pub(crate) const HOW_IT_TALKS: &str = "How it talks";
pub(crate) const DATA: &str = "Data";
pub(crate) const WHAT_KIND_OF_SYSTEM: &str = "What kind of system";
pub(crate) const WHO_MAY_DO_WHAT: &str = "Who may do what";
pub(crate) const WHAT_GOES_IN_AND_OUT: &str = "What goes in and out";
pub(crate) const SESSIONS: &str = "Sessions";
pub(crate) const ENCRYPTION_AND_INTEGRITY: &str = "Encryption and integrity";
pub(crate) const FAILURE_AND_LOAD: &str = "Failure and load";
pub(crate) const HOW_FINDINGS_ARE_TREATED: &str = "How findings are treated";
pub(crate) const DOES_NOT_APPLY: &str = "does not apply";
pub(crate) const APPLIES_TO: &str = "applies to";
pub(crate) const ANSWERED_HERE: &str = "Answered here";
pub(crate) const NO_VALUE: &str = "Not answered. There is no value.";
pub(crate) const NOT_ANSWERED_SENTENCE: &str = "Not answered.";
pub(crate) const ANSWER_HERE: &str = "Answer here";
pub(crate) const ANSWER_OVERRULED: &str =
    "The answer given here does not count. The value is inherited from";
pub(crate) const INHERITED_FROM: &str = "Inherited from";

pub(crate) fn remove(name: &dyn Display) -> String {
    format!("Remove {name}")
}

pub(crate) fn there_is_no_yet(kind: &dyn Display) -> String {
    format!("There is no {kind} yet")
}

pub(crate) fn answered_count_of(done: &dyn Display, all: &dyn Display) -> String {
    format!("{done} of {all}")
}

pub(crate) fn answered_of(done: &dyn Display, all: &dyn Display) -> String {
    format!("{done} of {all} answered")
}

pub(crate) fn carried_by(count: &dyn Display) -> String {
    format!("carried by {count}")
}

pub(crate) fn about(label: &dyn Display) -> String {
    format!("About {label}")
}

pub(crate) fn follows_from_the_rest(words: &dyn Display) -> String {
    format!("Not answered. It follows from the rest: {words}.")
}

pub(crate) fn default_counts(counts: &dyn Display) -> String {
    format!("Not answered. The default, {counts}, counts.")
}

/// How many threats read an answer, and how many of them apply.
pub(crate) fn read_by(threats: usize, applying: usize) -> String {
    let threats = THREAT.counted(threats);
    match applying {
        0 => format!("Read by {threats}"),
        1 => format!("Read by {threats}, 1 applies now"),
        applying => format!("Read by {threats}, {applying} apply now"),
    }
}

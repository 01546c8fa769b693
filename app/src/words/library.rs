//! Texts of the library.

use std::fmt::Display;

pub(crate) const IT_READS: &str = "It reads: ";
pub(crate) const THREATS: &str = "Threats";
pub(crate) const NOT_JUDGED: &str = "not judged";
pub(crate) const FINDINGS_HERE: &str = " findings here";
pub(crate) const NO_THREAT_MATCHES_THESE_FILTERS: &str = "No threat matches these filters.";
pub(crate) const CLEAR_FILTERS: &str = "Clear filters";
pub(crate) const SEVERITY: &str = "Severity";
pub(crate) const CLASS: &str = "Class";
pub(crate) const LIBRARY: &str = "Library";
pub(crate) const CATEGORY: &str = "Category";
pub(crate) const SEARCH_THREATS: &str = "Search threats";
pub(crate) const SEARCH_SID_OR_TITLE: &str = "Search SID or title";
pub(crate) const APPLIES_HERE: &str = "Applies here";
pub(crate) const THREAT: &str = "Threat";
pub(crate) const LIBRARIES: &str = "Libraries";
pub(crate) const WRITE_A_THREAT: &str = "Write a threat";
pub(crate) const ADD_A_LIBRARY: &str = "Add a library";
pub(crate) const OFF_FOR_ALL_MODELS: &str = "off for all models";
pub(crate) const STOP_USING_IT_FOR_ALL_MODELS: &str = "Stop using it for all models";
pub(crate) const USE_IT_FOR_ALL_MODELS: &str = "Use it for all models";
pub(crate) const IN_THIS_BROWSER: &str = "In this browser";
pub(crate) const JUDGE_ALL_MODELS_BY_IT: &str = "Judge all models by it";
pub(crate) const JUDGE_NO_MODEL_BY_IT: &str = "Judge no model by it";
pub(crate) const REMOVE_IT_FROM_THIS_MODEL: &str = "Remove it from this model";
pub(crate) const SAVE_AS_A_LIBRARY: &str = "Save as a library";
pub(crate) const PARAPETS_FORM_WITH_EVERYTHING: &str = "Parapet's form, with everything";
pub(crate) const SAVE_AS_THREATS_JSON: &str = "Save as threats.json";
pub(crate) const THE_FORM_THAT_PYTM_READS: &str = "The form that pytm reads";
pub(crate) const CHOOSE_A_THREAT: &str = "Choose a threat to read what it is.";
pub(crate) const NOT_JUDGED_NO_CONDITION: &str =
    "It is not judged: it has no condition, or one that cannot be read.";
pub(crate) const WHEN_IT_APPLIES: &str = "When it applies";
pub(crate) const LOOKS_AT: &str = "Looks at ";
pub(crate) const IT_IS_JUDGED_IN_NO_MODEL: &str = "It is judged in no model. ";
pub(crate) const THIS_MODEL_LEAVES_IT_OUT: &str = "This model leaves it out. ";
pub(crate) const JUDGE_IT_AGAIN: &str = "Judge it again";
pub(crate) const LEAVE_IT_OUT_OF_THIS_MODEL: &str = "Leave it out of this model";
pub(crate) const JUDGE_IT_AGAIN_IN_ALL_MODELS: &str = "Judge it again in all models";
pub(crate) const LEAVE_IT_OUT_IN_ALL_MODELS: &str = "Leave it out in all models";
pub(crate) const CHANGE_IT: &str = "Change it";
pub(crate) const REMOVE_IT: &str = "Remove it";
pub(crate) const COPY_IT: &str = "Copy it for a threat of your own";
pub(crate) const WHILE_YOU_WRITE: &str = "While you write";
pub(crate) const THREAT_IN_THIS_MODEL: &str = "Threat in this model";
pub(crate) const APPLIES_TO_NOTHING: &str =
    "It applies to nothing in this model as it is answered now.";
pub(crate) const APPLIES_TO: &str = "Applies to";
pub(crate) const WHY_NOT_ELSEWHERE: &str = "Why not elsewhere";
pub(crate) const PART_THAT_IT_DOES_NOT_APPLY_TO: &str = "Part that it does not apply to";
pub(crate) const CHOOSE_A_PART: &str = "Choose a part";

pub(crate) fn attribute_of(label: &dyn Display, whose: &dyn Display) -> String {
    format!("{label} of {whose}")
}

pub(crate) fn shown_of(shown: &dyn Display, all: &dyn Display) -> String {
    format!("{shown} of {all}")
}

pub(crate) fn all_models(threats: &dyn Display) -> String {
    format!("{threats}, all models")
}

pub(crate) fn more_about(name: &dyn Display) -> String {
    format!("More about {name}")
}

pub(crate) fn judges_all_models_by(name: &dyn Display) -> String {
    format!("This browser judges all models by {name}.")
}

pub(crate) fn no_space_left_for(name: &dyn Display) -> String {
    format!("This browser has no space left for {name}. It stays with this model.")
}

pub(crate) fn no_longer_judged(why: &dyn Display) -> String {
    format!("It is no longer judged: {why}")
}

pub(crate) fn in_model(name: &dyn Display) -> String {
    format!("In {name}")
}

pub(crate) fn findings_in_this_model(count: &dyn Display) -> String {
    format!("{count} in this model.")
}

pub(crate) fn and_more(more: &dyn Display) -> String {
    format!("And {more} more.")
}

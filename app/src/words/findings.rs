//! Texts of the list of findings and of a finding in detail.

use std::fmt::Display;

use super::terms::OPEN_FINDING;

pub(crate) const SEARCH_FINDINGS: &str = "Search findings";
pub(crate) const GROUP_BY: &str = "Group by";
pub(crate) const TRUE: &str = "True";
pub(crate) const NOT_TRUE: &str = "Not true";
pub(crate) const TRUE_BECAUSE_NOT_ANSWERED: &str = "True only because it is not answered";
pub(crate) const CANNOT_BE_EVALUATED: &str = "Cannot be evaluated";
pub(crate) const ANSWERED_HERE: &str = "answered here";
pub(crate) const DEFAULT_COUNTS: &str = "not answered, the default counts";
pub(crate) const FOLLOWS_FROM_THE_MODEL: &str = "follows from the model";
pub(crate) const NO_FINDING_TO_SHOW: &str =
    "Once there is a finding, why it applies and what helps against it is shown here.";
pub(crate) const CHOOSE_A_FINDING: &str =
    "Choose a finding to read why it applies, and what helps against it.";
pub(crate) const FINDING: &str = "Finding";
pub(crate) const PREVIOUS_FINDING: &str = "Previous finding";
pub(crate) const NEXT_FINDING: &str = "Next finding";
pub(crate) const ON_PART: &str = "on";
pub(crate) const WHY_IT_APPLIES: &str = "Why it applies";
pub(crate) const CONDITION: &str = "Condition";
pub(crate) const IN_WORDS: &str = "In words";
pub(crate) const AS_CODE: &str = "As code";
pub(crate) const EXCLUDED_BY_AN_ASSUMPTION: &str = "Excluded by an assumption";
pub(crate) const YOUR_OWN_TEXTS: &str = "Your own texts";
pub(crate) const CLEAR: &str = "Clear";
pub(crate) const FILTERS: &str = "Filters";
pub(crate) const CLOSE_THE_FILTERS: &str = "Close the filters";
pub(crate) const SEVERITY: &str = "Severity";
pub(crate) const ELEMENT: &str = "Element";
pub(crate) const CLASS: &str = "Class";
pub(crate) const SID: &str = "SID";
pub(crate) const TITLE: &str = "Title";
pub(crate) const ON: &str = "On";
pub(crate) const FINDINGS: &str = "Findings";
pub(crate) const CLEAR_FILTERS: &str = "Clear filters";
pub(crate) const KEYS_MOVE: &str = "move";
pub(crate) const NO_FINDINGS_YET: &str = "No findings yet. Add an element, or drop in a model.";
pub(crate) const THE_MODEL_IS_BEING_JUDGED: &str = "The model is being judged.";
pub(crate) const NO_THREAT_APPLIES: &str =
    "No threat of the library applies to this model as it is answered now.";
pub(crate) const ADD_AN_ELEMENT: &str = "Add an element";

pub(crate) fn group_by_grouping(grouping: &dyn Display) -> String {
    format!("Group by {grouping}")
}

pub(crate) fn stop_filtering_by(name: &dyn Display) -> String {
    format!("Stop filtering by {name}")
}

pub(crate) fn inherited_from(from: &dyn Display) -> String {
    format!("inherited from {from}")
}

pub(crate) fn no_longer_applies_to(sid: &dyn Display, name: &dyn Display) -> String {
    format!("{sid} no longer applies to {name}.")
}

pub(crate) fn position_of(position: &dyn Display, total: &dyn Display) -> String {
    format!("{position} of {total}")
}

pub(crate) fn decided(status: &dyn Display) -> String {
    format!("Decided: {status}")
}

pub(crate) fn more(more: &dyn Display) -> String {
    format!("{more} more")
}

pub(crate) fn more_elements(more: &dyn Display) -> String {
    format!("{more} more. Search for them by name.")
}

pub(crate) fn only_those_of(name: &dyn Display) -> String {
    format!("Only those of {name}")
}

/// Shown where the filters hide all open findings.
pub(crate) fn nothing_matches(hidden: usize) -> String {
    match hidden {
        1 => "Nothing matches these filters. 1 finding is hidden.".to_owned(),
        hidden => format!("Nothing matches these filters. {hidden} findings are hidden."),
    }
}

/// Shown where no finding is open: how many are decided or excluded.
pub(crate) fn nothing_open(decided: usize, excluded: usize) -> String {
    let part = |count: usize, what: &str| {
        let verb = if count == 1 { "is" } else { "are" };
        (count > 0).then(|| format!("{count} {verb} {what}"))
    };
    let parts = [
        part(decided, "decided"),
        part(excluded, "excluded by assumptions"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("No finding is open. {}.", parts.join(", "))
}

/// "3 open findings", or "2 of 3 open findings" where the filters hide some.
pub(crate) fn open_findings(shown: usize, open: usize) -> String {
    let all = OPEN_FINDING.counted(open);
    match shown == open {
        true => all,
        false => format!("{shown} of {all}"),
    }
}

/// The button that shows or hides the findings with a decision.
pub(crate) fn toggle_decided(is_shown: bool, count: usize) -> String {
    format!("{} {count} decided", verb(is_shown))
}

/// The button that shows or hides the findings that assumptions exclude.
pub(crate) fn toggle_excluded(is_shown: bool, count: usize) -> String {
    format!("{} {count} excluded by assumptions", verb(is_shown))
}

fn verb(is_shown: bool) -> &'static str {
    if is_shown { "Hide" } else { "Show" }
}

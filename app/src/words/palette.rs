//! Texts of the palette.

use std::fmt::Display;

pub(crate) const SEARCH_OR_RUN_A_COMMAND: &str = "Search or run a command";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const RESULTS: &str = "Results";
pub(crate) const KEY_CHOOSES: &str = " choose";
pub(crate) const KEY_RUNS: &str = " run";
pub(crate) const ALL_GROUPS: &str = " all groups";
pub(crate) const ONLY_THIS_GROUP: &str = " only this group";
pub(crate) const KEY_CLOSES: &str = " close";
pub(crate) const NO_MATCHES_IN_MODEL: &str =
    "No matches: no command, no part of this model, no threat.";
pub(crate) const NO_MATCHING_COMMAND: &str =
    "No matching command. Parts and threats are found once a model is open.";
pub(crate) const DOES_NOT_APPLY: &str = "does not apply";
pub(crate) const LAST_USED: &str = "Last used";
pub(crate) const COMMANDS: &str = "Commands";
pub(crate) const IN_THIS_MODEL: &str = "In this model";
pub(crate) const THREATS: &str = "Threats";
pub(crate) const HELP: &str = "Help";

pub(crate) fn more_results(more: &dyn Display) -> String {
    format!("{more} more. Type more letters to narrow them.")
}

pub(crate) fn flow_from_to(source: &dyn Display, sink: &dyn Display) -> String {
    format!("{source} to {sink}")
}

pub(crate) fn class_in(class: &dyn Display, boundary: &dyn Display) -> String {
    format!("{class} in {boundary}")
}

pub(crate) fn applies_to(first_part: &dyn Display) -> String {
    format!("applies to {first_part}")
}

pub(crate) fn applies_to_parts(count: &dyn Display) -> String {
    format!("applies to {count}")
}

pub(crate) fn more(more: &dyn Display) -> String {
    format!("{more} more")
}

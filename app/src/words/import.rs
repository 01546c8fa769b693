//! Texts of the summary of an import.

use std::fmt::Display;

pub(crate) const COPIED: &str = "Copied.";
pub(crate) const COPY: &str = "Copy";
pub(crate) const OPEN_IT: &str = "Open it…";
pub(crate) const SHOW: &str = "Show";
pub(crate) const MESSAGES_STAY_IN_PROBLEMS: &str =
    "These messages stay in Problems until they are resolved.";
pub(crate) const UNDO_THE_IMPORT: &str = "Undo the import";
pub(crate) const GO_TO_THE_DIAGRAM: &str = "Go to the diagram";
pub(crate) const SCRIPT_NOT_RUN: &str = "A script of pytm, read and not run. ";
pub(crate) const JUDGED_AS_PYTM_JUDGES: &str = "Judged as pytm judges";
pub(crate) const SAME_NUMBERS_AS_PYTM: &str =
    "So the numbers are the ones you know. With nothing selected, the inspector has the choice.";
pub(crate) const THE_SCRIPT: &str = "The script";
pub(crate) const ACCEPT_OLD_SPELLINGS: &str = "Accept old spellings";
pub(crate) const THE_OLD_SPELLINGS_COUNT_NOW: &str = "The old spellings count now.";
pub(crate) const UNDO: &str = "Undo";
pub(crate) const PYTM_IGNORES_THEM_TOO: &str =
    "pytm 1.4 ignores them too, so its findings are the same. Accept them to make them count.";
pub(crate) const ACCEPT_ALL: &str = "Accept all";

pub(crate) fn more_are_listed_in_problems(more: &dyn Display) -> String {
    format!("{more} more are listed in Problems.")
}

pub(crate) fn line_column(line: &dyn Display, column: &dyn Display) -> String {
    format!("Line {line}, column {column}")
}

pub(crate) fn is_open(file: &dyn Display) -> String {
    format!("{file} is open")
}

pub(crate) fn the_model_is_called(name: &dyn Display) -> String {
    format!("The model is called “{name}”.")
}

/// How many answers are spelled as in older releases of pytm.
pub(crate) fn old_spellings(count: u32) -> String {
    match count {
        1 => "1 answer is spelled as in older pytm and does not count".to_owned(),
        count => format!("{count} answers are spelled as in older pytm and do not count"),
    }
}

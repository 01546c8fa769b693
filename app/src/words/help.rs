//! Texts of the help dialog.

pub(crate) const HELP: &str = "Help";
pub(crate) const CONTENTS: &str = "Contents";
pub(crate) const SEARCH_THE_HELP: &str = "Search the help";
pub(crate) const CHAPTER: &str = "Chapter";
pub(crate) const NO_MATCHES_IN_THE_HELP: &str = "No matches in the help.";

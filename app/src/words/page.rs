//! Texts that belong to no single view: dialogs, offline, privacy.

use std::fmt::Display;

pub(crate) const NONE: &str = "None";
pub(crate) const CHOOSE_AN_ELEMENT: &str = "Choose an element";
pub(crate) const DROP_IT_HERE: &str = "Drop it here";
pub(crate) const DROPPED_FILES_ARE_NEVER_RUN: &str =
    "It is read here, in this page, and never run. Its format is detected from its content.";
pub(crate) const FILES_THAT_OPEN: &str =
    "A model opens as it is; a .dot file is read as a drawing of one.";
pub(crate) const KEYBOARD_SHORTCUTS: &str = "Keyboard shortcuts";
pub(crate) const EVERYWHERE: &str = "Everywhere";
pub(crate) const ON_A_DIAGRAM: &str = "On a diagram";
pub(crate) const SINGLE_LETTER_SHORTCUTS: &str = "Shortcuts of a single letter or character";
pub(crate) const SINGLE_LETTER_SHORTCUTS_HINT: &str =
    "Turn them off if you use speech input or press keys by accident.";
pub(crate) const LAZY_LOAD_FAILED: &str =
    "This part of the page could not be loaded. Your model is untouched.";
pub(crate) const TRY_AGAIN: &str = "Try again";
pub(crate) const LOADING: &str = "Loading";
pub(crate) const START_PAGE_TITLE: &str = "Parapet: find the threats in your design";
pub(crate) const OPENING_YOUR_MODEL: &str = "Opening your model";
pub(crate) const A_NEW_VERSION_IS_READY: &str = "A new version is ready.";
pub(crate) const LOAD_IT: &str = "Load it";
pub(crate) const GETTING_READY_TO_WORK_OFFLINE: &str = "Getting ready to work offline";
pub(crate) const WORKS_OFFLINE: &str = "Works offline";
pub(crate) const WORKS_ONLY_ONLINE: &str =
    "Works only online: this browser does not store the page";
pub(crate) const PARAPET_WORKS_OFFLINE_NOW: &str = "Parapet works offline now.";
pub(crate) const OPEN_A_COPY: &str = "Open a copy";
pub(crate) const TAKE_OVER: &str = "Take over";
pub(crate) const OTHER_TAB_EXPLAINED: &str = "Two tabs would overwrite each other. Take it over to continue here: the other tab is notified and stops saving. Or open a copy of it as it is now.";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const CHANGE_THE_HEIGHT: &str = "Change the height";
pub(crate) const NOTHING_LEAVES_THIS_MACHINE: &str = "Nothing leaves this machine";
pub(crate) const AND_HOW_TO_CHECK_IT: &str = ", and how to check it";
pub(crate) const CHECK_OFFLINE_NOW: &str = "Switch the network off: everything still works.";
pub(crate) const CHECK_OFFLINE_ONCE_OPEN: &str =
    "Switch the network off once the page is open: everything still works.";
pub(crate) const CHECK_NETWORK_TOOLS: &str = "Open your browser’s network tools and work as usual: no request appears but the check for a new version.";
pub(crate) const CHECK_SECURITY_POLICY: &str =
    "Read the page’s security policy: it forbids sending to any other address.";
pub(crate) const PRIVACY_PROMISE: &str = "Models are read, judged and drawn in this page, and saved in this browser’s storage. Nothing is sent, counted or tracked.";
pub(crate) const CHECK_IT_YOURSELF: &str = "Check it yourself";
pub(crate) const THEME: &str = "Theme";
pub(crate) const WHAT_HELPS: &str = "What helps";
pub(crate) const WHAT_CAN_HAPPEN: &str = "What can happen";
pub(crate) const WHAT_IT_TAKES: &str = "What it takes";
pub(crate) const HOW_TO_NOTICE_IT: &str = "How to notice it";
pub(crate) const AN_EXAMPLE: &str = "An example";
pub(crate) const HOW_LIKELY_IT_IS: &str = "How likely it is";
pub(crate) const OPENS_ANOTHER_SITE: &str = "Opens another site";
pub(crate) const REFERENCES: &str = "References";

pub(crate) fn opens_in_place_of_saved(name: &dyn Display) -> String {
    format!("It opens in place of {name}, which stays among your models.")
}

pub(crate) fn opens_in_place_of(name: &dyn Display) -> String {
    format!("It opens in place of {name}.")
}

pub(crate) fn opens_in_place_of_unsaved(name: &dyn Display) -> String {
    format!("It takes the place of {name}. Download that first to keep it.")
}

pub(crate) fn page_title(name: &dyn Display) -> String {
    format!("{name} · Parapet")
}

pub(crate) fn is_open_in_another_tab(name: &dyn Display) -> String {
    format!("{name} is open in another tab")
}

pub(crate) const YESTERDAY: &str = "Yesterday";

pub(crate) const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A time of today.
pub(crate) fn today(time: &str) -> String {
    format!("Today, {time}")
}

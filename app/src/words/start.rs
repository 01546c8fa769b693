//! Texts of the start page.

use std::fmt::Display;

pub(crate) const PARAPET: &str = "Parapet";
pub(crate) const HEADING: &str = "Find the threats in your design";
pub(crate) const LEAD: &str = "Describe a system, or drop in a model of one. Parapet shows what can go wrong, why it applies, and what helps.";
pub(crate) const OR_START_FROM_A_SAMPLE: &str = "Or start from a sample";
pub(crate) const THE_PROMISE: &str = "The promise";
pub(crate) const READING_THE_FILE: &str = "Reading the file";
pub(crate) const DROP_A_MODEL_ANYWHERE_ON_THIS_PAGE: &str = "Drop a model anywhere on this page";
pub(crate) const OPEN_A_MODEL: &str = "Open a model";
pub(crate) const FILES_TO_OPEN: &str =
    "model.json, as Parapet and pytm write it, or a Graphviz .dot file";
pub(crate) const OPEN_A_FILE: &str = "Open a file";
pub(crate) const START_EMPTY: &str = "Start empty";
pub(crate) const WHAT_WAS_WRONG_WITH_THE_FILE: &str = "What was wrong with the file";
pub(crate) const NEW_TO_THREAT_MODELLING: &str = "New to threat modelling? ";
pub(crate) const A_FIRST_MODEL_IN_FIVE_STEPS: &str = "A first model in five steps";
pub(crate) const COMING_FROM_PYTM: &str = "Coming from pytm? ";
pub(crate) const WHAT_IS_THE_SAME_WHAT_DIFFERS: &str = "What is the same, what differs";
pub(crate) const VERSION: &str = "Version ";
pub(crate) const OPEN: &str = "Open";
pub(crate) const COMMANDS: &str = "Commands";
pub(crate) const KEYS: &str = "Keys";
pub(crate) const YOUR_MODELS: &str = "Your models";
pub(crate) const MODELS_ARE_NOT_SAVED: &str =
    "Models are not saved in this browser. Download your work before you leave.";
pub(crate) const MAY_BE_CLEARED: &str =
    "Only in this browser, which may clear them when the disk is full. ";
pub(crate) const ASK_IT_TO_KEEP_THEM: &str = "Ask it to keep them";
pub(crate) const UNNAMED: &str = "Unnamed";
pub(crate) const WEB_SHOP: &str = "Web shop";
pub(crate) const WEB_SHOP_PARTS: &str = "Browser, API, payment provider";
pub(crate) const CLOUD_WORKSTATION: &str = "Cloud workstation";
pub(crate) const CLOUD_WORKSTATION_PARTS: &str = "A developer’s machine in the cloud";
pub(crate) const ASSISTANT_WITH_TOOLS: &str = "Assistant with tools";
pub(crate) const ASSISTANT_PARTS: &str = "Language model, tools, documents";

pub(crate) fn delete(name: &dyn Display) -> String {
    format!("Delete {name}")
}

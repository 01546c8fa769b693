//! The built-in classes. Names, types and defaults are pytm 1.4's; the words are ours.

mod asset;
mod controls;
mod data;
mod dataflow;
mod datastore;
mod element;
mod enumerations;
mod llm;
mod process;
mod tm;

use std::borrow::Cow;

use super::{Attribute, Type};

pub(super) use enumerations::ENUMERATIONS;

/// A class with the attributes that it adds to those of its base.
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) icon: &'static str,
    pub(super) base: Option<&'static str>,
    pub(super) description: &'static str,
    pub(super) attributes: &'static [&'static [Attribute]],
}

const fn choice(enumeration: &'static str) -> Type {
    Type::Choice(Cow::Borrowed(enumeration))
}

/// All classes, bases first.
pub(super) const CLASSES: &[Row] = &[
    Row {
        name: "TM",
        label: "Model",
        icon: "box",
        base: None,
        description: "Model.",
        attributes: &[tm::TM],
    },
    Row {
        name: "Element",
        label: "Element",
        icon: "box",
        base: None,
        description: "Element.",
        attributes: &[element::ELEMENT, controls::CONTROLS],
    },
    Row {
        name: "Boundary",
        label: "Boundary",
        icon: "square-dashed",
        base: Some("Element"),
        description: "Boundary.",
        attributes: &[],
    },
    Row {
        name: "Asset",
        label: "Asset",
        icon: "box",
        base: Some("Element"),
        description: "Asset.",
        attributes: &[asset::ASSET],
    },
    Row {
        name: "Actor",
        label: "Actor",
        icon: "user",
        base: Some("Element"),
        description: "Actor.",
        attributes: &[asset::ACTOR],
    },
    Row {
        name: "Server",
        label: "Server",
        icon: "server",
        base: Some("Asset"),
        description: "Server.",
        attributes: &[asset::SERVER],
    },
    Row {
        name: "ExternalEntity",
        label: "External entity",
        icon: "globe",
        base: Some("Asset"),
        description: "External entity.",
        attributes: &[asset::EXTERNALENTITY],
    },
    Row {
        name: "Datastore",
        label: "Datastore",
        icon: "database",
        base: Some("Asset"),
        description: "Datastore.",
        attributes: &[datastore::DATASTORE],
    },
    Row {
        name: "Process",
        label: "Process",
        icon: "cog",
        base: Some("Asset"),
        description: "Process.",
        attributes: &[process::PROCESS],
    },
    Row {
        name: "SetOfProcesses",
        label: "Set of processes",
        icon: "cog",
        base: Some("Process"),
        description: "Set of processes.",
        attributes: &[],
    },
    Row {
        name: "Lambda",
        label: "Lambda",
        icon: "square-function",
        base: Some("Asset"),
        description: "Lambda.",
        attributes: &[process::LAMBDA],
    },
    Row {
        name: "LLM",
        label: "LLM",
        icon: "brain",
        base: Some("Asset"),
        description: "LLM.",
        attributes: &[llm::LLM],
    },
    Row {
        name: "Agent",
        label: "Agent",
        icon: "workflow",
        base: Some("Asset"),
        description: "Agent.",
        attributes: &[llm::AGENT],
    },
    Row {
        name: "Dataflow",
        label: "Dataflow",
        icon: "move-right",
        base: Some("Element"),
        description: "Dataflow.",
        attributes: &[dataflow::DATAFLOW],
    },
    Row {
        name: "Data",
        label: "Data",
        icon: "file-text",
        base: None,
        description: "Data.",
        attributes: &[data::DATA],
    },
];

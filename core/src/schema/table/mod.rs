//! The built-in classes. Names, types and defaults are pytm 1.4's; the words are ours.

mod actor;
mod asset;
mod controls;
mod data;
mod dataflow;
mod datastore;
mod element;
mod entry;
mod enumerations;
mod llm;
mod process;
mod split;
mod tm;

use entry::Entry;

pub(super) use enumerations::ENUMERATIONS;
pub(super) use split::{ATTRIBUTES, CLASSES, WORDS};

/// A class with the attributes that it adds to those of its base, or says in other words.
struct Row {
    name: &'static str,
    label: &'static str,
    icon: &'static str,
    base: Option<&'static str>,
    description: &'static str,
    attributes: &'static [&'static [Entry]],
}

/// All classes, bases first. A constant that only the compiler reads: what is kept are its halves.
const ROWS: &[Row] = &[
    Row {
        name: "TM",
        label: "Model",
        icon: "box",
        base: None,
        description: "The system as a whole, and how its model is to be read.",
        attributes: &[tm::TM],
    },
    Row {
        name: "Element",
        label: "Element",
        icon: "box",
        base: None,
        description: "Any part of the system; each of the other kinds is an element too.",
        attributes: &[
            element::ELEMENT,
            controls::ACCESS,
            controls::INPUT,
            controls::SESSION,
            controls::CRYPTOGRAPHY,
            controls::RESILIENCE,
        ],
    },
    Row {
        name: "Boundary",
        label: "Trust boundary",
        icon: "square-dashed",
        base: Some("Element"),
        description: "A line around parts that trust one another, such as a network, an account or a machine.",
        attributes: &[],
    },
    Row {
        name: "Asset",
        label: "Asset",
        icon: "box",
        base: Some("Element"),
        description: "Something that the system runs or stores and that is worth protecting.",
        attributes: &[asset::ASSET],
    },
    Row {
        name: "Actor",
        label: "Actor",
        icon: "user",
        base: Some("Element"),
        description: "A person, or a role that people have, who uses the system.",
        attributes: &[actor::ACTOR],
    },
    Row {
        name: "Server",
        label: "Server",
        icon: "server",
        base: Some("Asset"),
        description: "A machine or service that answers requests over a network, such as a web server.",
        attributes: &[asset::SERVER],
    },
    Row {
        name: "ExternalEntity",
        label: "External entity",
        icon: "globe",
        base: Some("Asset"),
        description: "A system that belongs to somebody else and exchanges data with yours.",
        attributes: &[asset::EXTERNAL_ENTITY],
    },
    Row {
        name: "Datastore",
        label: "Datastore",
        icon: "database",
        base: Some("Asset"),
        description: "A place where data is kept, such as a database, a bucket or a folder.",
        attributes: &[datastore::DATASTORE],
    },
    Row {
        name: "Process",
        label: "Process",
        icon: "cog",
        base: Some("Asset"),
        description: "A running program that does the work of your system.",
        attributes: &[process::PROCESS],
    },
    Row {
        name: "SetOfProcesses",
        label: "Set of processes",
        icon: "cog",
        base: Some("Process"),
        description: "Several programs that are drawn as one, because their details do not matter here.",
        attributes: &[],
    },
    Row {
        name: "Lambda",
        label: "Lambda",
        icon: "square-function",
        base: Some("Asset"),
        description: "A function that a cloud provider runs on demand, without a server of your own.",
        attributes: &[process::LAMBDA],
    },
    Row {
        name: "LLM",
        label: "Language model",
        icon: "brain",
        base: Some("Asset"),
        description: "A language model that answers prompts, be it your own or a provider's.",
        attributes: &[llm::LLM],
    },
    Row {
        name: "Agent",
        label: "Agent",
        icon: "workflow",
        base: Some("Asset"),
        description: "A program that lets a language model decide what to do and starts tools for it.",
        attributes: &[llm::AGENT],
    },
    Row {
        name: "Dataflow",
        label: "Dataflow",
        icon: "move-right",
        base: Some("Element"),
        description: "Data on its way from one element to another, as a request or as a response.",
        attributes: &[dataflow::DATAFLOW, dataflow::CONTROLS],
    },
    Row {
        name: "Data",
        label: "Data",
        icon: "file-text",
        base: None,
        description: "A kind of information that the system carries or keeps, such as orders or passwords.",
        attributes: &[data::DATA],
    },
];

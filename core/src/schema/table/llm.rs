//! Attributes of language models and of agents.

use super::entry::{Entry, Words, yes_by_default, yes_no};
use crate::schema::Group;

pub(super) const LLM: &[Entry] = &[
    yes_by_default(
        "isThirdParty",
        Group::Nature,
        Words {
            label: "Run by others",
            question: "Is {name} run by another company?",
            holds: "is run by another company",
            holds_not: "is not run by another company",
            help: "Yes means that prompts leave your systems for a provider. Its terms and its \
                   security decide what becomes of them.",
        },
    ),
    yes_no(
        "isSelfHosted",
        Group::Nature,
        Words {
            label: "Self-hosted",
            question: "Do you run {name} on machines of your own?",
            holds: "runs on your own machines",
            holds_not: "does not run on your own machines",
            help: "Yes means that the model and its weights are in your care. Updates, access and \
                   load are then your work too.",
        },
    ),
    yes_no(
        "processesPersonalData",
        Group::Data,
        Words {
            label: "Sees personal data",
            question: "Does {name} get to see personal data?",
            holds: "gets to see personal data",
            holds_not: "does not get to see personal data",
            help: "Yes means that prompts, documents or training material contain data about \
                   people. A model can repeat to one person what it saw of another.",
        },
    ),
    yes_no(
        "retainsUserData",
        Group::Data,
        Words {
            label: "Keeps conversations",
            question: "Does {name} keep what users tell it?",
            holds: "keeps what users tell it",
            holds_not: "does not keep what users tell it",
            help: "Yes means that prompts or conversations are stored, in a memory, in logs or \
                   for training. What is kept can leak later.",
        },
    ),
    yes_no(
        "hasAgentCapabilities",
        Group::Nature,
        Words {
            label: "Can act",
            question: "Can {name} call tools or act by itself?",
            holds: "can call tools or act by itself",
            holds_not: "cannot call tools or act by itself",
            help: "Yes means that its output triggers actions, such as sending a mail or changing \
                   a record. A manipulated prompt then has consequences outside of the chat.",
        },
    ),
    yes_no(
        "hasAccessToSensitiveSystems",
        Group::Access,
        Words {
            label: "Reaches sensitive systems",
            question: "Can {name} reach sensitive systems?",
            holds: "can reach sensitive systems",
            holds_not: "cannot reach sensitive systems",
            help: "Yes means that its tools reach payment, personnel, production or the like. \
                   What it can reach, its attacker can reach.",
        },
    ),
    yes_no(
        "executesCode",
        Group::Nature,
        Words {
            label: "Runs code",
            question: "Is code that {name} writes run?",
            holds: "has its code run",
            holds_not: "does not have its code run",
            help: "Yes means that some interpreter, shell or notebook runs what it wrote. Such \
                   code is foreign code, whoever asked for it.",
        },
    ),
    yes_no(
        "hasContentFiltering",
        Group::Input,
        Words {
            label: "Filters content",
            question: "Is what goes into and comes out of {name} filtered?",
            holds: "has its content filtered",
            holds_not: "does not have its content filtered",
            help: "Yes means that something other than the model itself checks prompts, retrieved \
                   text and answers for attacks and for what must not be said. It catches the common \
                   tricks, not all of them.",
        },
    ),
    yes_by_default(
        "hasSystemPrompt",
        Group::Nature,
        Words {
            label: "Has a system prompt",
            question: "Does {name} follow a system prompt?",
            holds: "follows a system prompt",
            holds_not: "follows no system prompt",
            help: "Yes means that fixed instructions stand before each conversation. Users can \
                   try to read them or to talk the model out of them.",
        },
    ),
    yes_by_default(
        "processesUntrustedInput",
        Group::Input,
        Words {
            label: "Reads untrusted text",
            question: "Does {name} read text from people you do not know?",
            holds: "reads untrusted text",
            holds_not: "reads trusted text only",
            help: "Yes means that users, mails, web pages or uploads reach the prompt. A model \
                   cannot reliably tell such text from your instructions.",
        },
    ),
    yes_no(
        "hasRAG",
        Group::Nature,
        Words {
            label: "Retrieves documents",
            question: "Does {name} answer from documents that are looked up for it?",
            holds: "answers from documents looked up for it",
            holds_not: "does not have documents looked up for it",
            help: "Yes means retrieval-augmented generation: passages from a store are put into \
                   the prompt. Whoever can write to the store can speak to the model.",
        },
    ),
    yes_no(
        "hasFineTuning",
        Group::Nature,
        Words {
            label: "Fine-tuned",
            question: "Was {name} fine-tuned with data of your own?",
            holds: "was fine-tuned",
            holds_not: "was not fine-tuned",
            help: "Yes means that the model was trained further on your material. Poisoned \
                   material teaches it wrong answers that are hard to find afterwards.",
        },
    ),
];

pub(super) const AGENT: &[Entry] = &[
    yes_no(
        "usesExternalTools",
        Group::Nature,
        Words {
            label: "Uses external tools",
            question: "Does {name} start tools or servers that others wrote?",
            holds: "starts tools that others wrote",
            holds_not: "starts no tools that others wrote",
            help: "Yes means that it launches programs or connects to tool servers, such as MCP \
                   servers. They run with its rights and see its data.",
        },
    ),
    yes_no(
        "validatesToolLaunchConfig",
        Group::Input,
        Words {
            label: "Checks tool settings",
            question: "Does {name} check how a tool is to be started before it starts it?",
            holds: "checks how a tool is to be started",
            holds_not: "does not check how a tool is to be started",
            help: "Yes means that command, arguments and origin are compared with an approved \
                   list first. A changed settings file could otherwise start any program.",
        },
    ),
];

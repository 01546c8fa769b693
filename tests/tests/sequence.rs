//! The sequence diagrams of the reference models: SVG and PlantUML match the golden files, and
//! PlantUML has the participants and messages of pytm's.

#![cfg(test)]

use std::collections::BTreeMap;
use std::fs;

use parapet_core::analysis::Options;
use parapet_core::render::{SequenceDiagram, sequence_diagram};
use parapet_core::{Libraries, import, judge};
use parapet_tests::golden;
use parapet_tests::reference::{self, CASES};

fn diagram(case: &str) -> SequenceDiagram {
    let model = import::read("model.json", &fs::read(reference::case(case)).unwrap())
        .unwrap()
        .model;
    let judgement = judge(&model, &Libraries::default(), &Options::default());
    sequence_diagram(&model, &judgement.rules, &judgement.analysis)
}

#[test]
fn diagrams_match_the_golden_files() {
    for case in ["iot-gateway", "structure", "web-shop"] {
        golden::check(&format!("sequence/{case}.svg"), &diagram(case).svg());
    }
}

#[test]
fn plantuml_matches_the_golden_files() {
    for case in CASES {
        golden::check(&format!("sequence/{case}.puml"), &diagram(case).puml());
    }
}

/// Participants and messages of a PlantUML text, names in place of ids, sorted.
fn parse_puml(puml: &str) -> (Vec<String>, Vec<String>) {
    let mut names = BTreeMap::new();
    let mut participants = Vec::new();
    let mut messages: Vec<String> = Vec::new();
    let mut lines = puml.lines();
    let mut in_message = false;
    while let Some(line) = lines.next() {
        let words: Vec<&str> = line.splitn(4, ' ').collect();
        if let [kind @ ("actor" | "database" | "entity"), id, "as", name] = words.as_slice() {
            let name = name.trim_matches('"').to_owned();
            participants.push(format!("{kind} {name}"));
            names.insert((*id).to_owned(), name);
        } else if let [from, "->" | "-->", to, rest @ ..] = words.as_slice() {
            let name = |id: &str| names[id.trim_end_matches(':')].clone();
            let text = rest.join(" ");
            messages.push(format!("{} to {}: {text}", name(from), name(to)));
            in_message = true;
            continue;
        } else if line == "note left" {
            let note: Vec<&str> = lines
                .by_ref()
                .take_while(|line| *line != "end note")
                .collect();
            messages.push(format!("note {}", note.join("\\n")));
        } else if let Some(note) = line.strip_prefix("note left: ") {
            messages.push(format!("note {note}"));
        } else if in_message && !line.starts_with('@') && !line.starts_with("==") {
            // pytm writes a name with a line break in two lines, which PlantUML cannot read.
            if let Some(last) = messages.last_mut() {
                last.push_str("\\n");
                last.push_str(line);
            }
        }
        in_message = false;
    }
    participants.sort();
    messages.sort();
    (participants, messages)
}

#[test]
#[cfg_attr(
    not(has_oracle),
    ignore = "PARAPET_ORACLE names no folder with pytm's files"
)]
fn participants_and_messages_are_those_of_pytm() {
    let oracle = reference::oracle();
    for case in CASES {
        let file = oracle.join("cases").join(case).join("seq.puml");
        let expected = parse_puml(&fs::read_to_string(file).unwrap());
        let got = parse_puml(&diagram(case).puml());
        // What would be markup in PlantUML is written by its code point.
        let plain = |texts: Vec<String>| -> Vec<String> {
            let text = texts.join("\n");
            let text = text.replace("<U+003C>", "<").replace("<U+003E>", ">");
            let text = text.replace("<U+005C>", "\\");
            text.lines().map(str::to_owned).collect()
        };
        assert_eq!(plain(got.0), expected.0, "{case}");
        assert_eq!(plain(got.1), expected.1, "{case}");
    }
}

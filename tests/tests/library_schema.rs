//! The published JSON schema of a threat library agrees with the reader and the writer.

#![cfg(test)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use parapet_core::model::Schema;
use parapet_core::threats::{Library, RuleSet, library};
use serde_json::Value;

fn repository(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    fs::read_to_string(root.join(name)).unwrap()
}

fn schema() -> Value {
    serde_json::from_str(&repository("docs/threat-library.schema.json")).unwrap()
}

/// The violations of a value, by the keywords of JSON schema that ours uses.
fn faults(schema: &Value, rule: &Value, value: &Value, path: &str, found: &mut Vec<String>) {
    for (word, wanted) in rule.as_object().unwrap() {
        let mut fault = |is: bool| {
            if is {
                found.push(format!("{path}: {word} {wanted}"));
            }
        };
        match word.as_str() {
            "$ref" => {
                let name = wanted.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                faults(schema, &schema["$defs"][name], value, path, found);
            }
            "type" => fault(match wanted.as_str().unwrap() {
                "object" => !value.is_object(),
                "array" => !value.is_array(),
                "string" => !value.is_string(),
                "boolean" => !value.is_boolean(),
                "integer" => !value.is_i64(),
                other => panic!("{path}: there is no type {other}"),
            }),
            "required" => {
                let keys = wanted.as_array().unwrap().iter();
                let mut missing = keys.filter(|key| value.get(key.as_str().unwrap()).is_none());
                fault(missing.next().is_some());
            }
            "properties" => {
                for (key, rule) in wanted.as_object().unwrap() {
                    if let Some(value) = value.get(key) {
                        faults(schema, rule, value, &format!("{path}.{key}"), found);
                    }
                }
            }
            "items" => {
                for (at, item) in value.as_array().into_iter().flatten().enumerate() {
                    faults(schema, wanted, item, &format!("{path}[{at}]"), found);
                }
            }
            "enum" => fault(!wanted.as_array().unwrap().contains(value)),
            "minLength" => fault(value.as_str() == Some("")),
            "minimum" => fault(value.as_i64().is_some_and(|number| number < 0)),
            "description" | "title" | "$schema" | "$defs" => {}
            other => panic!("{path}: the schema says {other}, which this test does not know"),
        }
    }
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let (schema, value) = (schema(), serde_json::from_str(text).unwrap());
    let mut found = Vec::new();
    faults(&schema, &schema, &value, "$", &mut found);
    assert_eq!(found, expected, "{text}");
}

/// The example of the documentation.
fn example() -> String {
    let text = repository("docs/library.md");
    let (_, behind) = text.split_once("```json\n").unwrap();
    behind.split_once("```").unwrap().0.to_owned()
}

#[test]
fn the_schema_has_the_keys_of_the_reader() {
    let schema = schema();
    let properties = schema["$defs"]["threat"]["properties"].as_object().unwrap();
    let named: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
    assert_eq!(named, BTreeSet::from(library::KEYS));
    let version = &schema["properties"]["parapet"]["properties"]["library"]["enum"];
    assert_eq!(version[0], library::VERSION);
}

#[test]
fn the_example_matches_the_schema_and_is_read_without_diagnostics() {
    check(&example(), &[]);
    let loaded = library::read("acme.json", &example());
    assert_eq!(loaded.diagnostics, []);
    let (rules, diagnostics) = RuleSet::compile(&[loaded.library], Schema::built_in());
    assert_eq!(diagnostics, []);
    assert!(rules.threats[0].condition.is_some());
}

#[test]
fn what_is_written_matches_the_schema() {
    let built_in = parapet_threatlib::library();
    check(&library::write(&built_in), &[]);
    let again = library::read("x", &library::write(&built_in));
    assert_eq!(again.diagnostics, []);
    assert_eq!(again.library.threats.len(), built_in.threats.len());
    let empty = Library {
        name: "x".to_owned(),
        ..Library::default()
    };
    check(&library::write(&empty), &[]);
}

#[test]
fn the_schema_rejects_wrong_values() {
    let wrong = |from: &str, to: &str| {
        assert!(example().contains(from), "{from}");
        example().replacen(from, to, 1)
    };
    check(
        &wrong("\"library\": 1", "\"library\": 2"),
        &["$.parapet.library: enum [1]"],
    );
    check(
        &wrong("\"High\"", "\"Grave\""),
        &["$.threats[0].severity: enum [\"Very High\",\"High\",\"Medium\",\"Low\",\"Very Low\"]"],
    );
    check(
        &wrong("[\"Dataflow\"]", "[3]"),
        &["$.threats[0].targets[0]: type \"string\""],
    );
    check(
        &wrong("\"sid\"", "\"SID\""),
        &["$.threats[0]: required [\"sid\",\"title\",\"targets\",\"severity\",\"condition\"]"],
    );
}

//! The words of the schema keep the rules of `docs/words.md`.

#![cfg(test)]

use std::collections::BTreeMap;

use parapet_core::schema::{Attribute, Schema, Type, Wording, built_in_wording};

/// American spellings and words that Parapet does not use, with their replacement.
const AVOID: [(&str, &str); 20] = [
    ("authorize", "authorise"),
    ("organization", "organisation"),
    ("sanitize", "clean"),
    ("recognize", "recognise"),
    ("behavior", "behaviour"),
    ("color", "colour"),
    ("center", "centre"),
    ("license", "licence"),
    ("analyze", "analyse"),
    ("minimize", "minimise"),
    ("please", ""),
    ("oops", ""),
    ("invalid", "what is wrong"),
    ("successfully", ""),
    ("simply", ""),
    ("just", ""),
    ("very", ""),
    ("leverage", "use"),
    ("utilize", "use"),
    ("etc", "and the like"),
];

/// Returns what is wrong with a text; an empty list for nothing.
fn faults(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).collect();
    let mut faults: Vec<String> = AVOID
        .iter()
        .filter(|(word, _)| words.iter().any(|found| stem(found) == *word))
        .map(|(word, instead)| format!("`{word}` stands in it; write `{instead}`"))
        .collect();
    if text.trim().is_empty() {
        faults.push("it is empty".to_owned());
    }
    if text.contains('!') {
        faults.push("it has an exclamation mark".to_owned());
    }
    if text.contains("  ") || text != text.trim() {
        faults.push("it has stray blanks".to_owned());
    }
    faults
}

/// The word without the endings of plural and past.
fn stem(word: &str) -> &str {
    word.strip_suffix('d')
        .or(word.strip_suffix('s'))
        .unwrap_or(word)
}

fn starts_large(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

fn wording(attribute: &Attribute) -> &Wording {
    attribute.wording(built_in_wording()).unwrap()
}

fn faults_of(attribute: &Attribute) -> Vec<String> {
    let wording = wording(attribute);
    let texts = [
        &attribute.label,
        &wording.question,
        &wording.holds,
        &wording.holds_not,
        &wording.help,
    ];
    let mut found: Vec<String> = texts.iter().flat_map(|text| faults(text)).collect();
    let mut expect = |holds: bool, what: &str| {
        if !holds {
            found.push(what.to_owned());
        }
    };
    expect(wording.question.ends_with('?'), "the question ends with ?");
    expect(
        wording.question.contains("{name}"),
        "the question names the part",
    );
    expect(
        attribute.label.split(' ').count() <= 5,
        "the label has at most five words",
    );
    expect(starts_large(&attribute.label), "the label starts large");
    expect(starts_large(&wording.question), "the question starts large");
    expect(!starts_large(&wording.holds), "a clause starts small");
    expect(!starts_large(&wording.holds_not), "a clause starts small");
    expect(!wording.holds.ends_with('.'), "a clause has no full stop");
    expect(
        !wording.holds_not.ends_with('.'),
        "a clause has no full stop",
    );
    expect(wording.help.ends_with('.'), "help ends with a full stop");
    expect(starts_large(&wording.help), "help starts large");
    expect(
        wording.holds.contains("{value}") == (attribute.kind != Type::Bool),
        "exactly clauses of attributes that are not yes or no have a {value}",
    );
    expect(
        !wording.holds_not.contains('{'),
        "the negative clause has no place to fill",
    );
    expect(
        wording.help.matches(". ").count() <= 1,
        "help has at most two sentences",
    );
    found
}

#[test]
fn every_attribute_keeps_the_rules() {
    let mut found = Vec::new();
    for (_, class) in Schema::built_in().classes() {
        for attribute in &class.attributes {
            for fault in faults_of(attribute) {
                found.push(format!("{}.{}: {fault}", class.name, attribute.name));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_two_attributes_of_a_class_share_their_words() {
    for (_, class) in Schema::built_in().classes() {
        for (what, of) in [
            ("label", (|a| &a.label) as fn(&Attribute) -> &str),
            ("question", |a| &wording(a).question),
            ("clause", |a| &wording(a).holds),
            ("negative clause", |a| &wording(a).holds_not),
            ("help", |a| &wording(a).help),
        ] {
            let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
            for attribute in &class.attributes {
                let text = of(attribute);
                if let Some(other) = seen.insert(text, &attribute.name) {
                    panic!(
                        "{}: {} and {other} have the same {what}, `{text}`",
                        class.name, attribute.name
                    );
                }
            }
        }
    }
}

#[test]
fn classes_and_members_have_words() {
    for (_, class) in Schema::built_in().classes() {
        assert_eq!(faults(&class.label), Vec::<String>::new(), "{}", class.name);
        assert_eq!(
            faults(&class.description),
            Vec::<String>::new(),
            "{}",
            class.name
        );
        assert!(class.description.ends_with('.'), "{}", class.name);
        assert_eq!(class.description.matches('.').count(), 1, "{}", class.name);
        assert!(!class.icon.is_empty(), "{}", class.name);
    }
    for enumeration in Schema::built_in().enumerations() {
        let mut labels: Vec<&str> = enumeration
            .members
            .iter()
            .map(|member| member.label.as_ref())
            .collect();
        for label in &labels {
            assert_eq!(faults(label), Vec::<String>::new(), "{}", enumeration.name);
            assert!(starts_large(label), "{label}");
        }
        labels.sort_unstable();
        labels.dedup();
        assert_eq!(
            labels.len(),
            enumeration.members.len(),
            "{}",
            enumeration.name
        );
    }
}

#[test]
fn questions_read_well_with_and_without_a_name() {
    let schema = Schema::built_in();
    let check = |class, attribute, name: &str, expected: &str| {
        let attribute = schema.attribute_of(class, attribute).unwrap();
        assert_eq!(wording(attribute).question_for(name), expected);
    };
    check(
        "Server",
        "controls.validatesInput",
        "Web Server",
        "Does Web Server check input before using it?",
    );
    check(
        "Server",
        "controls.validatesInput",
        "",
        "Does it check input before using it?",
    );
    check(
        "Server",
        "controls.usesStrongSessionIdentifiers",
        "Web Server",
        "Are Web Server's session ids hard to guess or forge?",
    );
    check(
        "Server",
        "controls.usesStrongSessionIdentifiers",
        "",
        "Are its session ids hard to guess or forge?",
    );
    check(
        "Dataflow",
        "controls.isEncrypted",
        "Sign in",
        "Is Sign in encrypted on its way?",
    );
    check(
        "Server",
        "controls.isEncrypted",
        "",
        "Does it accept only encrypted connections?",
    );
}

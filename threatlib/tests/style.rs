//! Every threat is complete and keeps the rules of `docs/words.md`.

#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};

use parapet_core::threats::{Library, Severity, Threat};

/// Beginnings of words in American spelling, words that say nothing, and words that Parapet avoids.
const AVOID: [&str; 58] = [
    "authoriz",
    "organiz",
    "recogniz",
    "sanitiz",
    "serializ",
    "initializ",
    "normaliz",
    "minimiz",
    "maximiz",
    "analyz",
    "customiz",
    "neutraliz",
    "randomiz",
    "realiz",
    "utiliz",
    "utilis",
    "behavior",
    "color",
    "center",
    "defense",
    "favor",
    "harbor",
    "neighbor",
    "labeled",
    "canceled",
    "leverag",
    "obviously",
    "basically",
    "actually",
    "really",
    "simply",
    "just",
    "very",
    "please",
    "successfully",
    "aforementioned",
    "respective",
    "various",
    "robust",
    "quite",
    "typically",
    "generally",
    "essentially",
    "clearly",
    "easily",
    "merely",
    "proper",
    "properly",
    "appropriate",
    "ensure",
    "whilst",
    "thus",
    "hence",
    "therefore",
    "fulfill",
    "modeling",
    "traveler",
    "artifact",
];

/// Words that end as verbs in American spelling do, and are British.
const BRITISH: [&str; 8] = [
    "size",
    "sizes",
    "sized",
    "oversized",
    "prize",
    "seize",
    "seized",
    "capsize",
];

/// Their endings.
const AMERICAN: [&str; 8] = [
    "ize", "izes", "ized", "izing", "ization", "yze", "yzes", "yzed",
];

/// The most words of a sentence.
const LONGEST: usize = 28;

/// So many words in a row are no two threats' own.
const SHARED: usize = 8;

/// The same for phrases.
const AVOID_PHRASES: [&str; 7] = [
    "in order to",
    "it is important",
    "it should be noted",
    "make sure",
    "be sure to",
    "best practice",
    "etc.",
];

fn library() -> Library {
    parapet_threatlib::library()
}

/// Those that are judged.
fn active(library: &Library) -> impl Iterator<Item = &Threat> {
    library
        .threats
        .iter()
        .filter(|threat| threat.deprecated.is_empty())
}

/// The texts of a threat with their names, steps included.
fn texts(threat: &Threat) -> Vec<(&'static str, &str)> {
    let mut texts = vec![
        ("title", threat.title.as_str()),
        ("details", threat.details.as_str()),
        ("prerequisites", threat.prerequisites.as_str()),
        ("detection", threat.detection.as_str()),
        ("example", threat.example.as_str()),
    ];
    texts.extend(
        threat
            .mitigations
            .iter()
            .map(|step| ("mitigations", step.text.as_str())),
    );
    texts
}

/// Its sentences: a full stop or question mark, a blank, and a capital letter part them.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(['.', '?']) {
        let rest = &text[at + 1..];
        let next = rest.strip_prefix(' ').and_then(|rest| rest.chars().next());
        if next.is_some_and(char::is_uppercase) {
            found.push(text[from..=at].trim());
            from = at + 1;
        }
    }
    found.push(text[from..].trim());
    found
}

/// Fails with every fault that `fault_of` finds, so that all can be mended at once.
fn check(fault_of: impl Fn(&Threat) -> Vec<String>) {
    let library = library();
    let faults: Vec<String> = active(&library)
        .flat_map(|threat| {
            let sid = threat.sid.clone();
            fault_of(threat)
                .into_iter()
                .map(move |fault| format!("{sid}: {fault}"))
        })
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn fault(found: bool, text: impl Into<String>) -> Option<String> {
    found.then(|| text.into())
}

#[test]
fn the_library_is_embedded() {
    let library = library();
    let written: BTreeSet<&str> = library
        .threats
        .iter()
        .map(|threat| threat.sid.as_str())
        .collect();
    assert!(
        written.len() >= 146,
        "only {} threats are embedded",
        written.len()
    );
    assert_eq!(written.len(), library.threats.len());
}

#[test]
fn nothing_is_missing() {
    check(|threat| {
        let mut faults: Vec<String> = texts(threat)
            .into_iter()
            .filter(|(_, text)| text.trim().is_empty())
            .map(|(name, _)| format!("{name} is empty"))
            .collect();
        faults.extend(fault(
            threat.mitigations.len() < 2,
            "it has fewer than two steps",
        ));
        faults.extend(fault(threat.stride.is_empty(), "it has no STRIDE category"));
        faults.extend(fault(threat.cwe.is_empty(), "it names no CWE"));
        faults.extend(fault(
            Severity::from_word(&threat.severity) == Severity::default(),
            "its severity says nothing",
        ));
        faults.extend(fault(
            !["", "Low", "Medium", "High"].contains(&threat.likelihood.as_str()),
            "its likelihood is none of pytm's",
        ));
        faults
    });
}

#[test]
fn ids_are_well_formed() {
    fn well_formed_sid(sid: &str) -> bool {
        let letters = sid.trim_end_matches(|c: char| c.is_ascii_digit());
        (2..=4).contains(&letters.len())
            && letters.chars().all(|c| c.is_ascii_uppercase())
            && sid.len() - letters.len() >= 2
    }
    /// A list of OWASP's in the year of its edition, with a place from 1 to 10 as the list writes it.
    fn well_formed_owasp(entry: &str) -> bool {
        let lists = [
            ("A", "2021", 2),
            ("API", "2023", 1),
            ("ASI", "2026", 2),
            ("CICD-SEC-", "2022", 1),
            ("LLM", "2025", 2),
            ("MCP", "2025", 2),
        ];
        lists.iter().any(|(list, year, digits)| {
            (1..=10).any(|place| entry == format!("{list}{place:0digits$}:{year}"))
        })
    }
    fn distinct<T: Ord>(ids: &[T]) -> bool {
        ids.iter().collect::<BTreeSet<_>>().len() == ids.len()
    }
    check(|threat| {
        [
            fault(
                !well_formed_sid(&threat.sid),
                "its sid is not letters and a number",
            ),
            fault(
                !threat.capec.iter().all(|id| (1..800).contains(id)),
                "a CAPEC id is none",
            ),
            fault(
                !threat.cwe.iter().all(|id| (5..1500).contains(id)),
                "a CWE id is none",
            ),
            fault(!distinct(&threat.capec), "a CAPEC id stands twice"),
            fault(!distinct(&threat.cwe), "a CWE id stands twice"),
            fault(!distinct(&threat.stride), "a STRIDE category stands twice"),
            fault(
                !threat.owasp.iter().all(|entry| well_formed_owasp(entry)),
                "an OWASP entry is not list, place and year",
            ),
        ]
        .into_iter()
        .flatten()
        .collect()
    });
}

#[test]
fn titles_are_short_and_their_own() {
    check(|threat| {
        let title = &threat.title;
        [
            fault(
                !title.starts_with(char::is_uppercase),
                "the title starts small",
            ),
            fault(title.ends_with('.'), "the title ends with a full stop"),
            fault(
                title.split(' ').count() > 9,
                "the title is longer than nine words",
            ),
            fault(title.contains(['(', ')']), "the title has brackets"),
        ]
        .into_iter()
        .flatten()
        .collect()
    });
    let library = library();
    let mut titles = BTreeSet::new();
    for threat in active(&library) {
        assert!(
            titles.insert(threat.title.to_lowercase()),
            "{} has a title twice",
            threat.sid
        );
    }
}

#[test]
fn texts_are_whole_sentences_of_a_readable_length() {
    check(|threat| {
        let mut faults = Vec::new();
        for (name, text) in texts(threat)
            .into_iter()
            .filter(|(name, _)| *name != "title")
        {
            let count = sentences(text).len();
            let allowed = match name {
                "mitigations" => 1..=1,
                _ => 2..=5,
            };
            if !allowed.contains(&count) {
                faults.push(format!("{name} has {count} sentences: {text}"));
            }
            if !text.ends_with(['.', '?', '`', '/']) {
                faults.push(format!("{name} ends without a full stop: {text}"));
            }
            for sentence in sentences(text) {
                let words = sentence.split_whitespace().count();
                if words > LONGEST {
                    faults.push(format!(
                        "{name} has a sentence of {words} words: {sentence}"
                    ));
                }
            }
        }
        faults
    });
}

#[test]
fn words_are_british_and_plain() {
    check(|threat| {
        let mut faults = Vec::new();
        for (name, text) in texts(threat) {
            // What stands between backticks is code and spelt as code is.
            let prose: String = text.split('`').step_by(2).collect::<Vec<_>>().join(" ");
            let lower = prose.to_lowercase();
            for word in lower.split(|c: char| !c.is_alphabetic()) {
                if AVOID
                    .iter()
                    .any(|avoid| word == *avoid || (avoid.len() > 4 && word.starts_with(avoid)))
                {
                    faults.push(format!("{name} says `{word}`"));
                }
                if AMERICAN.iter().any(|end| word.ends_with(end)) && !BRITISH.contains(&word) {
                    faults.push(format!("{name} spells `{word}` as Americans do"));
                }
            }
            for phrase in AVOID_PHRASES {
                if lower.contains(phrase) {
                    faults.push(format!("{name} says `{phrase}`"));
                }
            }
            if prose.contains('!') && !prose.contains("!=") {
                faults.push(format!("{name} has an exclamation mark"));
            }
            if text.contains("  ") {
                faults.push(format!("{name} has two blanks in a row"));
            }
        }
        faults
    });
}

#[test]
fn no_sentence_stands_twice() {
    let library = library();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut twice = Vec::new();
    for threat in active(&library) {
        for (name, text) in texts(threat) {
            for sentence in sentences(text) {
                let place = format!("{} {name}", threat.sid);
                if let Some(other) = seen.insert(sentence.to_lowercase(), place.clone()) {
                    twice.push(format!("{other} and {place}: {sentence}"));
                }
            }
        }
    }
    assert!(twice.is_empty(), "\n{}", twice.join("\n"));
}

#[test]
fn no_two_threats_share_a_turn_of_phrase() {
    let library = library();
    let mut seen: BTreeMap<Vec<String>, &str> = BTreeMap::new();
    let mut shared = Vec::new();
    for threat in active(&library) {
        for (_, text) in texts(threat) {
            let lower = text.to_lowercase();
            let words = lower.split(|c: char| !c.is_alphanumeric() && c != '\'');
            let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
            for run in words.windows(SHARED) {
                let run: Vec<String> = run.iter().map(ToString::to_string).collect();
                match seen.get(&run) {
                    Some(sid) if *sid != threat.sid => {
                        shared.push(format!("{sid} and {}: {}", threat.sid, run.join(" ")));
                    }
                    _ => {
                        seen.insert(run, &threat.sid);
                    }
                }
            }
        }
    }
    assert!(shared.is_empty(), "\n{}", shared.join("\n"));
}

#[test]
fn every_control_that_a_condition_reads_has_a_step() {
    check(|threat| {
        let recorded: BTreeSet<&str> = threat
            .mitigations
            .iter()
            .filter_map(|step| step.attribute.as_deref())
            .collect();
        let mut read: BTreeSet<String> = BTreeSet::new();
        for (at, _) in threat.condition.match_indices(".controls.") {
            let name: String = threat.condition[at + ".controls.".len()..]
                .chars()
                .take_while(|c| c.is_alphanumeric())
                .collect();
            read.insert(format!("controls.{name}"));
        }
        read.iter()
            .filter(|name| !recorded.contains(name.as_str()))
            .map(|name| format!("no step records {name}"))
            .collect()
    });
}

#[test]
fn every_attribute_that_a_step_records_is_read_by_the_condition() {
    check(|threat| {
        threat
            .mitigations
            .iter()
            .filter_map(|step| step.attribute.as_deref())
            .filter(|name| !threat.condition.contains(&format!(".{name}")))
            .map(|name| format!("a step records {name}, which the condition does not read"))
            .collect()
    });
}

#[test]
fn sentences_are_parted_where_they_end() {
    let check = |text, expected: &[&str]| assert_eq!(sentences(text), expected, "{text}");
    check("One.", &["One."]);
    check("One. Two? Three.", &["One.", "Two?", "Three."]);
    check(
        "It reads ../../settings.py of version 1.2 there.",
        &["It reads ../../settings.py of version 1.2 there."],
    );
    check("TLS 1.3. tls stays.", &["TLS 1.3. tls stays."]);
}

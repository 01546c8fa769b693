//! Any library survives our own form; what pytm's form can hold survives that, and no text makes a
//! reader panic.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::{KEYS, read, write, write_pytm};
use crate::json;
use crate::threats::{Library, Mitigation, Sample, SourceLocations, Threat};

/// Texts that are hard on readers and writers.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        3 => Just("Web".to_owned()),
        1 => prop::sample::select(vec!["a \"b\" \\ c\n\u{7}", "\u{202e}Ärztin 🩺", "</script>", "{}", "3"])
            .prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

fn name() -> impl Strategy<Value = String> {
    text().prop_map(|text| {
        if text.trim().is_empty() {
            "X1".to_owned()
        } else {
            text
        }
    })
}

/// What may have been kept: under keys that are known too, for a value that they could not take.
fn extra() -> impl Strategy<Value = BTreeMap<String, String>> {
    let key = prop_oneof![
        prop::sample::select(KEYS.to_vec()).prop_map(str::to_owned),
        prop::sample::select(vec![
            "own",
            "mitigations[0].x",
            "parapet",
            "threats",
            "SID",
            ""
        ])
        .prop_map(str::to_owned),
    ];
    let json = prop::sample::select(vec![
        "null",
        "\"a b\"",
        "443.70",
        "[1,{\"a b\":2}]",
        "{}",
        "1e400",
    ]);
    prop::collection::btree_map(key, json.prop_map(str::to_owned), 0..3)
}

fn samples() -> impl Strategy<Value = Vec<Sample>> {
    let model = prop::sample::select(vec!["{}", "{\"name\":\"a b\",\"elements\":[]}"]);
    let sample = (text(), text(), model).prop_map(|(note, part, model)| Sample {
        note,
        part,
        model: model.to_owned(),
    });
    vec(sample, 0..3)
}

fn threat() -> impl Strategy<Value = Threat> {
    let steps = (text(), proptest::option::of(name()))
        .prop_map(|(text, attribute)| Mitigation { text, attribute });
    let texts = (name(), vec(text(), 11));
    let lists = (
        vec(text(), 0..3),
        vec(text(), 0..2),
        vec(text(), 0..2),
        vec(text(), 0..3),
    );
    let numbers = (vec(any::<u32>(), 0..3), vec(any::<u32>(), 0..3));
    let rest = (
        vec(steps, 0..3),
        any::<bool>(),
        samples(),
        samples(),
        extra(),
    );
    (texts, lists, numbers, rest).prop_map(|((sid, texts), lists, (capec, cwe), rest)| {
        let text = |at: usize| texts[at].clone();
        let (targets, stride, owasp, references) = lists;
        let (mitigations, beyond_pytm, fires_on, silent_on, extra) = rest;
        Threat {
            sid,
            targets,
            title: text(0),
            category: text(1),
            details: text(2),
            prerequisites: text(3),
            detection: text(4),
            mitigations,
            example: text(5),
            likelihood: text(6),
            severity: text(7),
            stride,
            capec,
            cwe,
            owasp,
            references,
            condition: text(8),
            deprecated: text(9),
            beyond_pytm,
            fires_on,
            silent_on,
            extra,
            locations: SourceLocations::default(),
        }
    })
}

fn library() -> impl Strategy<Value = Library> {
    let unread = prop::sample::select(vec!["7", "{\"title\":\"x y\"}", "[]"]);
    let unread = vec(unread.prop_map(str::to_owned), 0..3);
    let rest = (text(), text(), unread, extra());
    (name(), rest, vec(threat(), 0..4)).prop_map(
        |(name, (version, description, unread, extra), threats)| Library {
            name,
            version,
            description,
            file: "a.json".to_owned(),
            threats,
            unread,
            extra,
        },
    )
}

/// The library as it is read, without the places of the file.
fn read_again(text: &str) -> Library {
    let mut library = read("a.json", text).library;
    for threat in &mut library.threats {
        threat.locations = SourceLocations::default();
    }
    library
}

proptest! {
    #[test]
    fn our_form_loses_nothing(library in library()) {
        let written = write(&library);
        let again = read_again(&written);
        prop_assert_eq!(&again, &library, "{}", written);
        prop_assert_eq!(&write(&again), &written);
        prop_assert_eq!(json::reformat(&written).unwrap(), written);
    }

    #[test]
    fn pytms_form_loses_nothing_more_the_second_time(library in library()) {
        let once = read_again(&write_pytm(&library).0);
        prop_assert_eq!(once.threats.len(), library.threats.len());
        let (written, mut said) = write_pytm(&once);
        said.retain(|one| !one.message.contains("types of your own"));
        let twice = read_again(&written);
        prop_assert_eq!(said, []);
        prop_assert_eq!(write_pytm(&twice).0, written);
    }

    #[test]
    fn any_text_is_read_or_refused(
        library in library(),
        own in any::<bool>(),
        cuts in vec((any::<prop::sample::Index>(), "[\\[\\]{},:\"0-9a-z]|null|true"), 0..4)
    ) {
        let mut text = if own { write(&library) } else { write_pytm(&library).0 };
        for (at, word) in cuts {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let at = *at.get(&places);
            let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
            text.replace_range(at..end, &word);
        }
        // What was understood of it is in our form, whole.
        let library = read_again(&text);
        prop_assert_eq!(read_again(&write(&library)), library, "{}", text);
    }
}

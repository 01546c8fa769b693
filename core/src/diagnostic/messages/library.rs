//! Diagnostics of threat libraries.

use std::fmt::Display;

catalogue! {
    "example-without-part" Error {
        cause: "An example that is kept with a threat names a part that its model does not have.",
        cure: "Name a part of that model by its id or its name.",
        fn example_without_part(part: &dyn Display) =>
            format!("The example has no part {part}.");
    }

    "library-built-in" Error {
        cause: "A threat cannot be saved to the library that is built in.",
        cure: "Save it to a library of your own.",
        fn library_built_in(name: &dyn Display) =>
            format!("{name} is built in and cannot be changed.");
    }

    "library-empty" Warning {
        cause: "A threat library has no threats.",
        cure: "Put them into a list under `threats`.",
        fn library_empty() =>
            "The library has no threats.";
    }

    "library-not-a-list" Error {
        cause: "A threat library in JSON is not a list of threats. None was read.",
        cure: "Put the threats into one list.",
        fn library_not_a_list(kind: &dyn Display) =>
            format!("A threat library is a list of threats; this is {kind}.");
    }

    "library-not-read" Warning {
        cause: "The model names a threat library by its file, which a page cannot open.",
        cure: "Drop the library in.",
        fn library_not_read(message: &dyn Display) =>
            message.to_string(),
            "Open it as well, or drop it in: it then counts in place of the built-in one.";
    }

    "library-too-large" Error {
        cause: "A threat library has more than 50,000 threats. Those behind them are not read.",
        cure: "Divide the library.",
        fn library_too_large(count: &dyn Display, max: &dyn Display) =>
            format!("The library has {count} threats, and only the first {max} of them are read."),
            "Divide the library.";
    }

    "library-without-name" Error {
        cause: "A new library has no name, so nothing can be saved to it.",
        cure: "Give it one.",
        fn library_without_name() =>
            "The new library has no name.";
    }

    "not-in-pytm-form" Warning {
        cause: "A library was written in pytm's form, which has no place for something in it.",
        cure: "Keep a file in Parapet's form as well.",
        fn not_in_pytm_form(message: &dyn Display) =>
            message.to_string(),
            "Keep a file in Parapet's form as well.";
    }

    "not-toml" Error {
        cause: "A threat in TOML cannot be read.",
        cure: "Fix the place that the message names.",
        fn not_toml(message: &dyn Display) =>
            message.to_string();
    }

    "sid-missing" Error {
        cause: "A threat has no SID. It is left out.",
        cure: "Give it one that no other threat has.",
        fn sid_missing() =>
            "A threat has no SID. It is left out.",
            "Give it one that no other threat has.";
        fn toml_sid_missing() =>
            "The threat has no sid.";
        fn draft_without_sid() =>
            "The threat has no SID yet.";
    }

    "sid-not-a-word" Error {
        cause: "The SID of a threat that is being written has space in it.",
        cure: "Write it as one word, as ACME01.",
        fn sid_not_a_word() =>
            "A SID is one word: it contains no space.";
    }

    "target-never-judged" Warning {
        cause: "A threat is aimed at a class that findings are never about: `Data` or the model itself.",
        cure: "Aim it at what holds the data, as Dataflow or Datastore.",
        fn target_never_judged(sid: &dyn Display, name: &dyn Display) =>
            format!("{sid} is aimed at {name}, and findings are about boundaries, elements and dataflows only."),
            "Aim it at what holds the data, as Dataflow or Datastore.";
    }

    "text-missing" Warning {
        cause: "A threat lacks a text that it should have, as its description.",
        cure: "Write that text.",
        fn text_missing(sid: &dyn Display, listed: &dyn Display, outcome: &dyn Display) =>
            format!("{sid} has no {listed}.{outcome}");
        fn description_missing(sid: &dyn Display) =>
            format!("{sid} has no description. Its findings will have no title.");
        fn toml_text_missing(sid: &dyn Display, key: &dyn Display) as Error =>
            format!("{sid} has no {key}.");
    }

    "threat-not-an-object" Error {
        cause: "An entry of a threat library is no object. It is left out.",
        cure: "Write each threat as an object.",
        fn threat_not_an_object(kind: &dyn Display) =>
            format!("A threat is an object; this is {kind}. It is left out.");
    }

    "threat-replaced" Warning {
        cause: "Two threats have the same SID. The one read later takes the place of the other.",
        cure: "Give one of them another SID to have both.",
        fn threat_occurs_twice(sid: &dyn Display, library: &dyn Display, line: &dyn Display) =>
            format!("{sid} occurs twice in {library}, before in line {line}. The later one counts."),
            "Give one of them another SID to have both.";
        fn threat_replaced(sid: &dyn Display, library: &dyn Display, replaced: &dyn Display) =>
            format!("{sid} of {library} takes the place of {sid} of {replaced}."),
            "Give one of them another SID to have both.";
        fn draft_replaces_threat(sid: &dyn Display, library: &dyn Display) =>
            format!("{library} has a threat {sid} already. This one takes its place.");
        fn draft_overrides_threat(sid: &dyn Display, library: &dyn Display) =>
            format!("{sid} is a threat of {library}. This one is judged in its place.");
    }

    "unknown-category" Error {
        cause: "A threat names a category that STRIDE does not have.",
        cure: "Use one of the six categories.",
        fn unknown_category(word: &dyn Display, sid: &dyn Display) =>
            format!("{word} in {sid} is no category of STRIDE.");
    }

    "unknown-key" Warning {
        cause: "A threat or its library has a key that has no meaning here. It is kept.",
        cure: "Correct the key; the hint names the nearest one.",
        fn unknown_key(owner: &dyn Display, key: &dyn Display) =>
            format!("{owner} has the key {key}, which has no meaning here. It is kept.");
    }

    "unknown-library" Error {
        cause: "A library was asked for that is not there.",
        cure: "Choose one from the list of libraries.",
        fn unknown_library(name: &dyn Display) =>
            format!("There is no library {name}.");
    }

    "unknown-severity" Error {
        cause: "A threat has a word for its severity that is none.",
        cure: "Use Very High, High, Medium, Low or Very Low.",
        fn unknown_severity(sid: &dyn Display, word: &dyn Display) as Warning =>
            format!("The severity of {sid} is {word}, none of Very High, High, Medium, Low, Very Low. It counts as not rated.");
        fn toml_unknown_severity(sid: &dyn Display) =>
            format!("The severity of {sid} is none of Very High, High, Medium, Low, Very Low.");
    }

    "unknown-target" Error {
        cause: "A threat is aimed at a class that is not there. This target is ignored.",
        cure: "Correct the name; define the custom type.",
        fn unknown_target(sid: &dyn Display, name: &dyn Display) =>
            format!("{sid} is aimed at {name}, and there is no class of that name. This target is ignored.");
    }

    "unknown-threat" Error {
        cause: "No library in use has a threat of that id.",
        cure: "Look the threat up in the library.",
        fn unknown_threat(sid: &dyn Display) =>
            format!("No library has a threat {sid}.");
    }

    "wrong-type" Error {
        cause: "A key of a threat has a value of another type than it takes. It is ignored.",
        cure: "Write the value as the message says.",
        fn wrong_type(key: &dyn Display, sid: &dyn Display, wanted: &dyn Display, got: &dyn Display) =>
            format!("{key} of {sid} has to be {wanted}, not {got}. It is ignored.");
    }
}

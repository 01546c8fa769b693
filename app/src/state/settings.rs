//! The settings of this browser: one versioned JSON record in its storage.
//!
//! What a newer version of Parapet has written beside what this one knows stays as it is.

use std::sync::Arc;

use parapet_core::json::{Json, Output, compact, read, write};
use parapet_core::model::LibraryUse;

use crate::engine::messages::GlobalRules;
use crate::platform::storage;

/// The key of the record.
const KEY: &str = "parapet.settings";

/// The version of the record. It counts up when an older version of Parapet would misread it.
const VERSION: i64 = 1;

/// The keys that were used before there was one record: they are read if there is none.
const OLD_KEYS: [&str; 5] = [
    "parapet.theme",
    "parapet.letters",
    "parapet.recent",
    "parapet.findings.group",
    "parapet.for-all",
];

/// The separators of the records under the last of these keys, and between the fields of one.
const OLD_RECORD: char = '\u{1e}';
const OLD_FIELD: char = '\u{1f}';

/// The settings. A word that this version does not know is kept, and counts as the default.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Settings {
    /// The id of the theme; empty: none was chosen.
    pub(crate) theme: String,
    /// Whether keys that are a single letter or sign do something.
    pub(crate) single_letter_keys: bool,
    /// The ids of the commands that were run last, the newest first.
    pub(crate) recent_commands: Vec<String>,
    /// The id of the grouping of findings; empty: none was chosen.
    pub(crate) findings_grouping: String,
    /// What counts for all models.
    pub(crate) global_rules: GlobalRules,
    /// What a newer version has written, as JSON text by key.
    others: Vec<(String, String)>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            theme: String::new(),
            single_letter_keys: true,
            recent_commands: Vec::new(),
            findings_grouping: String::new(),
            global_rules: GlobalRules::default(),
            others: Vec::new(),
        }
    }
}

impl Settings {
    /// The saved settings; without storage, the defaults.
    pub(crate) fn load() -> Settings {
        Settings::from_storage(storage::load)
    }

    /// Changes the saved settings: what another tab has saved since stays. Returns whether they could
    /// be saved.
    pub(crate) fn update(change: impl FnOnce(&mut Settings)) -> bool {
        let mut settings = Settings::load();
        change(&mut settings);
        storage::try_save(KEY, &settings.encode())
    }

    fn from_storage(load: impl Fn(&str) -> Option<String>) -> Settings {
        match load(KEY) {
            Some(record) => Settings::decode(&record),
            None => Settings::decode_old(OLD_KEYS.map(load)),
        }
    }

    fn decode(record: &str) -> Settings {
        let mut settings = Settings::default();
        let Ok(document) = read(record) else {
            return settings;
        };
        let Json::Object(object) = &document.root.value else {
            return settings;
        };
        for member in object.members() {
            let node = &member.value;
            match member.key.as_ref() {
                "version" => (),
                "theme" => settings.theme = string(&node.value),
                "singleLetterKeys" => settings.single_letter_keys = node.as_bool() != Some(false),
                "recentCommands" => settings.recent_commands = strings(&node.value),
                "findingsGrouping" => settings.findings_grouping = string(&node.value),
                "libraries" => settings.global_rules.libraries = libraries(&node.value),
                "excludedSids" => settings.global_rules.excluded_sids = strings(&node.value),
                other => settings
                    .others
                    .push((other.to_owned(), document.raw(node).to_owned())),
            }
        }
        settings
    }

    fn encode(&self) -> String {
        let list = |all: &[String]| Output::List(all.iter().map(Output::text).collect());
        let libraries = self.global_rules.libraries.iter().map(|library| {
            let text = library.text.as_deref();
            Output::Object(vec![
                ("name".to_owned(), Output::text(&library.name)),
                ("on".to_owned(), Output::Bool(library.on)),
                ("text".to_owned(), text.map_or(Output::Null, Output::text)),
            ])
        });
        let known = [
            ("version", Output::Int(VERSION)),
            ("theme", Output::text(&self.theme)),
            ("singleLetterKeys", Output::Bool(self.single_letter_keys)),
            ("recentCommands", list(&self.recent_commands)),
            ("findingsGrouping", Output::text(&self.findings_grouping)),
            ("libraries", Output::List(libraries.collect())),
            ("excludedSids", list(&self.global_rules.excluded_sids)),
        ];
        let known = known.map(|(key, value)| (key.to_owned(), value));
        let others = self.others.iter();
        let others = others.map(|(key, raw)| (key.clone(), Output::Raw(raw.clone())));
        compact(&write(&Output::Object(
            known.into_iter().chain(others).collect(),
        )))
    }

    fn decode_old([theme, letters, recent, grouping, for_all]: [Option<String>; 5]) -> Settings {
        Settings {
            theme: theme.unwrap_or_default(),
            single_letter_keys: letters.as_deref() != Some("off"),
            recent_commands: recent
                .unwrap_or_default()
                .split_whitespace()
                .map(str::to_owned)
                .collect(),
            findings_grouping: grouping.unwrap_or_default(),
            global_rules: decode_old_rules(&for_all.unwrap_or_default()),
            others: Vec::new(),
        }
    }
}

fn string(value: &Json<'_>) -> String {
    match value {
        Json::Text(text) => text.to_string(),
        _ => String::new(),
    }
}

fn strings(value: &Json<'_>) -> Vec<String> {
    let Json::List(all) = value else {
        return Vec::new();
    };
    let all = all.iter().map(|node| string(&node.value));
    all.filter(|text| !text.is_empty()).collect()
}

/// The libraries with a name; what else a record says of one is the default.
fn libraries(value: &Json<'_>) -> Vec<LibraryUse> {
    let Json::List(all) = value else {
        return Vec::new();
    };
    let library = |value: &Json<'_>| {
        let Json::Object(object) = value else {
            return None;
        };
        let name = string(&object.get("name")?.value);
        (!name.is_empty()).then(|| LibraryUse {
            name,
            on: object.get("on").and_then(|on| on.as_bool()) != Some(false),
            text: object
                .get("text")
                .map(|text| string(&text.value))
                .filter(|text| !text.is_empty())
                .map(Arc::from),
        })
    };
    all.iter().filter_map(|node| library(&node.value)).collect()
}

/// A record a library, `on` or `off`, its name and its text; then one of the SIDs.
fn decode_old_rules(saved: &str) -> GlobalRules {
    let mut rules = GlobalRules::default();
    for record in saved.split(OLD_RECORD) {
        let fields: Vec<&str> = record.split(OLD_FIELD).collect();
        match fields.as_slice() {
            ["out", sids @ ..] => {
                rules.excluded_sids = sids.iter().map(|sid| (*sid).to_owned()).collect();
            }
            [on @ ("on" | "off"), name, text] => rules.libraries.push(LibraryUse {
                name: (*name).to_owned(),
                on: *on == "on",
                text: (!text.is_empty()).then(|| Arc::from(*text)),
            }),
            _ => (),
        }
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library(name: &str, on: bool, text: Option<&str>) -> LibraryUse {
        LibraryUse {
            name: name.to_owned(),
            on,
            text: text.map(Arc::from),
        }
    }

    fn full() -> Settings {
        Settings {
            theme: "dark".to_owned(),
            single_letter_keys: false,
            recent_commands: vec!["open".to_owned(), "undo".to_owned()],
            findings_grouping: "threat".to_owned(),
            global_rules: GlobalRules {
                libraries: vec![
                    library("Our \"own\"", true, Some("{\n  \"a\": 1\n}")),
                    library("Parapet", false, None),
                ],
                excluded_sids: vec!["INP01".to_owned()],
            },
            others: vec![("newer".to_owned(), "[1,{\"a\":2}]".to_owned())],
        }
    }

    #[test]
    fn what_is_saved_is_read_again() {
        for settings in [Settings::default(), full()] {
            let record = settings.encode();
            assert_eq!(Settings::decode(&record), settings, "{record}");
        }
    }

    #[test]
    fn the_record_is_as_its_version_says() {
        let expected = concat!(
            r#"{"version":1,"theme":"","singleLetterKeys":true,"recentCommands":[],"#,
            r#""findingsGrouping":"","libraries":[],"excludedSids":[]}"#,
        );
        assert_eq!(Settings::default().encode(), expected);
    }

    #[test]
    fn what_is_no_setting_is_the_default() {
        for record in [
            "",
            "[]",
            "{",
            "null",
            r#"{"theme":1,"recentCommands":"x","libraries":[1,{}],"excludedSids":{}}"#,
        ] {
            assert_eq!(Settings::decode(record), Settings::default(), "{record}");
        }
    }

    #[test]
    fn old_keys_are_carried_over_once() {
        let old = |key: &str| {
            let value = match key {
                "parapet.theme" => "dark",
                "parapet.letters" => "off",
                "parapet.recent" => "open undo",
                "parapet.findings.group" => "threat",
                "parapet.for-all" => {
                    "on\u{1f}Our \"own\"\u{1f}{\n  \"a\": 1\n}\u{1e}off\u{1f}Parapet\u{1f}\u{1e}x\u{1e}out\u{1f}INP01"
                }
                _ => return None,
            };
            Some(value.to_owned())
        };
        let carried = Settings {
            others: Vec::new(),
            ..full()
        };
        assert_eq!(Settings::from_storage(old), carried);
        // Once there is a record, the old keys count no more.
        let both = |key: &str| match key {
            KEY => Some(Settings::default().encode()),
            key => old(key),
        };
        assert_eq!(Settings::from_storage(both), Settings::default());
        assert_eq!(Settings::from_storage(|_| None), Settings::default());
    }
}

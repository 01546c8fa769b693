//! The libraries and SIDs that count for all models: saved by this browser, beside what each model
//! says itself.

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::model::LibraryUse;

use crate::engine::messages::GlobalRules;
use crate::platform::storage;

/// The key in the browser's storage.
const KEY: &str = "parapet.for-all";

/// The separators of records there, and between the fields of one: JSON has neither in it.
const RECORD: char = '\u{1e}';
const FIELD: char = '\u{1f}';

/// What counts for all models, as a signal.
#[derive(Clone, Copy)]
pub(crate) struct ForAllModels(RwSignal<Arc<GlobalRules>>);

impl ForAllModels {
    /// What the browser saved.
    pub(crate) fn load() -> ForAllModels {
        let saved = storage::load(KEY).unwrap_or_default();
        ForAllModels(RwSignal::new(Arc::new(decode(&saved))))
    }

    pub(crate) fn get(self) -> Arc<GlobalRules> {
        self.0.get()
    }

    pub(crate) fn get_untracked(self) -> Arc<GlobalRules> {
        self.0.get_untracked()
    }

    /// Judges all models by that library; `false` if the browser has no space for it.
    pub(crate) fn save_library(self, name: &str, text: Arc<str>) -> bool {
        let saved = LibraryUse {
            name: name.to_owned(),
            on: true,
            text: Some(text),
        };
        self.update(|for_all| match position(for_all, name) {
            Some(at) => for_all.libraries[at] = saved,
            None => for_all.libraries.push(saved),
        })
    }

    /// Removes that library.
    pub(crate) fn remove_library(self, name: &str) {
        self.update(|for_all| for_all.libraries.retain(|one| one.name != name));
    }

    /// Judges all models by a library that is there, or none. One that is built in is remembered
    /// while it is off.
    pub(crate) fn set_enabled(self, name: &str, on: bool) {
        self.update(|for_all| match position(for_all, name) {
            Some(at) if for_all.libraries[at].text.is_some() => for_all.libraries[at].on = on,
            Some(at) if on => {
                for_all.libraries.remove(at);
            }
            None if !on => for_all.libraries.push(LibraryUse {
                name: name.to_owned(),
                on,
                text: None,
            }),
            _ => (),
        });
    }

    /// Judges that SID in no model, or in all again.
    pub(crate) fn set_left_out(self, sid: &str, out: bool) {
        self.update(|for_all| {
            for_all.excluded_sids.retain(|one| one != sid);
            if out {
                for_all.excluded_sids.push(sid.to_owned());
            }
        });
    }

    /// Makes a change and saves it; what cannot be saved is not changed.
    fn update(self, change: impl FnOnce(&mut GlobalRules)) -> bool {
        let mut for_all = GlobalRules::clone(&self.get_untracked());
        change(&mut for_all);
        let is_saved = storage::try_save(KEY, &encode(&for_all));
        if is_saved {
            self.0.set(Arc::new(for_all));
        }
        is_saved
    }
}

fn position(for_all: &GlobalRules, name: &str) -> Option<usize> {
    for_all.libraries.iter().position(|one| one.name == name)
}

/// A record a library, `on` or `off`, its name and its text; then one of the SIDs.
fn encode(for_all: &GlobalRules) -> String {
    let plain = |text: &str| text.replace([RECORD, FIELD], " ");
    let mut records: Vec<String> = for_all
        .libraries
        .iter()
        .map(|one| {
            let on = if one.on { "on" } else { "off" };
            let text = one.text.as_deref().unwrap_or_default();
            [on, &plain(&one.name), text].join(&FIELD.to_string())
        })
        .collect();
    if !for_all.excluded_sids.is_empty() {
        let sids = for_all.excluded_sids.iter().map(|sid| plain(sid));
        let fields = std::iter::once("out".to_owned()).chain(sids);
        records.push(fields.collect::<Vec<_>>().join(&FIELD.to_string()));
    }
    records.join(&RECORD.to_string())
}

fn decode(saved: &str) -> GlobalRules {
    let mut for_all = GlobalRules::default();
    for record in saved.split(RECORD) {
        let fields: Vec<&str> = record.split(FIELD).collect();
        match fields.as_slice() {
            ["out", sids @ ..] => {
                for_all.excluded_sids = sids.iter().map(|sid| (*sid).to_owned()).collect();
            }
            [on @ ("on" | "off"), name, text] => for_all.libraries.push(LibraryUse {
                name: (*name).to_owned(),
                on: *on == "on",
                text: (!text.is_empty()).then(|| Arc::from(*text)),
            }),
            _ => (),
        }
    }
    for_all
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

    #[test]
    fn what_is_kept_is_read_again() {
        let check = |libraries: &[LibraryUse], excluded_sids: &[&str]| {
            let for_all = GlobalRules {
                libraries: libraries.to_vec(),
                excluded_sids: excluded_sids.iter().map(|sid| (*sid).to_owned()).collect(),
            };
            assert_eq!(decode(&encode(&for_all)), for_all);
        };
        check(&[], &[]);
        check(&[], &["INP01", "AC02"]);
        let own = library("Our \"own\"", true, Some("{\n  \"a\": 1\n}"));
        check(&[own, library("Parapet", false, None)], &["INP01"]);
    }

    #[test]
    fn what_is_no_record_is_passed_over() {
        assert_eq!(decode("x\u{1e}maybe\u{1f}y\u{1f}z"), GlobalRules::default());
    }
}

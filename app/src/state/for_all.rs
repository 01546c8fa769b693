//! The libraries and SIDs that count for all models: saved by this browser, beside what each model
//! says itself.

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::model::LibraryUse;

use super::settings::Settings;
use crate::engine::messages::GlobalRules;

/// What counts for all models, as a signal.
#[derive(Clone, Copy)]
pub(crate) struct ForAllModels(RwSignal<Arc<GlobalRules>>);

impl ForAllModels {
    /// What is saved in this browser.
    pub(crate) fn new(settings: &Settings) -> ForAllModels {
        ForAllModels(RwSignal::new(Arc::new(settings.global_rules.clone())))
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
        let mut rules = GlobalRules::clone(&self.get_untracked());
        change(&mut rules);
        let is_saved = Settings::update(|settings| settings.global_rules = rules.clone());
        if is_saved {
            self.0.set(Arc::new(rules));
        }
        is_saved
    }
}

fn position(rules: &GlobalRules, name: &str) -> Option<usize> {
    rules.libraries.iter().position(|one| one.name == name)
}

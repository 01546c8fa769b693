//! Ids for parts that have none yet: readable, unique, and always the same for the same input.

use std::collections::HashSet;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{Id, Model};

/// The longest stretch of a name that goes into an id, in characters.
const LONGEST: usize = 40;

/// Issues ids, each once.
///
/// The same calls in the same order give the same ids: `server-web-shop`, and for the next server of
/// that name `server-web-shop-2`.
#[derive(Clone, Debug, Default)]
pub struct IdGenerator {
    taken: HashSet<Id, FxBuildHasher>,
    /// The number to try next after an id that was wanted before, so that ten thousand parts of one
    /// name are not tried ten thousand times each.
    next: FxHashMap<String, u32>,
}

impl IdGenerator {
    /// All ids of that model are taken.
    pub fn of(model: &Model) -> IdGenerator {
        let mut ids = IdGenerator::default();
        for part in model.parts() {
            ids.claim(&part.id);
        }
        ids
    }

    /// Takes that id; `false` says that it was taken before.
    pub fn claim(&mut self, id: &Id) -> bool {
        self.taken.insert(id.clone())
    }

    /// A new id made of class and name.
    pub fn fresh(&mut self, class: &str, name: &str) -> Id {
        let wanted = readable(class, name);
        let id = Id::new(&wanted);
        if self.claim(&id) {
            return id;
        }
        loop {
            let next = self.next.entry(wanted.clone()).or_insert(2);
            let id = Id::new(&format!("{wanted}-{next}"));
            *next = next.saturating_add(1);
            if self.claim(&id) {
                return id;
            }
        }
    }
}

/// Class and name as words in small letters, joined by `-`.
fn readable(class: &str, name: &str) -> String {
    let class = kebab(&spaced(class));
    let name = kebab(name);
    match (class.is_empty(), name.is_empty()) {
        (true, true) => "part".to_owned(),
        (false, true) => class,
        (true, false) => name,
        (false, false) => format!("{class}-{name}"),
    }
}

/// `ExternalEntity` as `External Entity`; `LLM` stays whole.
fn spaced(class: &str) -> String {
    let mut spaced = String::new();
    let mut small = false;
    for c in class.chars() {
        if small && c.is_uppercase() {
            spaced.push(' ');
        }
        small = c.is_lowercase();
        spaced.push(c);
    }
    spaced
}

fn kebab(text: &str) -> String {
    let mut kebab = String::new();
    let mut length = 0;
    let mut gap = false;
    for c in text.chars().flat_map(char::to_lowercase) {
        if is_accent(c) {
            continue;
        }
        if !c.is_alphanumeric() {
            gap = length > 0;
            continue;
        }
        if length + usize::from(gap) >= LONGEST {
            break;
        }
        if gap {
            kebab.push('-');
            length += 1;
        }
        gap = false;
        kebab.push(c);
        length += 1;
    }
    kebab
}

/// Accents that are characters of their own (`e` and U+0301): without them the word stays whole.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_class_and_name() {
        let mut ids = IdGenerator::default();
        ids.claim(&Id::new("actor-taken"));
        for (class, name, expected) in [
            ("Server", "Web shop", "server-web-shop"),
            ("Server", "  Web -- shop! ", "server-web-shop-2"),
            ("Server", "Web shop 2", "server-web-shop-2-2"),
            ("Server", "Web shop", "server-web-shop-3"),
            ("ExternalEntity", "Pay", "external-entity-pay"),
            ("LLM", "Model", "llm-model"),
            ("Actor", "Ärztin 医者 🩺", "actor-ärztin-医者"),
            ("Actor", "e\u{301}te\u{301}", "actor-ete"),
            ("Actor", "taken", "actor-taken-2"),
            ("Process", "🩺", "process"),
            ("Process", "", "process-2"),
            ("MQTT broker", "hall", "mqtt-broker-hall"),
            ("", "", "part"),
            ("Data", "a/b\0c\n\"d\"", "data-a-b-c-d"),
        ] {
            assert_eq!(ids.fresh(class, name).as_str(), expected, "{class} {name}");
        }
    }

    #[test]
    fn ids_stay_short() {
        let id = IdGenerator::default().fresh("Server", &"long name ".repeat(50));
        assert_eq!(
            id.as_str(),
            "server-long-name-long-name-long-name-long-name"
        );
    }

    #[test]
    fn ten_thousand_parts_of_one_name_are_told_apart() {
        let mut ids = IdGenerator::default();
        let last = (0..10_000).map(|_| ids.fresh("Server", "x")).last();
        assert_eq!(last, Some(Id::new("server-x-10000")));
    }
}

//! Which part a name or an id stands for.

use rustc_hash::FxHashMap;

use crate::model::{Id, Kind};

/// Names by list and ids, looked up in constant time.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_name: FxHashMap<Kind, FxHashMap<String, Named>>,
    kinds: FxHashMap<Id, Kind>,
}

/// The parts of one name.
#[derive(Debug)]
struct Named {
    /// The last one in the file: its name is what pytm finds, which reads a list into a dictionary.
    last: Id,
    count: usize,
}

/// What a name stands for.
#[derive(Debug, PartialEq)]
pub(super) enum Found {
    /// One part.
    One(Id),
    /// The last of several.
    LastOf(Id, usize),
    /// No part of that kind.
    Nothing,
}

impl Found {
    /// The part that is taken.
    pub(super) fn id(self) -> Option<Id> {
        match self {
            Found::One(id) | Found::LastOf(id, _) => Some(id),
            Found::Nothing => None,
        }
    }
}

impl Names {
    pub(super) fn add(&mut self, kind: Kind, name: &str, id: &Id) {
        self.kinds.insert(id.clone(), kind);
        self.by_name
            .entry(kind)
            .or_default()
            .entry(name.to_owned())
            .and_modify(|named| {
                named.last = id.clone();
                named.count += 1;
            })
            .or_insert_with(|| Named {
                last: id.clone(),
                count: 1,
            });
    }

    /// The part of that kind and name.
    pub(super) fn named(&self, kind: Kind, name: &str) -> Found {
        match self.by_name.get(&kind).and_then(|names| names.get(name)) {
            None => Found::Nothing,
            Some(named) if named.count == 1 => Found::One(named.last.clone()),
            Some(named) => Found::LastOf(named.last.clone(), named.count),
        }
    }

    /// The part of that kind and id.
    pub(super) fn with_id(&self, kind: Kind, id: &str) -> Found {
        let id = Id::new(id);
        match self.kinds.get(&id) {
            Some(there) if *there == kind => Found::One(id),
            _ => Found::Nothing,
        }
    }

    /// Whether any part has that id.
    pub(super) fn knows(&self, id: &Id) -> bool {
        self.kinds.contains_key(id)
    }
}

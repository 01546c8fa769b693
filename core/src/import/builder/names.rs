//! Resolves names and ids to parts.

use rustc_hash::FxHashMap;

use crate::model::{Id, Kind};

/// Names by list and ids, looked up in constant time.
#[derive(Debug, Default)]
pub(in crate::import) struct NameIndex {
    by_name: FxHashMap<Kind, FxHashMap<String, NamedParts>>,
    kinds: FxHashMap<Id, Kind>,
}

/// The parts of one name.
#[derive(Debug)]
struct NamedParts {
    /// The last one in the file: its name is what pytm finds, which reads a list into a dictionary.
    last: Id,
    count: usize,
}

/// What a name refers to.
#[derive(Debug, PartialEq)]
pub(in crate::import) enum Resolved {
    /// One part.
    One(Id),
    /// The last of several.
    LastOf(Id, usize),
    /// No part of that kind.
    NotFound,
}

impl Resolved {
    /// The part that is taken.
    pub(in crate::import) fn id(self) -> Option<Id> {
        match self {
            Resolved::One(id) | Resolved::LastOf(id, _) => Some(id),
            Resolved::NotFound => None,
        }
    }
}

impl NameIndex {
    pub(in crate::import) fn add(&mut self, kind: Kind, name: &str, id: &Id) {
        self.kinds.insert(id.clone(), kind);
        self.by_name
            .entry(kind)
            .or_default()
            .entry(name.to_owned())
            .and_modify(|named| {
                named.last = id.clone();
                named.count += 1;
            })
            .or_insert_with(|| NamedParts {
                last: id.clone(),
                count: 1,
            });
    }

    /// The part of that kind and name.
    pub(in crate::import) fn named(&self, kind: Kind, name: &str) -> Resolved {
        match self.by_name.get(&kind).and_then(|names| names.get(name)) {
            None => Resolved::NotFound,
            Some(named) if named.count == 1 => Resolved::One(named.last.clone()),
            Some(named) => Resolved::LastOf(named.last.clone(), named.count),
        }
    }

    /// The part of that kind and id.
    pub(in crate::import) fn with_id(&self, kind: Kind, id: &str) -> Resolved {
        let id = Id::new(id);
        match self.kinds.get(&id) {
            Some(existing) if *existing == kind => Resolved::One(id),
            _ => Resolved::NotFound,
        }
    }

    /// Whether any part has that id.
    pub(in crate::import) fn has_id(&self, id: &Id) -> bool {
        self.kinds.contains_key(id)
    }
}

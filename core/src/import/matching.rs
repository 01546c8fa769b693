//! Matches the parts of a new model with those of an older one.
//!
//! An id of the file itself decides at once. One that was generated from class and name is no better
//! than these, and worse where several parts have them: then it is compared after them.

use std::collections::VecDeque;
use std::hash::Hash;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Id, IdGenerator, Kind, Model, Part, Schema};

/// For parts of the new model, by kind and position, the position of the same part in the old one.
pub(super) fn match_parts(
    old: &Model,
    new: &Model,
    schema: &Schema,
) -> FxHashMap<(Kind, usize), usize> {
    let mut all = FxHashMap::default();
    let mut same_ids: FxHashMap<&Id, &Id> = FxHashMap::default();
    let has_only_generated_ids = has_only_generated_ids(new);
    let by_id = |part: &Part| Some(part.id.clone());
    let by_name = |part: &Part| Some(part.name.clone());
    for kind in [Kind::Boundary, Kind::Element, Kind::Data, Kind::Dataflow] {
        let mut unmatched = Unmatched::new(old, new, kind);
        if !has_only_generated_ids {
            unmatched.pair_by_key(by_id, by_id);
        }
        if kind == Kind::Dataflow {
            let old_ends = |part: &Part| Some((part.source()?.clone(), part.sink()?.clone()));
            let new_ends = |part: &Part| {
                let source = same_ids.get(part.source()?)?;
                let sink = same_ids.get(part.sink()?)?;
                Some((Id::clone(source), Id::clone(sink)))
            };
            // Answers are often called alike: where they lead distinguishes them.
            unmatched.pair_by_key(
                |part| Some((part.name.clone(), old_ends(part)?)),
                |part| Some((part.name.clone(), new_ends(part)?)),
            );
            unmatched.pair_by_key(by_id, by_id);
            unmatched.pair_by_key(by_name, by_name);
            unmatched.pair_unique(old_ends, new_ends);
        } else {
            let class = |part: &Part| built_in_class(part, schema);
            let by_both = |part: &Part| Some((class(part), part.name.clone()));
            unmatched.pair_by_key(by_both, by_both);
            unmatched.pair_by_key(by_id, by_id);
            // Another class in the script: the name is still its own.
            unmatched.pair_unique(by_name, by_name);
            if kind == Kind::Element {
                // Renamed in the script: the same class at the same ends of the same flows.
                let (before, now) = (flow_names_by_element(old), flow_names_by_element(new));
                let signature = |ends: &FxHashMap<Id, Vec<String>>, part: &Part| {
                    Some((class(part), ends.get(&part.id)?.clone()))
                };
                unmatched.pair_unique(
                    |part| signature(&before, part),
                    |part| signature(&now, part),
                );
            }
        }
        for (new_at, old_at) in unmatched.pairs {
            let ids = (new.list(kind).get(new_at), old.list(kind).get(old_at));
            if let (Some(new_part), Some(old_part)) = ids {
                same_ids.insert(&new_part.id, &old_part.id);
            }
            all.insert((kind, new_at), old_at);
        }
    }
    all
}

/// Whether all ids are those that class and name give: the file had none of its own.
fn has_only_generated_ids(model: &Model) -> bool {
    let mut ids = IdGenerator::default();
    model
        .parts()
        .all(|part| ids.fresh(&part.class, &part.name) == part.id)
}

/// The parts of one kind that have no partner yet, by position.
struct Unmatched<'m> {
    old: Vec<(usize, &'m Part)>,
    new: Vec<(usize, &'m Part)>,
    /// New position and old position.
    pairs: Vec<(usize, usize)>,
}

impl<'m> Unmatched<'m> {
    fn new(old: &'m Model, new: &'m Model, kind: Kind) -> Unmatched<'m> {
        let list = |model: &'m Model| {
            let parts = model.list(kind).iter().map(AsRef::as_ref);
            parts.enumerate().collect()
        };
        Unmatched {
            old: list(old),
            new: list(new),
            pairs: Vec::new(),
        }
    }

    /// Pairs the first of a key with the first of that key, the second with the second, and so on.
    fn pair_by_key<K: Eq + Hash>(
        &mut self,
        old_key: impl Fn(&Part) -> Option<K>,
        new_key: impl Fn(&Part) -> Option<K>,
    ) {
        let mut waiting: FxHashMap<K, VecDeque<usize>> = FxHashMap::default();
        for (position, part) in &self.old {
            if let Some(key) = old_key(part) {
                waiting.entry(key).or_default().push_back(*position);
            }
        }
        let found: Vec<_> = self
            .new
            .iter()
            .filter_map(|(position, part)| {
                let old = waiting.get_mut(&new_key(part)?)?.pop_front()?;
                Some((*position, old))
            })
            .collect();
        self.record_pairs(found);
    }

    /// Pairs parts whose key no other part of their side has.
    fn pair_unique<K: Eq + Hash>(
        &mut self,
        old_key: impl Fn(&Part) -> Option<K>,
        new_key: impl Fn(&Part) -> Option<K>,
    ) {
        let old = unique_positions(&self.old, old_key);
        let found: Vec<_> = unique_positions(&self.new, new_key)
            .into_iter()
            .filter_map(|(key, position)| Some((position?, (*old.get(&key)?)?)))
            .collect();
        self.record_pairs(found);
    }

    fn record_pairs(&mut self, found: Vec<(usize, usize)>) {
        let new: FxHashSet<usize> = found.iter().map(|(new, _)| *new).collect();
        let old: FxHashSet<usize> = found.iter().map(|(_, old)| *old).collect();
        self.new.retain(|(position, _)| !new.contains(position));
        self.old.retain(|(position, _)| !old.contains(position));
        self.pairs.extend(found);
    }
}

/// The position of the one part of each key; `None` where several have it.
fn unique_positions<K: Eq + Hash>(
    parts: &[(usize, &Part)],
    key: impl Fn(&Part) -> Option<K>,
) -> FxHashMap<K, Option<usize>> {
    let mut found = FxHashMap::default();
    for (position, part) in parts {
        if let Some(key) = key(part) {
            found
                .entry(key)
                .and_modify(|position| *position = None)
                .or_insert(Some(*position));
        }
    }
    found
}

/// The built-in class that a part's class is or extends: all that a file without types can say.
fn built_in_class(part: &Part, schema: &Schema) -> String {
    let base = schema
        .class_id(&part.class)
        .and_then(|class| schema.built_in_base(class));
    base.map_or_else(|| part.class.clone(), |base| base.name.clone().into_owned())
}

/// For each element the names of the flows at it, with the direction, sorted.
fn flow_names_by_element(model: &Model) -> FxHashMap<Id, Vec<String>> {
    let mut ends: FxHashMap<Id, Vec<String>> = FxHashMap::default();
    for flow in &model.flows {
        for (end, direction) in [(flow.source(), "from"), (flow.sink(), "to")] {
            if let Some(id) = end {
                let words = format!("{direction} {}", flow.name);
                ends.entry(id.clone()).or_default().push(words);
            }
        }
    }
    let mut sorted: Vec<_> = ends.into_iter().collect();
    for (_, names) in &mut sorted {
        names.sort_unstable();
    }
    sorted.into_iter().collect()
}

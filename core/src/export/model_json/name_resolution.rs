//! What a name leads to when pytm reads the file.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Id, Kind, Model, Value};

/// The names of a model as pytm's loader knows them, and what must not be written for it.
pub(super) struct NameResolution<'m> {
    /// The last part of each name: pytm reads lists into dictionaries.
    last: FxHashMap<(Kind, &'m str), &'m Id>,
    names: FxHashMap<&'m Id, (Kind, &'m str)>,
    duplicates: FxHashSet<(Kind, &'m str)>,
    /// Boundaries that lie in themselves, over however many others: pytm would refuse the file.
    circular: FxHashSet<&'m Id>,
    /// Flows that answer another one.
    responses: FxHashSet<&'m Id>,
}

impl<'m> NameResolution<'m> {
    pub(super) fn of(model: &'m Model) -> NameResolution<'m> {
        let mut resolution = NameResolution {
            last: FxHashMap::default(),
            names: FxHashMap::default(),
            duplicates: FxHashSet::default(),
            circular: circular(model),
            responses: FxHashSet::default(),
        };
        for kind in Kind::ALL {
            for part in model.list(kind) {
                let name = (kind, part.name.as_str());
                resolution.names.insert(&part.id, name);
                if resolution.last.insert(name, &part.id).is_some() {
                    resolution.duplicates.insert(name);
                }
            }
        }
        for flow in &model.flows {
            if flow
                .reference("responseTo")
                .is_some_and(|to| resolution.is(Kind::Dataflow, to))
            {
                resolution.responses.insert(&flow.id);
            }
            if let Some(Value::Reference(answer)) = flow.attributes.get("response") {
                resolution.responses.insert(answer);
            }
        }
        resolution
    }

    /// The name of the part of that kind and id.
    pub(super) fn name(&self, kind: Kind, id: &Id) -> Option<&'m str> {
        let (there, name) = self.names.get(id)?;
        (*there == kind).then_some(name)
    }

    /// Its name, if pytm finds just this part by it.
    pub(super) fn unambiguous_name(&self, kind: Kind, id: &Id) -> Option<&'m str> {
        let name = self.name(kind, id)?;
        (self.last.get(&(kind, name)) == Some(&id)).then_some(name)
    }

    /// Whether another part of that kind has the same name.
    pub(super) fn is_duplicate(&self, kind: Kind, name: &str) -> bool {
        self.duplicates.contains(&(kind, name))
    }

    pub(super) fn is_circular(&self, boundary: &Id) -> bool {
        self.circular.contains(boundary)
    }

    pub(super) fn is_response(&self, flow: &Id) -> bool {
        self.responses.contains(flow)
    }

    fn is(&self, kind: Kind, id: &Id) -> bool {
        self.name(kind, id).is_some()
    }
}

fn circular(model: &Model) -> FxHashSet<&Id> {
    let outer: FxHashMap<&Id, &Id> = model
        .boundaries
        .iter()
        .filter_map(|boundary| Some((&boundary.id, boundary.boundary()?)))
        .collect();
    let mut circular = FxHashSet::default();
    let mut reached: FxHashMap<&Id, usize> = FxHashMap::default();
    for (walk, boundary) in model.boundaries.iter().enumerate() {
        let mut at = &boundary.id;
        while !reached.contains_key(at) {
            reached.insert(at, walk);
            match outer.get(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        // The walk came back to itself: once round.
        if reached.get(at) == Some(&walk) && outer.contains_key(at) {
            let start = at;
            let mut members = vec![at];
            while let Some(next) = outer.get(at).copied().filter(|next| *next != start) {
                if members.len() > outer.len() {
                    break;
                }
                members.push(next);
                at = next;
            }
            if outer.get(at) == Some(&start) {
                circular.extend(members);
            }
        }
    }
    circular
}

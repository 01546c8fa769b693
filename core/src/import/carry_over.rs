//! A newer version of a file read over the model that an older one gave: decisions and pins stay.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::matching::match_parts;
use crate::model::{Attributes, FindingKey, Id, IdGenerator, Kind, Model, Part, Schema, Value};

/// The new model, its parts under the ids that they have in the old one.
///
/// It is for files that have no ids of their own. Parts are matched by id, then by class and name,
/// then by their ends; what the file says of them counts. From the old model come what such a file
/// cannot say: decisions and pins, those of parts that are gone included (they come back with the
/// part), the way of judging, libraries, excluded SIDs, and custom types with the answers to their
/// own attributes.
///
/// Nothing calls it yet: it is for comparing a model with a newer version of its script, whose
/// decisions have to survive.
pub fn carry_over(old: &Model, mut new: Model) -> Model {
    let schema = Schema::of(old).0;
    let pairs = match_parts(old, &new, &schema);
    let old_ids: FxHashMap<Id, Id> = assign_ids(old, &new, &pairs);
    for kind in Kind::ALL {
        let parts = match kind {
            Kind::Boundary => &mut new.boundaries,
            Kind::Element => &mut new.elements,
            Kind::Dataflow => &mut new.flows,
            Kind::Data => &mut new.data,
        };
        let without_types = new.types.is_empty();
        for (position, part) in parts.iter_mut().enumerate() {
            let old_part = pairs.get(&(kind, position));
            let old_part = old_part.and_then(|at| old.list(kind).get(*at));
            let mut changed = with_ids(part, &old_ids);
            if let Some(old_part) = old_part.filter(|_| without_types) {
                changed = with_custom_class(old_part, changed, &schema);
            }
            *part = Arc::new(changed);
        }
    }
    let current_id = |id: &Id| old_ids.get(id).unwrap_or(id).clone();
    new.declared = new.declared.iter().map(current_id).collect();
    let pins: BTreeMap<_, _> = new
        .pins
        .iter()
        .map(|(id, at)| (current_id(id), *at))
        .collect();
    new.pins = old.pins.clone();
    new.pins.extend(pins);
    let decisions = new.decisions.iter().map(|(key, decision)| {
        let key = FindingKey {
            sid: key.sid.clone(),
            element: current_id(&key.element),
        };
        (key, decision.clone())
    });
    let decisions: BTreeMap<_, _> = decisions.collect();
    new.decisions = old.decisions.clone();
    new.decisions.extend(decisions);
    new.judging = old.judging;
    if new.libraries.is_empty() {
        new.libraries.clone_from(&old.libraries);
    }
    if new.excluded_sids.is_empty() {
        new.excluded_sids.clone_from(&old.excluded_sids);
    }
    if new.types.is_empty() {
        new.types.clone_from(&old.types);
    }
    for (key, text) in old.kept.iter().filter(|(key, _)| *key != "pieces") {
        new.kept.entry(key.clone()).or_insert_with(|| text.clone());
    }
    new
}

/// Which id each part of the new model gets: that of the part it matches, or a new one.
fn assign_ids(
    old: &Model,
    new: &Model,
    pairs: &FxHashMap<(Kind, usize), usize>,
) -> FxHashMap<Id, Id> {
    let mut assigned = FxHashMap::default();
    let mut used_ids = IdGenerator::default();
    let old_id = |kind: Kind, position: usize| {
        let at = pairs.get(&(kind, position))?;
        Some(old.list(kind).get(*at)?.id.clone())
    };
    for kind in Kind::ALL {
        for (position, part) in new.list(kind).iter().enumerate() {
            if let Some(id) = old_id(kind, position) {
                used_ids.claim(&id);
                assigned.insert(part.id.clone(), id);
            }
        }
    }
    for kind in Kind::ALL {
        for (position, part) in new.list(kind).iter().enumerate() {
            if old_id(kind, position).is_none() && !used_ids.claim(&part.id) {
                let id = used_ids.fresh(&part.class, &part.name);
                assigned.insert(part.id.clone(), id);
            }
        }
    }
    assigned
}

fn with_ids(part: &Part, ids: &FxHashMap<Id, Id>) -> Part {
    let current_id = |id: &Id| ids.get(id).unwrap_or(id).clone();
    let attributes = part.attributes.iter().map(|(name, value)| {
        let value = match value {
            Value::Reference(id) => Value::Reference(current_id(id)),
            Value::References(list) => Value::References(list.iter().map(current_id).collect()),
            other => other.clone(),
        };
        (name.to_owned(), value)
    });
    Part {
        id: current_id(&part.id),
        name: part.name.clone(),
        class: part.class.clone(),
        attributes: attributes.collect(),
    }
}

/// The part with the custom class that it had, if the file names the class that this extends: a file
/// without custom types cannot say more.
fn with_custom_class(old_part: &Part, mut part: Part, schema: &Schema) -> Part {
    let Some(class) = schema.class_id(&old_part.class) else {
        return part;
    };
    let custom = schema.class(class).is_some_and(|class| class.custom);
    let Some(base) = schema.built_in_base(class) else {
        return part;
    };
    if !custom || base.name != part.class {
        return part;
    }
    part.class.clone_from(&old_part.class);
    let known: FxHashSet<&str> = base
        .attributes
        .iter()
        .map(|one| one.name.as_ref())
        .collect();
    let own: Attributes = old_part
        .attributes
        .iter()
        .filter(|(name, _)| !known.contains(name) && part.attributes.get(name).is_none())
        .map(|(name, value)| (name.to_owned(), value.clone()))
        .collect();
    for (name, value) in own.iter() {
        if schema.attribute(class, name).is_some() {
            part.attributes.set(name, Some(value.clone()));
        }
    }
    part
}

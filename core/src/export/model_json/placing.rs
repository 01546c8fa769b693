//! Where a value of an attribute stands: under pytm's key, under ours, or under both.

use super::lists::{self, choice, plain};
use super::reach::Reach;
use crate::json::Output;
use crate::model::schema::{Attribute, Type};
use crate::model::{Id, Kind, Value};

/// Where a value stands.
pub(super) enum Place {
    /// pytm's form says it all.
    Pytm(Output),
    /// pytm would refuse it, or read it as something else.
    Own(Output),
    /// It was only kept, and pytm would refuse it.
    Kept(Output),
    /// pytm is told what it can be told; ours says it in full and wins.
    Both { pytm: Output, own: Output },
}

/// Names that pytm's loader trips over, or that it understands differently from the way they are meant:
/// Parapet never writes them under pytm's keys.
pub(super) fn reserved(name: &str) -> bool {
    matches!(
        name,
        "self"
            | "uuid"
            | "is_drawn"
            | "name"
            | "__class__"
            | "parapet"
            | "lifetime"
            | "response"
            | "responseTo"
            | "data"
            | "controls"
            | "boundaries"
            | "elements"
            | "flows"
            | "findings"
            | "excluded_findings"
            | "inputs"
            | "outputs"
            | "carriedBy"
            | "processedBy"
    )
}

/// The place of a value that is set on the part of that kind and id.
pub(super) fn place_value(
    kind: Kind,
    id: &Id,
    attribute: &Attribute,
    value: &Value,
    reach: &Reach<'_>,
) -> Place {
    let name = attribute.name.as_ref();
    let own = plain(value, Some(attribute));
    if let Value::Raw(_) = value {
        return Place::Kept(own);
    }
    if !attribute.kind.accepts(value) || attribute.computed {
        return Place::Own(own);
    }
    match value {
        Value::Choice(member) if choice(member, Some(attribute)).is_none() => Place::Own(own),
        Value::Reference(target) => place_reference(kind, id, attribute, target, own, reach),
        Value::References(targets) if kind == Kind::Dataflow && name == "data" => {
            place_data(targets, own, reach)
        }
        Value::References(_) => Place::Own(own),
        Value::Overrides(list) => match lists::overrides_for_pytm(list) {
            Some(pytm) => Place::Both { pytm, own },
            None => Place::Pytm(own),
        },
        Value::Assumptions(list) => match lists::assumptions_for_pytm(list) {
            Some(pytm) => Place::Both { pytm, own },
            None => Place::Pytm(own),
        },
        _ if reserved(name) => Place::Own(own),
        _ => Place::Pytm(own),
    }
}

fn place_reference(
    kind: Kind,
    id: &Id,
    attribute: &Attribute,
    target: &Id,
    own: Output,
    reach: &Reach<'_>,
) -> Place {
    let Type::Reference(wanted) = attribute.kind else {
        return Place::Own(own);
    };
    let sure = reach.sure_name(wanted, target).map(Output::text);
    match (attribute.name.as_ref(), kind) {
        // pytm loads no flow without ends: of several parts of one name it takes the last.
        ("source" | "sink", Kind::Dataflow) => match (sure, reach.name(wanted, target)) {
            (Some(pytm), _) => Place::Pytm(pytm),
            (None, Some(name)) => Place::Both {
                pytm: Output::text(name),
                own,
            },
            (None, None) => Place::Own(own),
        },
        ("inBoundary", Kind::Element) => sure.map_or(Place::Own(own), Place::Pytm),
        // Of two boundaries of one name pytm gives the last the boundary that either names.
        ("inBoundary", Kind::Boundary)
            if !reach.is_circular(id)
                && reach
                    .name(Kind::Boundary, id)
                    .is_some_and(|name| !reach.is_twice(Kind::Boundary, name)) =>
        {
            sure.map_or(Place::Own(own), Place::Pytm)
        }
        _ => Place::Own(own),
    }
}

fn place_data(targets: &[Id], own: Output, reach: &Reach<'_>) -> Place {
    let sure = targets
        .iter()
        .all(|id| reach.sure_name(Kind::Data, id).is_some());
    let mut names: Vec<&str> = Vec::new();
    for name in targets.iter().filter_map(|id| reach.name(Kind::Data, id)) {
        if sure || !names.contains(&name) {
            names.push(name);
        }
    }
    let pytm = Output::List(names.into_iter().map(Output::text).collect());
    if sure {
        Place::Pytm(pytm)
    } else {
        Place::Both { pytm, own }
    }
}

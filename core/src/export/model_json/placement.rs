//! Where a value of an attribute is written: under pytm's key, under ours, or under both.

use super::lists::{self, member_output, value_output};
use super::name_resolution::NameResolution;
use crate::json::Output;
use crate::model::{Id, Kind, Value};
use crate::schema::{Attribute, Type};

/// Where a value is written.
pub(super) enum Placement {
    /// pytm's form says it all.
    Pytm(Output),
    /// pytm would refuse it, or read it as something else.
    Own(Output),
    /// It was only kept, and pytm would refuse it.
    Kept(Output),
    /// pytm gets what it can read; ours has the full value and takes precedence.
    Both { pytm: Output, own: Output },
}

/// Names that pytm's loader trips over, or that it understands differently from the way they are meant:
/// Parapet never writes them under pytm's keys.
pub(super) fn is_reserved(name: &str) -> bool {
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
pub(super) fn placement_of(
    kind: Kind,
    id: &Id,
    attribute: &Attribute,
    value: &Value,
    resolution: &NameResolution<'_>,
) -> Placement {
    let name = attribute.name.as_ref();
    let own = value_output(value, Some(attribute));
    if let Value::Raw(_) = value {
        return Placement::Kept(own);
    }
    if !attribute.kind.accepts(value) || attribute.computed {
        return Placement::Own(own);
    }
    match value {
        Value::Choice(member) if member_output(member, Some(attribute)).is_none() => {
            Placement::Own(own)
        }
        Value::Reference(target) => {
            placement_of_reference(kind, id, attribute, target, own, resolution)
        }
        Value::References(targets) if kind == Kind::Dataflow && name == "data" => {
            placement_of_data(targets, own, resolution)
        }
        Value::References(_) => Placement::Own(own),
        Value::Overrides(list) => match lists::overrides_for_pytm(list) {
            Some(pytm) => Placement::Both { pytm, own },
            None => Placement::Pytm(own),
        },
        Value::Assumptions(list) => match lists::assumptions_for_pytm(list) {
            Some(pytm) => Placement::Both { pytm, own },
            None => Placement::Pytm(own),
        },
        _ if is_reserved(name) => Placement::Own(own),
        _ => Placement::Pytm(own),
    }
}

fn placement_of_reference(
    kind: Kind,
    id: &Id,
    attribute: &Attribute,
    target: &Id,
    own: Output,
    resolution: &NameResolution<'_>,
) -> Placement {
    let Type::Reference(wanted) = attribute.kind else {
        return Placement::Own(own);
    };
    let unambiguous = resolution
        .unambiguous_name(wanted, target)
        .map(Output::text);
    match (attribute.name.as_ref(), kind) {
        // pytm loads no flow without ends: of several parts of one name it takes the last.
        ("source" | "sink", Kind::Dataflow) => match (unambiguous, resolution.name(wanted, target))
        {
            (Some(pytm), _) => Placement::Pytm(pytm),
            (None, Some(name)) => Placement::Both {
                pytm: Output::text(name),
                own,
            },
            (None, None) => Placement::Own(own),
        },
        ("inBoundary", Kind::Element) => unambiguous.map_or(Placement::Own(own), Placement::Pytm),
        // Of two boundaries of one name pytm gives the last the boundary that either names.
        ("inBoundary", Kind::Boundary)
            if !resolution.is_circular(id)
                && resolution
                    .name(Kind::Boundary, id)
                    .is_some_and(|name| !resolution.is_duplicate(Kind::Boundary, name)) =>
        {
            unambiguous.map_or(Placement::Own(own), Placement::Pytm)
        }
        _ => Placement::Own(own),
    }
}

fn placement_of_data(targets: &[Id], own: Output, resolution: &NameResolution<'_>) -> Placement {
    let unambiguous = targets
        .iter()
        .all(|id| resolution.unambiguous_name(Kind::Data, id).is_some());
    let mut names: Vec<&str> = Vec::new();
    for name in targets
        .iter()
        .filter_map(|id| resolution.name(Kind::Data, id))
    {
        if unambiguous || !names.contains(&name) {
            names.push(name);
        }
    }
    let pytm = Output::List(names.into_iter().map(Output::text).collect());
    if unambiguous {
        Placement::Pytm(pytm)
    } else {
        Placement::Both { pytm, own }
    }
}

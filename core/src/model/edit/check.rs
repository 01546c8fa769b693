//! What an edit must fulfil before it is applied.

use crate::diagnostic::{Diagnostic, messages};
use crate::model::{Id, Kind, Model, Part, Schema, Value};
use crate::schema::{Attribute, ClassId, Type};

/// A part to be added: a free id, a name, a class of its kind, values that fit, both ends of a flow.
pub(super) fn addition(
    model: &Model,
    schema: &Schema,
    kind: Kind,
    part: &Part,
) -> Result<(), Diagnostic> {
    if model.find(&part.id).is_some() {
        return Err(messages::id_taken(&part.id).part(part.id.as_str()));
    }
    name(&part.name)?;
    let class = class_of_kind(schema, &part.class, kind)?;
    for (attribute, value) in part.attributes.iter() {
        if let Some(known) = schema.attribute(class, attribute) {
            check_value(model, schema, known, Some(value), &part.name)?;
        }
    }
    if kind == Kind::Dataflow && (part.source().is_none() || part.sink().is_none()) {
        return Err(messages::flow_without_ends(&part.name));
    }
    Ok(())
}

/// A name: anything but nothing.
pub(super) fn name(name: &str) -> Result<(), Diagnostic> {
    if name.trim().is_empty() {
        Err(messages::name_missing())
    } else {
        Ok(())
    }
}

/// A new class for a part: one of the same kind.
pub(super) fn class(
    model: &Model,
    schema: &Schema,
    id: &Id,
    class: &str,
) -> Result<(), Diagnostic> {
    let kind = kind_of(model, id)?;
    class_of_kind(schema, class, kind).map(|_| ())
}

/// A new value for an attribute of a part.
pub(super) fn value(
    model: &Model,
    schema: &Schema,
    id: &Id,
    attribute: &str,
    value: Option<&Value>,
) -> Result<(), Diagnostic> {
    let Some((kind, part)) = model.find(id) else {
        return Err(no_such_part(id));
    };
    let known = schema.attribute_of(&part.class, attribute);
    match known {
        Some(known) => check_value(model, schema, known, value, &part.name)?,
        // What the schema does not know may be taken away, or put back as it was kept.
        None if matches!(value, None | Some(Value::Raw(_))) => return Ok(()),
        None => return Err(no_such_attribute(&part.class, attribute)),
    }
    if kind == Kind::Dataflow && matches!(attribute, "source" | "sink") && value.is_none() {
        return Err(messages::flow_without_ends(&part.name)
            .part(id.as_str())
            .attribute(attribute));
    }
    if let ("inBoundary", Some(Value::Reference(into))) = (attribute, value) {
        no_cycle(model, id, into)?;
    }
    Ok(())
}

/// A new value for an attribute of the model.
pub(super) fn model_value(
    schema: &Schema,
    attribute: &str,
    value: Option<&Value>,
) -> Result<(), Diagnostic> {
    match schema.attribute_of("TM", attribute) {
        Some(known) => check_value(&Model::default(), schema, known, value, "the model"),
        None if matches!(value, None | Some(Value::Raw(_))) => Ok(()),
        None => Err(no_such_attribute("model", attribute)),
    }
}

/// The kind of the part of that id, if it is there.
pub(super) fn kind_of(model: &Model, id: &Id) -> Result<Kind, Diagnostic> {
    model
        .find(id)
        .map(|(kind, _)| kind)
        .ok_or_else(|| no_such_part(id))
}

/// Says that there is no part of that id.
pub(super) fn no_such_part(id: &Id) -> Diagnostic {
    messages::no_such_part(&id).part(id.as_str())
}

fn no_such_attribute(class: &str, attribute: &str) -> Diagnostic {
    messages::no_such_attribute(&class, &attribute).attribute(attribute)
}

fn class_of_kind(schema: &Schema, class: &str, kind: Kind) -> Result<ClassId, Diagnostic> {
    let Some(id) = schema.class_id(class) else {
        return Err(messages::no_such_class(&class));
    };
    match schema.kind_of(id) == Some(kind) {
        true => Ok(id),
        false => Err(messages::class_of_another_kind(&class)),
    }
}

/// Whether a value is one that the attribute takes, and refers only to existing parts.
fn check_value(
    model: &Model,
    schema: &Schema,
    attribute: &Attribute,
    value: Option<&Value>,
    name: &str,
) -> Result<(), Diagnostic> {
    let Some(value) = value else { return Ok(()) };
    let of_type = match (&attribute.kind, value) {
        (Type::Bool, Value::Bool(_))
        | (Type::Int, Value::Int(_))
        | (Type::Text, Value::Text(_))
        | (Type::Reference(_), Value::Reference(_))
        | (Type::References(_), Value::References(_))
        | (Type::Numbers, Value::Numbers(_))
        | (Type::Texts, Value::Texts(_))
        | (Type::Overrides, Value::Overrides(_))
        | (Type::Assumptions, Value::Assumptions(_)) => true,
        (Type::Choice(enumeration), Value::Choice(member)) => schema
            .enumeration(enumeration)
            .is_some_and(|all| all.position(member).is_some()),
        (_, Value::Raw(_)) => true,
        _ => false,
    };
    if !of_type || attribute.computed {
        return Err(messages::value_of_another_type(&attribute.label, &name)
            .attribute(attribute.name.as_ref()));
    }
    if let Type::Reference(kind) | Type::References(kind) = attribute.kind {
        for id in value.references() {
            // A flow may start and end at any element; pytm lets it end at a boundary too.
            let actual = kind_of(model, id)?;
            if actual != kind && !(kind == Kind::Element && actual == Kind::Boundary) {
                return Err(
                    messages::reference_of_another_kind(&attribute.label, &name, &id)
                        .attribute(attribute.name.as_ref()),
                );
            }
        }
    }
    Ok(())
}

/// No boundary may be inside itself.
fn no_cycle(model: &Model, id: &Id, into: &Id) -> Result<(), Diagnostic> {
    let named = |id: &Id| {
        model
            .find(id)
            .map_or_else(|| id.to_string(), |(_, part)| part.name.clone())
    };
    let mut at = Some(into.clone());
    for _ in 0..=model.boundaries.len() {
        let Some(boundary) = at else { return Ok(()) };
        if boundary == *id {
            let (inner, outer) = (named(into), named(id));
            let diagnostic = match into == id {
                true => messages::boundary_inside_itself(&outer),
                false => messages::boundary_inside_its_content(&outer, &inner),
            };
            return Err(diagnostic.part(id.as_str()));
        }
        at = model
            .boundaries
            .iter()
            .find(|part| part.id == boundary)
            .and_then(|part| part.boundary().cloned());
    }
    Ok(())
}

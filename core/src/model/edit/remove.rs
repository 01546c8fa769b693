//! Removes a part and everything that makes no sense without it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::check;
use crate::diagnostic::Diagnostic;
use crate::model::{Attributes, Id, Kind, Model, Part, Value};

/// Removes a part; its flows go with it, and nothing refers to any of them any more.
pub(super) fn remove(model: &mut Model, id: &Id) -> Result<(), Diagnostic> {
    let kind = check::kind_of(model, id)?;
    let around = model
        .find(id)
        .and_then(|(_, part)| part.boundary().cloned());
    let mut gone = BTreeSet::from([id.clone()]);
    if kind != Kind::Data {
        let touches = |flow: &Part| {
            [flow.source(), flow.sink()]
                .into_iter()
                .flatten()
                .any(|end| end == id)
        };
        gone.extend(
            model
                .flows
                .iter()
                .filter(|flow| touches(flow))
                .map(|flow| flow.id.clone()),
        );
    }
    for kind in Kind::ALL {
        let list = model.list_mut(kind);
        list.retain(|part| !gone.contains(&part.id));
        for part in list {
            if let Some(changed) = without(&part.attributes, &gone, around.as_ref()) {
                Arc::make_mut(part).attributes = changed;
            }
        }
    }
    model.pins.retain(|id, _| !gone.contains(id));
    model
        .decisions
        .retain(|key, _| !gone.contains(&key.element));
    model.declared.retain(|id| !gone.contains(id));
    Ok(())
}

/// The attributes without what refers to the parts that are gone; `None` where nothing does.
/// What lay in a boundary that is gone lies in the one around it.
fn without(
    attributes: &Attributes,
    gone: &BTreeSet<Id>,
    around: Option<&Id>,
) -> Option<Attributes> {
    let refers = |value: &Value| value.references().iter().any(|id| gone.contains(id));
    if !attributes.iter().any(|(_, value)| refers(value)) {
        return None;
    }
    let changed = attributes.iter().filter_map(|(name, value)| {
        let value = match value {
            Value::Reference(_) if refers(value) && name == "inBoundary" => {
                Value::Reference(around?.clone())
            }
            Value::Reference(_) if refers(value) => return None,
            Value::References(ids) => Value::References(
                ids.iter()
                    .filter(|id| !gone.contains(*id))
                    .cloned()
                    .collect(),
            ),
            other => other.clone(),
        };
        Some((name.to_owned(), value))
    });
    Some(changed.collect())
}

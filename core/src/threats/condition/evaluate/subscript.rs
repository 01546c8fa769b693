//! Items by their index, and slices.

use super::{Evaluated, Evaluation, Scope, error};
use crate::python::Span;
use crate::threats::condition::program::Node;
use crate::threats::condition::value::{Text, Value};
use crate::threats::facts::Facts;

impl<'a, F: Facts> Evaluation<'a, F> {
    /// `object[index]`
    pub(super) fn subscript(
        &self,
        object: &Value<'a>,
        index: &Value<'a>,
        span: Span,
    ) -> Evaluated<Value<'a>> {
        if let Value::Dict(entries) = object {
            self.hashable(index, span)?;
            return match self.entry(entries, index, span)? {
                Some(value) => Ok(value.clone()),
                None => Err(error(span, "The dictionary has no such key.")),
            };
        }
        let length = self.sequence(object, span)?;
        let Some(index) = index.integer() else {
            let kind = self.type_name(index);
            return Err(error(
                span,
                format!("An index is a whole number, not {kind}."),
            ));
        };
        let behind = || length.checked_sub(usize::try_from(index.unsigned_abs()).ok()?);
        let at = usize::try_from(index).ok().or_else(behind);
        match at.and_then(|at| item_at(object, at)) {
            Some(item) => Ok(item),
            None => self.index_error(index, length, span),
        }
    }

    /// `object[start:stop:step]`
    pub(super) fn slice(
        &self,
        object: &'a Node,
        bounds: &'a [Option<Node>; 3],
        scope: Scope<'_, 'a>,
        span: Span,
    ) -> Evaluated<Value<'a>> {
        let object = self.node(object, scope)?;
        let [start, stop, step] = bounds;
        let start = self.slice_bound(start.as_ref(), scope)?;
        let stop = self.slice_bound(stop.as_ref(), scope)?;
        let step = self.slice_bound(step.as_ref(), scope)?.unwrap_or(1);
        let length = self.sequence(&object, span)?;
        if step == 0 {
            return Err(error(span, "A slice cannot go by steps of zero."));
        }
        self.spend(length, span)?;
        let indices = positions(length, start, stop, step);
        if let Value::Text(text) = &object {
            let characters: Vec<char> = text.as_str().chars().collect();
            let picked = indices.iter().filter_map(|at| characters.get(*at));
            return Ok(Value::owned_text(&picked.collect::<String>()));
        }
        let items = indices.iter().filter_map(|at| item_at(&object, *at));
        let items = items.collect();
        Ok(match object {
            Value::Tuple(_) => Value::Tuple(items),
            _ => Value::List(items),
        })
    }

    fn slice_bound(&self, bound: Option<&'a Node>, scope: Scope<'_, 'a>) -> Evaluated<Option<i64>> {
        let Some(node) = bound else {
            return Ok(None);
        };
        match self.node(node, scope)? {
            Value::None => Ok(None),
            value => match value.integer() {
                Some(at) => Ok(Some(at)),
                None => {
                    let kind = self.type_name(&value);
                    let message = format!("A slice ends at a whole number, not at {kind}.");
                    Err(error(node.span, message))
                }
            },
        }
    }

    /// How many items a value has that can be indexed; an error for others.
    fn sequence(&self, value: &Value<'a>, span: Span) -> Evaluated<usize> {
        match value {
            Value::Text(text) => Ok(text.as_str().chars().count()),
            Value::List(items) | Value::Tuple(items) => Ok(items.len()),
            Value::Texts(texts) => Ok(texts.len()),
            Value::Parts(parts) if !self.is_data(parts) => Ok(parts.len()),
            Value::Parts(_) => Err(error(span, "Data has no order, and so no first item.")),
            _ => {
                let kind = self.type_name(value);
                Err(error(span, format!("{kind} has no items by index.")))
            }
        }
    }
}

fn item_at<'a>(value: &Value<'a>, at: usize) -> Option<Value<'a>> {
    match value {
        Value::Text(text) => {
            let c = text.as_str().chars().nth(at)?;
            Some(Value::owned_text(c.encode_utf8(&mut [0; 4])))
        }
        Value::List(items) | Value::Tuple(items) => items.get(at).cloned(),
        Value::Texts(texts) => Some(Value::Text(Text::Borrowed(texts.get(at)?))),
        Value::Parts(parts) => parts.get(at).map(|part| Value::Part(*part)),
        _ => None,
    }
}

/// The positions that a slice takes, as Python counts them.
fn positions(length: usize, start: Option<i64>, stop: Option<i64>, step: i64) -> Vec<usize> {
    let length = i64::try_from(length).unwrap_or(i64::MAX);
    let forward = step > 0;
    let (lowest, highest) = if forward {
        (0, length)
    } else {
        (-1, length.saturating_sub(1))
    };
    let bound = |bound: Option<i64>, otherwise: i64| match bound {
        None => otherwise,
        Some(bound) if bound < 0 => bound.saturating_add(length).max(lowest),
        Some(bound) => bound.min(highest),
    };
    let (first, last) = if forward {
        (lowest, highest)
    } else {
        (highest, lowest)
    };
    let (mut at, stop) = (bound(start, first), bound(stop, last));
    let mut indices = Vec::new();
    while if forward { at < stop } else { at > stop } {
        indices.extend(usize::try_from(at).ok());
        at = at.saturating_add(step);
    }
    indices
}

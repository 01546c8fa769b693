//! Lists, tuples, sets, dictionaries and texts: built, concatenated, repeated.

use super::{Evaluated, Evaluation, Scope, error};
use crate::python::{Binary, Span};
use crate::threats::condition::program::Node;
use crate::threats::condition::value::Value;
use crate::threats::facts::Facts;

impl<'a, F: Facts> Evaluation<'a, F> {
    /// What an operator of arithmetic makes of values that are not both numbers.
    pub(super) fn combine_collections(
        &self,
        binary: Binary,
        left: &Value<'a>,
        right: &Value<'a>,
        span: Span,
    ) -> Evaluated<Value<'a>> {
        let result = match binary {
            Binary::Add => self.concatenate(left, right, span)?,
            Binary::Multiply => match (left.integer(), right.integer()) {
                (None, Some(times)) => self.repeat(left, times, span)?,
                (Some(times), None) => self.repeat(right, times, span)?,
                _ => None,
            },
            Binary::And | Binary::Or | Binary::Xor | Binary::Subtract => {
                match (self.set_items(left), self.set_items(right)) {
                    (Some(left), Some(right)) => {
                        Some(self.combine_sets(binary, &left, right, span)?)
                    }
                    _ => None,
                }
            }
            _ => None,
        };
        result.ok_or_else(|| self.unsupported_operands(binary, left, right, span))
    }

    fn concatenate(
        &self,
        left: &Value<'a>,
        right: &Value<'a>,
        span: Span,
    ) -> Evaluated<Option<Value<'a>>> {
        let length = |value: &Value<'a>| value.length().unwrap_or(0);
        self.spend(length(left).saturating_add(length(right)), span)?;
        Ok(match (left, right) {
            (Value::Text(left), Value::Text(right)) => {
                Some(Value::owned_text(&[left.as_str(), right.as_str()].concat()))
            }
            (Value::Tuple(left), Value::Tuple(right)) => {
                Some(Value::Tuple([&**left, &**right].concat().into()))
            }
            _ => match (self.list_items(left), self.list_items(right)) {
                (Some(left), Some(right)) => Some(Value::List([left, right].concat().into())),
                _ => None,
            },
        })
    }

    fn repeat(&self, sequence: &Value<'a>, times: i64, span: Span) -> Evaluated<Option<Value<'a>>> {
        let times = usize::try_from(times).unwrap_or(0);
        let length = sequence.length().unwrap_or(0);
        self.spend(length.saturating_mul(times), span)?;
        // Nothing repeated is nothing, however often.
        let times = if length == 0 { 0 } else { times };
        let repeat_items = |items: &[Value<'a>]| {
            std::iter::repeat_n(items, times)
                .flatten()
                .cloned()
                .collect()
        };
        Ok(match sequence {
            Value::Text(text) => Some(Value::owned_text(&text.as_str().repeat(times))),
            Value::Tuple(items) => Some(Value::Tuple(repeat_items(items))),
            _ => self
                .list_items(sequence)
                .map(|items| Value::List(repeat_items(&items))),
        })
    }

    fn combine_sets(
        &self,
        binary: Binary,
        left: &[Value<'a>],
        right: Vec<Value<'a>>,
        span: Span,
    ) -> Evaluated<Value<'a>> {
        let mut items = Vec::new();
        for item in left {
            let shared = self.among(item, &right, span)?;
            let included = match binary {
                Binary::And => shared,
                Binary::Or => true,
                _ => !shared,
            };
            if included {
                items.push(item.clone());
            }
        }
        if matches!(binary, Binary::Or | Binary::Xor) {
            for item in right {
                if !self.among(&item, left, span)? {
                    items.push(item);
                }
            }
        }
        Ok(Value::Set(items.into()))
    }

    /// A set of these items, each once.
    pub(super) fn set_of(&self, items: Vec<Value<'a>>, span: Span) -> Evaluated<Value<'a>> {
        let mut set: Vec<Value<'a>> = Vec::with_capacity(items.len());
        for item in items {
            self.hashable(&item, span)?;
            if !self.among(&item, &set, span)? {
                set.push(item);
            }
        }
        Ok(Value::Set(set.into()))
    }

    /// A dictionary: of equal keys the last one's value counts.
    pub(super) fn dict(
        &self,
        entries: &'a [(Node, Node)],
        scope: Scope<'_, 'a>,
        span: Span,
    ) -> Evaluated<Value<'a>> {
        let mut result: Vec<(Value<'a>, Value<'a>)> = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let key = self.node(key, scope)?;
            let value = self.node(value, scope)?;
            self.hashable(&key, span)?;
            let mut existing = None;
            for (other, old) in &mut result {
                self.spend(1, span)?;
                if self.equal(other, &key, span)? {
                    existing = Some(old);
                    break;
                }
            }
            match existing {
                Some(old) => *old = value,
                None => result.push((key, value)),
            }
        }
        Ok(Value::Dict(result.into()))
    }

    /// The items of what Python has as a set.
    pub(super) fn set_items(&self, value: &Value<'a>) -> Option<Vec<Value<'a>>> {
        match value {
            Value::Set(items) => Some(items.to_vec()),
            Value::Numbers(numbers) => Some(numbers.iter().map(|n| Value::Int(*n)).collect()),
            // An empty list of parts may be either, and has nothing to tell.
            Value::Parts(parts) if parts.is_empty() || self.is_data(parts) => {
                Some(parts.iter().map(|part| Value::Part(*part)).collect())
            }
            _ => None,
        }
    }

    /// The items of what Python has as a list.
    pub(super) fn list_items(&self, value: &Value<'a>) -> Option<Vec<Value<'a>>> {
        match value {
            Value::List(items) => Some(items.to_vec()),
            Value::Texts(_) => value.clone().items().map(Iterator::collect),
            Value::Parts(parts) if !self.is_data(parts) => {
                value.clone().items().map(Iterator::collect)
            }
            _ => None,
        }
    }

    /// The error of a value that has no such item.
    pub(super) fn index_error(
        &self,
        index: i64,
        length: usize,
        span: Span,
    ) -> Evaluated<Value<'a>> {
        Err(error(
            span,
            format!("There is no item {index} where there are {length}."),
        ))
    }
}

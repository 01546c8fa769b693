//! What is equal to what, and what is in what.

use std::cmp::Ordering;

use super::compare::numbers;
use super::looping::break_if;
use super::{Evaluated, Evaluation, Scope, error};
use crate::model::PartIndex;
use crate::python::{Comparison, Span};
use crate::threats::condition::program::{Node, NodeKind};
use crate::threats::condition::value::Value;
use crate::threats::facts::Facts;

impl<'a, F: Facts> Evaluation<'a, F> {
    /// Python's `==`. It is never an error, but for the work it takes.
    pub(super) fn equal(&self, left: &Value<'a>, right: &Value<'a>, span: Span) -> Evaluated<bool> {
        match (left, right) {
            // What is compared most is decided at once.
            (Value::Text(left), Value::Text(right)) => Ok(left.as_str() == right.as_str()),
            (Value::Choice { .. } | Value::Part(_) | Value::None | Value::Class(_), _)
            | (_, Value::Choice { .. } | Value::Part(_) | Value::None | Value::Class(_)) => {
                Ok(left.is_same(right))
            }
            (Value::Bool(_) | Value::Int(_) | Value::Float(_), _) => {
                Ok(match (left.number(), right.number()) {
                    (Some(left), Some(right)) => numbers(left, right) == Some(Ordering::Equal),
                    _ => false,
                })
            }
            (Value::Tuple(left), Value::Tuple(right)) => self.all_equal(left, right, span),
            (Value::Dict(left), Value::Dict(right)) => self.dicts_equal(left, right, span),
            // A set of data is equal to the name of one of them, as in pytm.
            (Value::Parts(parts), Value::Text(name)) | (Value::Text(name), Value::Parts(parts)) => {
                Ok(self.is_named(parts, name.as_str()))
            }
            _ => {
                if let (Some(left), Some(right)) = (self.set_items(left), self.set_items(right)) {
                    let inside = self.subset(Comparison::LessEqual, &left, &right, span)?;
                    return Ok(inside && left.len() == right.len());
                }
                match (self.list_items(left), self.list_items(right)) {
                    (Some(left), Some(right)) => self.all_equal(&left, &right, span),
                    _ => Ok(false),
                }
            }
        }
    }

    fn all_equal(&self, left: &[Value<'a>], right: &[Value<'a>], span: Span) -> Evaluated<bool> {
        if left.len() != right.len() {
            return Ok(false);
        }
        for (one, other) in left.iter().zip(right) {
            self.spend(1, span)?;
            if !self.equal(one, other, span)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn dicts_equal(
        &self,
        left: &[(Value<'a>, Value<'a>)],
        right: &[(Value<'a>, Value<'a>)],
        span: Span,
    ) -> Evaluated<bool> {
        if left.len() != right.len() {
            return Ok(false);
        }
        for (key, value) in left {
            match self.entry(right, key, span)? {
                Some(other_value) if self.equal(value, other_value, span)? => {}
                _ => return Ok(false),
            }
        }
        Ok(true)
    }

    /// Whether a value is in what a node stands for, without making a list of it.
    pub(super) fn is_among(
        &self,
        item: &Value<'a>,
        container: &'a Node,
        scope: Scope<'_, 'a>,
        span: Span,
    ) -> Evaluated<bool> {
        match &container.kind {
            NodeKind::Generator(_) => {
                let outcome = self.each(container, scope, &mut |other| {
                    Ok(break_if(self.equal(item, &other, span)?))
                })?;
                Ok(outcome.is_break())
            }
            // Python makes the whole list before it looks; of constants none can fail.
            NodeKind::List(items) | NodeKind::Tuple(items)
                if items
                    .iter()
                    .all(|item| matches!(item.kind, NodeKind::Constant(_))) =>
            {
                for node in items {
                    if self.equal(item, &self.node(node, scope)?, span)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            _ => {
                let container = self.node(container, scope)?;
                self.contains(&container, item, span)
            }
        }
    }

    /// Python's `in`.
    pub(super) fn contains(
        &self,
        container: &Value<'a>,
        item: &Value<'a>,
        span: Span,
    ) -> Evaluated<bool> {
        match (container, item) {
            (Value::Text(text), Value::Text(piece)) => Ok(text.as_str().contains(piece.as_str())),
            (Value::Text(_), _) => Err(error(
                span,
                format!(
                    "`in` looks for text in text, not for {}.",
                    self.type_name(item)
                ),
            )),
            (Value::Parts(parts), Value::Part(part)) => Ok(parts.contains(part)),
            (Value::Parts(parts), Value::Text(name)) => Ok(self.is_named(parts, name.as_str())),
            (Value::Parts(_), _) => Ok(false),
            (Value::Texts(texts), Value::Text(text)) => {
                Ok(texts.iter().any(|other| other == text.as_str()))
            }
            (Value::Texts(_), _) => Ok(false),
            (Value::List(items) | Value::Tuple(items), _) => self.among(item, items, span),
            (Value::Set(items), _) => {
                self.hashable(item, span)?;
                self.among(item, items, span)
            }
            (Value::Numbers(numbers), _) => {
                self.hashable(item, span)?;
                for number in *numbers {
                    if self.equal(&Value::Int(*number), item, span)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            (Value::Dict(entries), _) => {
                self.hashable(item, span)?;
                Ok(self.entry(entries, item, span)?.is_some())
            }
            _ => Err(error(
                span,
                format!("`in` cannot look into {}.", self.type_name(container)),
            )),
        }
    }

    /// Whether one of these items is that value.
    pub(super) fn among(
        &self,
        item: &Value<'a>,
        items: &[Value<'a>],
        span: Span,
    ) -> Evaluated<bool> {
        for other in items {
            self.spend(1, span)?;
            if self.equal(item, other, span)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The value of a key in a dictionary.
    pub(super) fn entry<'d>(
        &self,
        entries: &'d [(Value<'a>, Value<'a>)],
        key: &Value<'a>,
        span: Span,
    ) -> Evaluated<Option<&'d Value<'a>>> {
        for (other, value) in entries {
            self.spend(1, span)?;
            if self.equal(other, key, span)? {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }

    /// Python keeps in sets and as keys only what never changes.
    pub(super) fn hashable(&self, value: &Value<'a>, span: Span) -> Evaluated<()> {
        let is_hashable = match value {
            Value::List(_)
            | Value::Set(_)
            | Value::Dict(_)
            | Value::Parts(_)
            | Value::Numbers(_)
            | Value::Texts(_)
            | Value::Opaque(_) => false,
            Value::Tuple(items) => {
                for item in items.iter() {
                    self.hashable(item, span)?;
                }
                true
            }
            _ => true,
        };
        if is_hashable {
            return Ok(());
        }
        let kind = self.type_name(value);
        Err(error(
            span,
            format!("{kind} cannot be in a set or be a key."),
        ))
    }

    /// Whether parts are a set of data: pytm keeps data in a set, and flows in lists.
    pub(super) fn is_data(&self, parts: &[PartIndex]) -> bool {
        parts.first().is_some_and(|part| {
            let class = usize::from(self.facts.class(*part).0);
            self.schema.is_data.get(class).copied().unwrap_or(false)
        })
    }

    /// A set of data can be asked for a name, as in pytm.
    pub(super) fn is_named(&self, parts: &[PartIndex], name: &str) -> bool {
        self.is_data(parts) && parts.iter().any(|part| self.facts.name(*part) == name)
    }
}

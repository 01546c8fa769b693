//! The six functions: `any`, `all`, `len`, `min`, `max`, `sum`.

use std::ops::ControlFlow;

use super::looping::break_if;
use super::{Evaluated, Evaluation, Scope, error};
use crate::python::{Binary, Comparison, Span};
use crate::threats::condition::program::{Function, Node};
use crate::threats::condition::value::Value;
use crate::threats::facts::Facts;

impl<'a, F: Facts> Evaluation<'a, F> {
    pub(super) fn call(
        &self,
        function: Function,
        arguments: &'a [Node],
        scope: Scope<'_, 'a>,
        span: Span,
    ) -> Evaluated<Value<'a>> {
        let Some((first, others)) = arguments.split_first() else {
            return Err(error(span, "This function is given nothing."));
        };
        match function {
            Function::Any | Function::All => {
                let decisive = function == Function::Any;
                let outcome = self.each(first, scope, &mut |item| {
                    Ok(break_if(item.truth() == decisive))
                })?;
                Ok(Value::Bool(outcome.is_break() == decisive))
            }
            Function::Len => self.len(&self.node(first, scope)?, span),
            Function::Sum => self.sum(first, others.first(), scope, span),
            Function::Min => self.extreme(Comparison::Less, arguments, scope, span),
            Function::Max => self.extreme(Comparison::Greater, arguments, scope, span),
        }
    }

    fn len(&self, value: &Value<'a>, span: Span) -> Evaluated<Value<'a>> {
        let length = match value {
            Value::Text(text) => Some(text.as_str().chars().count()),
            value => value.length(),
        };
        match length.and_then(|length| i64::try_from(length).ok()) {
            Some(length) => Ok(Value::Int(length)),
            None => {
                let kind = self.type_name(value);
                Err(error(span, format!("{kind} has no length.")))
            }
        }
    }

    fn sum(
        &self,
        items: &'a Node,
        start: Option<&'a Node>,
        scope: Scope<'_, 'a>,
        span: Span,
    ) -> Evaluated<Value<'a>> {
        let mut sum = match start {
            Some(start) => self.node(start, scope)?,
            None => Value::Int(0),
        };
        if matches!(sum, Value::Text(_)) {
            return Err(error(span, "sum adds numbers, not text."));
        }
        let _ = self.each(items, scope, &mut |item| {
            sum = self.binary(Binary::Add, &sum, &item, span)?;
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(sum)
    }

    /// The least or the greatest; of equal ones the first.
    fn extreme(
        &self,
        wanted: Comparison,
        arguments: &'a [Node],
        scope: Scope<'_, 'a>,
        span: Span,
    ) -> Evaluated<Value<'a>> {
        let mut best: Option<Value<'a>> = None;
        let mut consider = |item: Value<'a>| {
            let better = match &best {
                Some(best) => self.ordered(wanted, &item, best, span)?,
                None => true,
            };
            if better {
                best = Some(item);
            }
            Ok(ControlFlow::Continue(()))
        };
        if let [items] = arguments {
            let _ = self.each(items, scope, &mut consider)?;
        } else {
            for item in self.nodes(arguments, scope)? {
                let _ = consider(item)?;
            }
        }
        best.ok_or_else(|| error(span, "There is nothing to choose from."))
    }
}

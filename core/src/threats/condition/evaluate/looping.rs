//! Loops: generators iterated one value at a time, and what is built from them.

use std::ops::ControlFlow;

use super::{Evaluated, Evaluation, Local, Scope, error};
use crate::model::PartIndex;
use crate::python::Span;
use crate::threats::condition::program::{Clause, Loop, Node, NodeKind, Pattern, Quantifier, Test};
use crate::threats::condition::value::{Items, Value};
use crate::threats::facts::Facts;

/// What is done in each round, and whether to go on.
type Body<'r, 'a> = &'r mut dyn FnMut(Scope<'_, 'a>) -> Evaluated<ControlFlow<()>>;

/// What is done with each item, and whether to go on.
type Visit<'r, 'a> = &'r mut dyn FnMut(Value<'a>) -> Evaluated<ControlFlow<()>>;

/// Stops once something is found.
pub(super) fn break_if(found: bool) -> ControlFlow<()> {
    if found {
        ControlFlow::Break(())
    } else {
        ControlFlow::Continue(())
    }
}

impl<'a, F: Facts> Evaluation<'a, F> {
    /// `any` and `all` over a generator: it stops where the answer is known.
    pub(super) fn quantified(
        &self,
        quantifier: Quantifier,
        comprehension: &'a Loop<Test>,
        scope: Scope<'_, 'a>,
    ) -> Evaluated<bool> {
        let decisive = quantifier == Quantifier::Any;
        if let [clause] = &*comprehension.clauses
            && matches!(clause.pattern, Pattern::One)
            && let NodeKind::Attribute(..) = clause.iterable.kind
            && let Value::Parts(parts) = self.node(&clause.iterable, scope)?
        {
            return self.quantified_over_parts(
                decisive,
                parts,
                clause,
                &comprehension.element,
                scope,
            );
        }
        let outcome = self.rounds(&comprehension.clauses, scope, &mut |scope| {
            Ok(break_if(
                self.test(&comprehension.element, scope)? == decisive,
            ))
        })?;
        Ok(outcome.is_break() == decisive)
    }

    /// The usual loop, `any(… for d in target.data)`, without detours.
    fn quantified_over_parts(
        &self,
        decisive: bool,
        parts: &'a [PartIndex],
        clause: &'a Clause,
        element: &'a Test,
        outer: Scope<'_, 'a>,
    ) -> Evaluated<bool> {
        for part in parts {
            self.spend(2, clause.iterable.span)?;
            let local = Local {
                value: Value::Part(*part),
                outer,
            };
            let mut chosen = true;
            for condition in &clause.conditions {
                chosen = self.test(condition, Some(&local))?;
                if !chosen {
                    break;
                }
            }
            if chosen && self.test(element, Some(&local))? == decisive {
                return Ok(decisive);
            }
        }
        Ok(!decisive)
    }

    /// Visits the items of a value or of a generator, until `visit` breaks.
    pub(super) fn each(
        &self,
        node: &'a Node,
        scope: Scope<'_, 'a>,
        visit: Visit<'_, 'a>,
    ) -> Evaluated<ControlFlow<()>> {
        if let NodeKind::Generator(comprehension) = &node.kind {
            return self.rounds(&comprehension.clauses, scope, &mut |scope| {
                visit(self.node(&comprehension.element, scope)?)
            });
        }
        let value = self.node(node, scope)?;
        for item in self.items(value, node.span)? {
            self.spend(1, node.span)?;
            if visit(item)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// All values of a comprehension as a list.
    pub(super) fn collect(
        &self,
        comprehension: &'a Loop<Node>,
        scope: Scope<'_, 'a>,
    ) -> Evaluated<Value<'a>> {
        let mut items = Vec::new();
        let _ = self.rounds(&comprehension.clauses, scope, &mut |scope| {
            items.push(self.node(&comprehension.element, scope)?);
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(Value::List(items.into()))
    }

    /// The items of a value that is iterated.
    pub(super) fn items(&self, value: Value<'a>, span: Span) -> Evaluated<Items<'a>> {
        let kind = self.type_name(&value);
        value
            .items()
            .ok_or_else(|| error(span, format!("A loop cannot iterate over {kind}.")))
    }

    fn rounds(
        &self,
        clauses: &'a [Clause],
        scope: Scope<'_, 'a>,
        body: Body<'_, 'a>,
    ) -> Evaluated<ControlFlow<()>> {
        let Some((clause, inner)) = clauses.split_first() else {
            return body(scope);
        };
        let span = clause.iterable.span;
        self.each(&clause.iterable, scope, &mut |item| {
            self.with_bound(&clause.pattern, item, scope, span, &mut |scope| {
                for condition in &clause.conditions {
                    if !self.test(condition, scope)? {
                        return Ok(ControlFlow::Continue(()));
                    }
                }
                self.rounds(inner, scope, body)
            })
        })
    }

    /// Binds an item to the names of a pattern, and does the rest of the round with them.
    fn with_bound(
        &self,
        pattern: &'a Pattern,
        item: Value<'a>,
        outer: Scope<'_, 'a>,
        span: Span,
        rest: Body<'_, 'a>,
    ) -> Evaluated<ControlFlow<()>> {
        self.spend(1, span)?;
        let patterns = match pattern {
            Pattern::One => return rest(Some(&Local { value: item, outer })),
            Pattern::Many(patterns) => patterns,
        };
        let items: Vec<Value<'a>> = self.items(item, span)?.collect();
        self.spend(items.len(), span)?;
        if items.len() != patterns.len() {
            let message = format!(
                "{} names stand for an item of {} values.",
                patterns.len(),
                items.len()
            );
            return Err(error(span, message));
        }
        self.with_each_bound(patterns, &items, outer, span, rest)
    }

    fn with_each_bound(
        &self,
        patterns: &'a [Pattern],
        items: &[Value<'a>],
        outer: Scope<'_, 'a>,
        span: Span,
        rest: Body<'_, 'a>,
    ) -> Evaluated<ControlFlow<()>> {
        match (patterns.split_first(), items.split_first()) {
            (Some((pattern, patterns)), Some((item, items))) => {
                self.with_bound(pattern, item.clone(), outer, span, &mut |scope| {
                    self.with_each_bound(patterns, items, scope, span, rest)
                })
            }
            _ => rest(outer),
        }
    }
}

//! Loops: generators gone through one value at a time, and what is made of them.

use std::ops::ControlFlow;

use super::{Evaluated, Local, Run, Scope, error};
use crate::model::PartIndex;
use crate::python::Span;
use crate::threats::Facts;
use crate::threats::condition::program::{Clause, Loop, Node, NodeKind, Pattern, Quantifier, Test};
use crate::threats::condition::value::{Items, Value};

/// What is done in each round, and whether to go on.
type Round<'r, 'a> = &'r mut dyn FnMut(Scope<'_, 'a>) -> Evaluated<ControlFlow<()>>;

/// What is done with each item, and whether to go on.
type Visit<'r, 'a> = &'r mut dyn FnMut(Value<'a>) -> Evaluated<ControlFlow<()>>;

/// Stops once something is found.
pub(super) fn until(found: bool) -> ControlFlow<()> {
    if found {
        ControlFlow::Break(())
    } else {
        ControlFlow::Continue(())
    }
}

impl<'a, F: Facts> Run<'a, F> {
    /// `any` and `all` over a generator: it stops where the answer is known.
    pub(super) fn quantified(
        &self,
        quantifier: Quantifier,
        looped: &'a Loop<Test>,
        scope: Scope<'_, 'a>,
    ) -> Evaluated<bool> {
        let decisive = quantifier == Quantifier::Any;
        if let [clause] = &*looped.clauses
            && matches!(clause.pattern, Pattern::One)
            && let NodeKind::Attribute(..) = clause.iterable.kind
            && let Value::Parts(parts) = self.node(&clause.iterable, scope)?
        {
            return self.over_parts(decisive, parts, clause, &looped.element, scope);
        }
        let outcome = self.rounds(&looped.clauses, scope, &mut |scope| {
            Ok(until(self.test(&looped.element, scope)? == decisive))
        })?;
        Ok(outcome.is_break() == decisive)
    }

    /// The usual loop, `any(… for d in target.data)`, without detours.
    fn over_parts(
        &self,
        decisive: bool,
        parts: &'a [PartIndex],
        clause: &'a Clause,
        element: &'a Test,
        outer: Scope<'_, 'a>,
    ) -> Evaluated<bool> {
        for part in parts {
            self.work(2, clause.iterable.span)?;
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

    /// Goes through the items of a value or of a generator, until `visit` says that it is enough.
    pub(super) fn each(
        &self,
        node: &'a Node,
        scope: Scope<'_, 'a>,
        visit: Visit<'_, 'a>,
    ) -> Evaluated<ControlFlow<()>> {
        if let NodeKind::Generator(looped) = &node.kind {
            return self.rounds(&looped.clauses, scope, &mut |scope| {
                visit(self.node(&looped.element, scope)?)
            });
        }
        let value = self.node(node, scope)?;
        for item in self.items(value, node.span)? {
            self.work(1, node.span)?;
            if visit(item)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// All values of a comprehension as a list.
    pub(super) fn collect(
        &self,
        looped: &'a Loop<Node>,
        scope: Scope<'_, 'a>,
    ) -> Evaluated<Value<'a>> {
        let mut items = Vec::new();
        let _ = self.rounds(&looped.clauses, scope, &mut |scope| {
            items.push(self.node(&looped.element, scope)?);
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(Value::List(items.into()))
    }

    /// The items of a value that is gone through.
    pub(super) fn items(&self, value: Value<'a>, span: Span) -> Evaluated<Items<'a>> {
        let word = self.word(&value);
        value
            .items()
            .ok_or_else(|| error(span, format!("A loop cannot go through {word}.")))
    }

    fn rounds(
        &self,
        clauses: &'a [Clause],
        scope: Scope<'_, 'a>,
        round: Round<'_, 'a>,
    ) -> Evaluated<ControlFlow<()>> {
        let Some((clause, inner)) = clauses.split_first() else {
            return round(scope);
        };
        let span = clause.iterable.span;
        self.each(&clause.iterable, scope, &mut |item| {
            self.bound(&clause.pattern, item, scope, span, &mut |scope| {
                for condition in &clause.conditions {
                    if !self.test(condition, scope)? {
                        return Ok(ControlFlow::Continue(()));
                    }
                }
                self.rounds(inner, scope, round)
            })
        })
    }

    /// Binds an item to the names of a pattern, and does the rest of the round with them.
    fn bound(
        &self,
        pattern: &'a Pattern,
        item: Value<'a>,
        outer: Scope<'_, 'a>,
        span: Span,
        rest: Round<'_, 'a>,
    ) -> Evaluated<ControlFlow<()>> {
        self.work(1, span)?;
        let patterns = match pattern {
            Pattern::One => return rest(Some(&Local { value: item, outer })),
            Pattern::Many(patterns) => patterns,
        };
        let items: Vec<Value<'a>> = self.items(item, span)?.collect();
        self.work(items.len(), span)?;
        if items.len() != patterns.len() {
            let message = format!(
                "{} names stand for an item of {} values.",
                patterns.len(),
                items.len()
            );
            return Err(error(span, message));
        }
        self.bound_each(patterns, &items, outer, span, rest)
    }

    fn bound_each(
        &self,
        patterns: &'a [Pattern],
        items: &[Value<'a>],
        outer: Scope<'_, 'a>,
        span: Span,
        rest: Round<'_, 'a>,
    ) -> Evaluated<ControlFlow<()>> {
        match (patterns.split_first(), items.split_first()) {
            (Some((pattern, patterns)), Some((item, items))) => {
                self.bound(pattern, item.clone(), outer, span, &mut |scope| {
                    self.bound_each(patterns, items, scope, span, rest)
                })
            }
            _ => rest(outer),
        }
    }
}

//! Comprehensions and what else is gone through.

use super::{Compiler, Shape};
use crate::diagnostic::Diagnostic;
use crate::python::{Comprehension, Expr, ExprKind, ComprehensionKind, Span};
use crate::threats::condition::program::{Clause, Constant, Loop, Node, NodeKind, Pattern};

impl Compiler<'_> {
    /// Compiles a comprehension that stands for a value.
    pub(super) fn comprehension(&mut self, made: &Comprehension, span: Span) -> (NodeKind, Shape) {
        match made.kind {
            ComprehensionKind::List => self.collected(made, NodeKind::Collect),
            ComprehensionKind::Generator => {
                let error = Diagnostic::error(
                    "condition-generator",
                    "A generator expression stands where nothing goes through it.",
                );
                self.fault(
                    span,
                    error.hint(
                        "Hand it to any, all, min, max or sum, or write a list: [… for … in …].",
                    ),
                )
            }
            ComprehensionKind::Set => self.refuse(span, "A set comprehension"),
            ComprehensionKind::Dict(_) => self.refuse(span, "A dictionary comprehension"),
        }
    }

    /// Compiles something whose items are gone through at once: a generator may stand there.
    pub(super) fn gone_through(&mut self, expr: &Expr) -> (Node, Shape) {
        if let ExprKind::Comprehension(made) = &expr.kind
            && made.kind == ComprehensionKind::Generator
        {
            let (kind, shape) = self.collected(made, NodeKind::Generator);
            let span = expr.span;
            return (Node { kind, span }, shape);
        }
        self.node(expr)
    }

    fn collected(
        &mut self,
        made: &Comprehension,
        kind: fn(Box<Loop<Node>>) -> NodeKind,
    ) -> (NodeKind, Shape) {
        let mut shape = Shape::Unknown;
        let compiled = self.looped(made, |compiler, element| {
            let (node, item) = compiler.node(element);
            shape = item;
            node
        });
        match compiled {
            Some(compiled) => (kind(Box::new(compiled)), Shape::Many(Box::new(shape))),
            None => (NodeKind::Constant(Constant::None), Shape::Unknown),
        }
    }

    /// Compiles the clauses of a comprehension, and its element where their variables are known.
    pub(super) fn looped<T>(
        &mut self,
        made: &Comprehension,
        element: impl FnOnce(&mut Self, &Expr) -> T,
    ) -> Option<Loop<T>> {
        let outside = self.locals.len();
        let mut clauses = Vec::with_capacity(made.clauses.len());
        for clause in &made.clauses {
            let (iterable, shape) = self.gone_through(&clause.iterable);
            if shape == Shape::Opaque {
                let error = Diagnostic::error(
                    "condition-attribute",
                    "Conditions do not look into findings, overrides and assumptions.",
                );
                self.fault(clause.iterable.span, error);
            }
            let Some(pattern) = self.pattern(&clause.target, shape.item()) else {
                self.locals.truncate(outside);
                return None;
            };
            let conditions = clause.conditions.iter().map(|test| self.test(test));
            let conditions = conditions.collect();
            clauses.push(Clause {
                pattern,
                iterable,
                conditions,
            });
        }
        let element = element(self, &made.element);
        self.locals.truncate(outside);
        Some(Loop {
            element,
            clauses: clauses.into(),
        })
    }

    /// Makes the variables of a `for` known; `None`, with a diagnostic, for what is no variable.
    fn pattern(&mut self, target: &Expr, shape: Shape) -> Option<Pattern> {
        match &target.kind {
            ExprKind::Name(name) => {
                self.locals.push((name.clone(), shape));
                Some(Pattern::One)
            }
            ExprKind::Tuple(targets) | ExprKind::List(targets) => {
                let item = shape.item();
                let patterns = targets
                    .iter()
                    .map(|target| self.pattern(target, item.clone()));
                patterns.collect::<Option<_>>().map(Pattern::Many)
            }
            _ => {
                let error = Diagnostic::error(
                    "condition-form",
                    "What follows `for` is not a name, nor names with commas.",
                );
                self.fault(target.span, error.hint("Write `for item in …`."));
                None
            }
        }
    }
}

//! Comprehensions and other iterables.

use super::{Compiler, StaticType};
use crate::diagnostic::messages;
use crate::python::{Comprehension, ComprehensionKind, Expr, ExprKind, Span};
use crate::threats::condition::program::{Clause, Constant, Loop, Node, NodeKind, Pattern};

impl Compiler<'_> {
    /// Compiles a comprehension that is used as a value.
    pub(super) fn comprehension(
        &mut self,
        comprehension: &Comprehension,
        span: Span,
    ) -> (NodeKind, StaticType) {
        match comprehension.kind {
            ComprehensionKind::List => self.collection(comprehension, NodeKind::ListComprehension),
            ComprehensionKind::Generator => {
                let error = messages::condition_generator();
                self.report(
                    span,
                    error.hint(
                        "Hand it to any, all, min, max or sum, or write a list: [… for … in …].",
                    ),
                )
            }
            ComprehensionKind::Set => self.report_unsupported(span, "A set comprehension"),
            ComprehensionKind::Dict(_) => {
                self.report_unsupported(span, "A dictionary comprehension")
            }
        }
    }

    /// Compiles something whose items are iterated at once: a generator is allowed there.
    pub(super) fn iterable(&mut self, expr: &Expr) -> (Node, StaticType) {
        if let ExprKind::Comprehension(comprehension) = &expr.kind
            && comprehension.kind == ComprehensionKind::Generator
        {
            let (kind, static_type) = self.collection(comprehension, NodeKind::Generator);
            let span = expr.span;
            return (Node { kind, span }, static_type);
        }
        self.node(expr)
    }

    fn collection(
        &mut self,
        comprehension: &Comprehension,
        kind: fn(Box<Loop<Node>>) -> NodeKind,
    ) -> (NodeKind, StaticType) {
        let mut static_type = StaticType::Unknown;
        let compiled = self.compile_loop(comprehension, |compiler, element| {
            let (node, item) = compiler.node(element);
            static_type = item;
            node
        });
        match compiled {
            Some(compiled) => (
                kind(Box::new(compiled)),
                StaticType::Collection(Box::new(static_type)),
            ),
            None => (NodeKind::Constant(Constant::None), StaticType::Unknown),
        }
    }

    /// Compiles the clauses of a comprehension, and its element where their variables are known.
    pub(super) fn compile_loop<T>(
        &mut self,
        comprehension: &Comprehension,
        element: impl FnOnce(&mut Self, &Expr) -> T,
    ) -> Option<Loop<T>> {
        let outside = self.locals.len();
        let mut clauses = Vec::with_capacity(comprehension.clauses.len());
        for clause in &comprehension.clauses {
            let (iterable, static_type) = self.iterable(&clause.iterable);
            if static_type == StaticType::Opaque {
                let error = messages::condition_looks_into_opaque();
                self.report(clause.iterable.span, error);
            }
            let Some(pattern) = self.pattern(&clause.target, static_type.item_type()) else {
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
        let element = element(self, &comprehension.element);
        self.locals.truncate(outside);
        Some(Loop {
            element,
            clauses: clauses.into(),
        })
    }

    /// Makes the variables of a `for` known; `None`, with a diagnostic, for what is no variable.
    fn pattern(&mut self, target: &Expr, static_type: StaticType) -> Option<Pattern> {
        match &target.kind {
            ExprKind::Name(name) => {
                self.locals.push((name.clone(), static_type));
                Some(Pattern::One)
            }
            ExprKind::Tuple(targets) | ExprKind::List(targets) => {
                let item = static_type.item_type();
                let patterns = targets
                    .iter()
                    .map(|target| self.pattern(target, item.clone()));
                patterns.collect::<Option<_>>().map(Pattern::Many)
            }
            _ => {
                let error = messages::condition_for_target();
                self.report(target.span, error.hint("Write `for item in …`."));
                None
            }
        }
    }
}

//! Statements, executed in order.

use std::rc::Rc;

use super::{ControlFlow, Interpreter};
use crate::diagnostic::messages;
use crate::import::tm_py::value::{Body, Value};
use crate::python::{Case, Expr, ExprKind, Loop, Span, Statement, StatementKind};

/// The longest comment that becomes a description, in lines.
const MAX_COMMENT_LINES: usize = 60;

impl<'t> Interpreter<'t> {
    pub(super) fn block(&mut self, body: &'t [Statement]) -> ControlFlow<'t> {
        for statement in body {
            match self.statement(statement) {
                ControlFlow::Next => {}
                other => return other,
            }
            if self.halted || self.raised {
                return ControlFlow::Stop;
            }
        }
        ControlFlow::Next
    }

    fn statement(&mut self, statement: &'t Statement) -> ControlFlow<'t> {
        if !self.enter(statement.span) {
            return if self.halted || self.raised {
                ControlFlow::Stop
            } else {
                ControlFlow::Next
            };
        }
        let flow = self.statement_inside(statement);
        self.leave();
        flow
    }

    fn statement_inside(&mut self, statement: &'t Statement) -> ControlFlow<'t> {
        let span = statement.span;
        match &statement.kind {
            StatementKind::Expression(value) => {
                let before = self.heap.len();
                let value = self.eval(value);
                self.attach_comment(before, &value, span);
            }
            StatementKind::Assign(targets, value) => {
                let before = self.heap.len();
                let value = self.eval(value);
                self.attach_comment(before, &value, span);
                for target in targets {
                    self.assign(target, value.clone());
                }
            }
            StatementKind::Annotated(target, value) => {
                if let Some(value) = value {
                    let before = self.heap.len();
                    let value = self.eval(value);
                    self.attach_comment(before, &value, span);
                    self.assign(target, value);
                }
            }
            StatementKind::Augmented(target, binary, value) => {
                let old = self.eval(target);
                let value = self.eval(value);
                self.augment(target, *binary, &old, &value, span);
            }
            StatementKind::Import(modules) => self.import(modules),
            StatementKind::From(module, names) => self.import_from(module, names.as_deref()),
            StatementKind::If(branches, otherwise) => {
                return self.if_statement(branches, otherwise);
            }
            StatementKind::While(test, body, otherwise) => {
                return self.while_loop(test, body, otherwise);
            }
            StatementKind::For(inner) => return self.for_loop(inner),
            StatementKind::With(items, body) => {
                for (context, target) in items {
                    let value = self.eval(context);
                    if let Some(target) = target {
                        self.assign(target, value);
                    }
                }
                return self.block(body);
            }
            StatementKind::Try(body, handlers, after) => {
                return self.try_statement(body, handlers, after);
            }
            StatementKind::Match(subject, cases) => return self.match_cases(subject, cases),
            StatementKind::Function(function) => {
                let body = Body::Statements(&function.body);
                let result = self.make_closure(&function.name.text, &function.parameters, body);
                let result = self.apply_decorators(result, &function.decorators);
                self.bind(&function.name.text, result);
            }
            StatementKind::Class(class) => self.define_class(class),
            StatementKind::Return(value) => {
                let value = value.as_ref().map_or(Value::None, |value| self.eval(value));
                return ControlFlow::Return(value);
            }
            StatementKind::Raise => {
                self.raised = true;
                if !self.is_inside_try() {
                    let diagnostic = messages::script_raises();
                    self.report(span, diagnostic);
                }
                return ControlFlow::Stop;
            }
            StatementKind::Break => return ControlFlow::Break,
            StatementKind::Continue => return ControlFlow::Continue,
            StatementKind::ScopeDeclaration(names) => {
                let scope = self.frames.last().map_or(0, |frame| frame.scope);
                if let Some(scope) = self.scopes.get_mut(scope) {
                    scope
                        .outer
                        .extend(names.iter().map(|name| name.text.as_str()));
                }
            }
            StatementKind::Ignored => {}
        }
        ControlFlow::Next
    }

    fn if_statement(
        &mut self,
        branches: &'t [(Expr, Vec<Statement>)],
        otherwise: &'t [Statement],
    ) -> ControlFlow<'t> {
        for (test, body) in branches {
            let value = self.eval(test);
            match self.truth(&value) {
                Some(true) => return self.block(body),
                Some(false) => {}
                None => self.report_undecided(test.span, "What it holds for is not read."),
            }
        }
        self.block(otherwise)
    }

    fn while_loop(
        &mut self,
        test: &'t Expr,
        body: &'t [Statement],
        otherwise: &'t [Statement],
    ) -> ControlFlow<'t> {
        loop {
            let value = self.eval(test);
            match self.truth(&value) {
                Some(true) => {}
                Some(false) => return self.block(otherwise),
                None => {
                    if !self.halted && !self.raised {
                        self.report_undecided(test.span, "The loop is not read.");
                    }
                    return ControlFlow::Next;
                }
            }
            match self.block(body) {
                ControlFlow::Next | ControlFlow::Continue => {}
                ControlFlow::Break => return ControlFlow::Next,
                other => return other,
            }
            if !self.step(1, test.span) {
                return ControlFlow::Stop;
            }
        }
    }

    fn for_loop(&mut self, inner: &'t Loop) -> ControlFlow<'t> {
        let value = self.eval(&inner.iterable);
        let Some(items) = self.items(&value, inner.iterable.span) else {
            if !self.halted && !self.raised {
                self.report_undecided(inner.iterable.span, "The loop is not read.");
            }
            return ControlFlow::Next;
        };
        for item in items {
            if !self.step(1, inner.target.span) {
                return ControlFlow::Stop;
            }
            self.assign(&inner.target, item);
            match self.block(&inner.body) {
                ControlFlow::Next | ControlFlow::Continue => {}
                ControlFlow::Break => return ControlFlow::Next,
                other => return other,
            }
        }
        self.block(&inner.otherwise)
    }

    fn try_statement(
        &mut self,
        body: &'t [Statement],
        handlers: &'t [Vec<Statement>],
        after: &'t [Statement],
    ) -> ControlFlow<'t> {
        self.try_depth = self.try_depth.saturating_add(1);
        let flow = self.block(body);
        self.try_depth = self.try_depth.saturating_sub(1);
        let raised = std::mem::take(&mut self.raised);
        let flow = match (flow, handlers.first()) {
            (ControlFlow::Stop, Some(handler)) if raised => self.block(handler),
            (flow, _) => flow,
        };
        match flow {
            ControlFlow::Next => self.block(after),
            other => other,
        }
    }

    /// Whether an exception raised here would be caught by what is around.
    fn is_inside_try(&self) -> bool {
        self.try_depth > 0
    }

    fn match_cases(&mut self, subject: &'t Expr, cases: &'t [Case]) -> ControlFlow<'t> {
        let value = self.eval(subject);
        for case in cases {
            let holds = self
                .matches_pattern(&value, &case.pattern)
                .and_then(|fits| match &case.guard {
                    Some(guard) if fits => {
                        let guard = self.eval(guard);
                        self.truth(&guard)
                    }
                    _ => Some(fits),
                });
            match holds {
                Some(true) => return self.block(&case.body),
                Some(false) => {}
                None => self.report_undecided(case.pattern.span, "The case is not read."),
            }
        }
        ControlFlow::Next
    }

    /// Whether a value fits a pattern of constants; `None` where that is not known.
    fn matches_pattern(&mut self, value: &Value<'t>, pattern: &'t Expr) -> Option<bool> {
        match &pattern.kind {
            ExprKind::Name(name) => {
                if name != "_" {
                    self.bind(name, value.clone());
                }
                Some(true)
            }
            ExprKind::Binary(crate::python::Binary::Or, two) => {
                let [left, right] = &**two;
                match self.matches_pattern(value, left) {
                    Some(false) => self.matches_pattern(value, right),
                    other => other,
                }
            }
            ExprKind::Call(..) | ExprKind::List(_) | ExprKind::Tuple(_) | ExprKind::Dict(_) => None,
            _ => {
                let wanted = self.eval(pattern);
                self.equal(value, &wanted)
            }
        }
    }

    /// Reports that only running the script would decide which branch is taken.
    fn report_undecided(&mut self, span: Span, what: &str) {
        if self.halted || self.raised {
            return;
        }
        let mut shown: String = self.code(span).chars().take(60).collect();
        shown = shown.replace('\n', " ");
        let diagnostic = messages::script_unsure(&shown, &what);
        self.report(span, diagnostic);
    }

    /// Attaches the comment directly above a statement to the object that the statement made.
    fn attach_comment(&mut self, before: usize, value: &Value<'t>, span: Span) {
        let Value::Object(at) = value else { return };
        if *at < before || self.script.comments.is_empty() {
            return;
        }
        let Some(comment) = self.comment_above(span) else {
            return;
        };
        if let Some(object) = self.object_mut(*at) {
            object.comment = Some(Rc::from(comment));
        }
    }

    /// The comment on the lines directly above, without its signs.
    fn comment_above(&mut self, span: Span) -> Option<String> {
        let comments = &self.script.comments;
        let line = self.place(span).line;
        let mut at = comments.partition_point(|comment| comment.start < span.start);
        let mut wanted = line;
        let mut found = Vec::new();
        while let Some(before) = at.checked_sub(1)
            && let Some(comment) = comments.get(before)
            && wanted.checked_sub(1) == Some(self.place(*comment).line)
            && found.len() < MAX_COMMENT_LINES
        {
            found.push(self.code(*comment));
            wanted = wanted.saturating_sub(1);
            at = before;
        }
        let lines = found.into_iter().rev().filter_map(comment_text);
        let text = lines.collect::<Vec<_>>().join("\n");
        (!text.is_empty()).then_some(text)
    }
}

/// The text of a comment line; `None` where it is for a tool, a drawn line, or code.
fn comment_text(comment: &str) -> Option<&str> {
    if comment.starts_with("#!") || comment.contains("-*-") {
        return None;
    }
    let words = comment.trim_start_matches('#').trim();
    let words = words.trim_matches(|c| matches!(c, '-' | '=' | '*' | '#' | '~' | ' '));
    let for_programs = [
        "noqa", "type:", "pylint", "fmt:", "pragma", "isort:", "mypy:",
    ];
    let head = words.split(['(', '=', ' ']).next().unwrap_or_default();
    let is_name = |word: &str| {
        word.contains(['.', '_'])
            && !word.ends_with('.')
            && word
                .chars()
                .all(|c| c.is_alphanumeric() || "._".contains(c))
    };
    let after = words.get(head.len()..).unwrap_or_default().trim_start();
    let code = after.starts_with("= ")
        || after.starts_with('=') && !after.starts_with("==")
        || (after.starts_with('(') && is_name(head) && words.ends_with(')'));
    (!words.is_empty() && !for_programs.iter().any(|start| words.starts_with(start)) && !code)
        .then_some(words)
}

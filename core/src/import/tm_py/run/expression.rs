//! Expressions, worked out as far as that can be done.

use std::rc::Rc;

use super::{Cell, Frame, Runner, Scope};
use crate::import::tm_py::value::{Body, Value};
use crate::python::{Comprehension, Expr, ExprKind, Logical, ComprehensionKind, Parameters, Span, Unary};

/// What a comprehension has made so far.
struct Made<'t> {
    items: Vec<Value<'t>>,
    pairs: Vec<(Value<'t>, Value<'t>)>,
    unsure: bool,
}

impl<'t> Runner<'t> {
    /// The value of an expression.
    pub(super) fn eval(&mut self, expr: &'t Expr) -> Value<'t> {
        if !self.enter(expr.span) {
            return Value::Unknown;
        }
        let value = match &expr.kind {
            ExprKind::Name(name) => self.look_up(name, expr.span),
            ExprKind::None => Value::None,
            ExprKind::Bool(value) => Value::Bool(*value),
            ExprKind::Int(value) => Value::Int(*value),
            ExprKind::Float(value) => Value::Float(*value),
            ExprKind::Text(text) => self.made_text(text, expr.span),
            ExprKind::BigInt | ExprKind::Imaginary(_) | ExprKind::Bytes(_) | ExprKind::Ellipsis => {
                Value::Unknown
            }
            ExprKind::Attribute(object, name) => {
                let object = self.eval(object);
                match self.attribute(&object, &name.text, expr.span) {
                    Value::Unknown
                        if matches!(object, Value::Pytm)
                            && name.text.starts_with(char::is_uppercase) =>
                    {
                        self.unknown_class(&name.text, name.span)
                    }
                    value => value,
                }
            }
            ExprKind::Call(function, arguments) => {
                self.call_expression(function, arguments, expr.span)
            }
            ExprKind::Logical(logical, operands) => self.logical(*logical, operands),
            ExprKind::Unary(unary, operand) => {
                let operand = self.eval(operand);
                self.unary(*unary, &operand)
            }
            ExprKind::Binary(binary, two) => {
                let [left, right] = &**two;
                let (left, right) = (self.eval(left), self.eval(right));
                self.operate(*binary, &left, &right, expr.span)
            }
            ExprKind::Compare(first, rest) => self.compare(first, rest),
            ExprKind::Conditional(three) => {
                let [test, then, otherwise] = &**three;
                let test = self.eval(test);
                match self.truth(&test) {
                    Some(true) => self.eval(then),
                    Some(false) => self.eval(otherwise),
                    None => Value::Unknown,
                }
            }
            ExprKind::Subscript(two) => {
                let [object, index] = &**two;
                let object = self.eval(object);
                self.subscript(&object, index, expr.span)
            }
            ExprKind::List(many) => {
                let items = self.all(many);
                self.list(items)
            }
            ExprKind::Tuple(many) => Value::Tuple(Rc::from(self.all(many))),
            ExprKind::Set(many) => {
                let items = self.all(many);
                self.set_of(items, expr.span)
            }
            ExprKind::Dict(entries) => self.dict(entries, expr.span),
            ExprKind::Comprehension(made) => self.comprehension(made, expr.span),
            ExprKind::Formatted(pieces) => self.formatted(pieces, expr.span),
            ExprKind::Lambda(lambda) => {
                let (parameters, value) = &**lambda;
                self.closure("lambda", parameters, Body::Value(value))
            }
            ExprKind::Named(name, value) => {
                let value = self.eval(value);
                self.bind(&name.text, value.clone());
                value
            }
            ExprKind::Awaited(value) => {
                let value = value.as_ref().map_or(Value::None, |value| self.eval(value));
                if let Some(frame) = self.frames.last_mut() {
                    frame.yielded.get_or_insert_default().push(value);
                }
                Value::Unknown
            }
            ExprKind::Slice(_) | ExprKind::Starred(_) => Value::Unknown,
        };
        self.leave();
        value
    }

    /// A function of the script, with its defaults worked out.
    pub(super) fn closure(
        &mut self,
        name: &'t str,
        parameters: &'t Parameters,
        body: Body<'t>,
    ) -> Value<'t> {
        let all = parameters.positional.iter().chain(&parameters.keyword_only);
        let defaults = all
            .map(|parameter| parameter.default.as_ref().map(|default| self.eval(default)))
            .collect();
        let mut scope = self.frames.last().map_or(0, |frame| frame.scope);
        while let Some(of_class) = self.scopes.get(scope).filter(|scope| scope.of_class) {
            scope = of_class.parent.unwrap_or(0);
        }
        Value::Function(Rc::new(super::super::value::Closure {
            name,
            parameters,
            defaults,
            body,
            scope,
            owner: None,
            binding: super::super::value::Binding::Instance,
        }))
    }

    /// The values of expressions, `*a` as each item of it.
    fn all(&mut self, many: &'t [Expr]) -> Vec<Value<'t>> {
        let mut values = Vec::new();
        for expr in many {
            match &expr.kind {
                ExprKind::Starred(inner) => {
                    let value = self.eval(inner);
                    values.extend(self.items(&value, inner.span).unwrap_or_default());
                }
                _ => values.push(self.eval(expr)),
            }
        }
        values
    }

    /// A set of values, each once.
    pub(super) fn set_of(&mut self, items: Vec<Value<'t>>, span: Span) -> Value<'t> {
        let at = self.make(Cell::Items(Vec::new()));
        self.put_all(at, items, true, span);
        Value::Set(at)
    }

    fn dict(&mut self, entries: &'t [(Option<Expr>, Expr)], span: Span) -> Value<'t> {
        let made = Value::Dict(self.make(Cell::Pairs(Vec::new())));
        for (key, value) in entries {
            match key {
                Some(key) => {
                    let key = self.eval(key);
                    let value = self.eval(value);
                    self.set_item(&made, key, value, span);
                }
                None => {
                    let value = self.eval(value);
                    for (key, item) in self.pairs(&value) {
                        self.set_item(&made, key, item, span);
                    }
                }
            }
        }
        made
    }

    fn logical(&mut self, logical: Logical, operands: &'t [Expr]) -> Value<'t> {
        let decides = logical == Logical::Or;
        let mut last = Value::Unknown;
        for operand in operands {
            last = self.eval(operand);
            match self.truth(&last) {
                Some(truth) if truth == decides => return last,
                Some(_) => {}
                None => return Value::Unknown,
            }
        }
        last
    }

    fn unary(&mut self, unary: Unary, operand: &Value<'t>) -> Value<'t> {
        match (unary, operand) {
            (Unary::Not, operand) => match self.truth(operand) {
                Some(truth) => Value::Bool(!truth),
                None => Value::Unknown,
            },
            (Unary::Minus, Value::Float(number)) => Value::Float(-number),
            (Unary::Plus, Value::Int(_) | Value::Float(_)) => operand.clone(),
            (Unary::Minus, Value::Int(number)) => {
                number.checked_neg().map_or(Value::Unknown, Value::Int)
            }
            (Unary::Invert, Value::Int(number)) => Value::Int(!number),
            _ => Value::Unknown,
        }
    }

    fn comprehension(&mut self, made: &'t Comprehension, span: Span) -> Value<'t> {
        let parent = self.frames.last().map_or(0, |frame| frame.scope);
        self.scopes.push(Scope {
            parent: Some(parent),
            ..Scope::default()
        });
        let scope = self.scopes.len().saturating_sub(1);
        let this = self.frames.last().and_then(|frame| frame.this.clone());
        self.frames.push(Frame {
            scope,
            this,
            yielded: None,
        });
        let mut so_far = Made {
            items: Vec::new(),
            pairs: Vec::new(),
            unsure: false,
        };
        self.clause(made, 0, &mut so_far);
        self.frames.pop();
        if so_far.unsure {
            return Value::Unknown;
        }
        match &made.kind {
            ComprehensionKind::List | ComprehensionKind::Generator => self.list(so_far.items),
            ComprehensionKind::Set => self.set_of(so_far.items, span),
            ComprehensionKind::Dict(_) => {
                let made = Value::Dict(self.make(Cell::Pairs(Vec::new())));
                for (key, value) in so_far.pairs {
                    self.set_item(&made, key, value, span);
                }
                made
            }
        }
    }

    /// Goes through the clauses from that position on.
    fn clause(&mut self, made: &'t Comprehension, position: usize, so_far: &mut Made<'t>) {
        let Some(clause) = made.clauses.get(position) else {
            let element = self.eval(&made.element);
            match &made.kind {
                ComprehensionKind::Dict(value) => {
                    let value = self.eval(value);
                    so_far.pairs.push((element, value));
                }
                _ => so_far.items.push(element),
            }
            return;
        };
        if !self.enter(clause.target.span) {
            so_far.unsure = true;
            return;
        }
        let value = self.eval(&clause.iterable);
        match self.items(&value, clause.iterable.span) {
            None => so_far.unsure = true,
            Some(items) => {
                for item in items {
                    if !self.step(1, clause.target.span) {
                        break;
                    }
                    self.assign(&clause.target, item);
                    let mut holds = true;
                    for condition in &clause.conditions {
                        let value = self.eval(condition);
                        match self.truth(&value) {
                            Some(true) => {}
                            Some(false) => holds = false,
                            None => {
                                so_far.unsure = true;
                                holds = false;
                            }
                        }
                        if !holds {
                            break;
                        }
                    }
                    if holds {
                        self.clause(made, position.saturating_add(1), so_far);
                    }
                }
            }
        }
        self.leave();
    }
}

//! Expressions, evaluated as far as possible.

use std::rc::Rc;

use super::{Frame, HeapCell, Interpreter, Scope};
use crate::import::tm_py::value::{Body, Value};
use crate::python::{
    Comprehension, ComprehensionKind, Expr, ExprKind, Logical, Parameters, Span, Unary,
};

/// The items that a comprehension has produced.
struct ComprehensionResult<'t> {
    items: Vec<Value<'t>>,
    pairs: Vec<(Value<'t>, Value<'t>)>,
    is_unknown: bool,
}

impl<'t> Interpreter<'t> {
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
            ExprKind::Text(text) => self.bounded_text(text, expr.span),
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
                self.binary_operation(*binary, &left, &right, expr.span)
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
            ExprKind::List(elements) => {
                let items = self.eval_all(elements);
                self.list(items)
            }
            ExprKind::Tuple(elements) => Value::Tuple(Rc::from(self.eval_all(elements))),
            ExprKind::Set(elements) => {
                let items = self.eval_all(elements);
                self.set_of(items, expr.span)
            }
            ExprKind::Dict(entries) => self.dict(entries, expr.span),
            ExprKind::Comprehension(inner) => self.comprehension(inner, expr.span),
            ExprKind::Formatted(pieces) => self.f_string(pieces, expr.span),
            ExprKind::Lambda(lambda) => {
                let (parameters, value) = &**lambda;
                self.make_closure("lambda", parameters, Body::Value(value))
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

    /// A function of the script, with its defaults evaluated.
    pub(super) fn make_closure(
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
        while let Some(is_class) = self.scopes.get(scope).filter(|scope| scope.is_class) {
            scope = is_class.parent.unwrap_or(0);
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
    fn eval_all(&mut self, elements: &'t [Expr]) -> Vec<Value<'t>> {
        let mut values = Vec::new();
        for expr in elements {
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
        let at = self.allocate(HeapCell::Items(Vec::new()));
        self.push_items(at, items, true, span);
        Value::Set(at)
    }

    fn dict(&mut self, entries: &'t [(Option<Expr>, Expr)], span: Span) -> Value<'t> {
        let result = Value::Dict(self.allocate(HeapCell::Pairs(Vec::new())));
        for (key, value) in entries {
            match key {
                Some(key) => {
                    let key = self.eval(key);
                    let value = self.eval(value);
                    self.set_item(&result, key, value, span);
                }
                None => {
                    let value = self.eval(value);
                    for (key, item) in self.pairs(&value) {
                        self.set_item(&result, key, item, span);
                    }
                }
            }
        }
        result
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

    fn comprehension(&mut self, comprehension: &'t Comprehension, span: Span) -> Value<'t> {
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
        let mut result_so_far = ComprehensionResult {
            items: Vec::new(),
            pairs: Vec::new(),
            is_unknown: false,
        };
        self.clause(comprehension, 0, &mut result_so_far);
        self.frames.pop();
        if result_so_far.is_unknown {
            return Value::Unknown;
        }
        match &comprehension.kind {
            ComprehensionKind::List | ComprehensionKind::Generator => {
                self.list(result_so_far.items)
            }
            ComprehensionKind::Set => self.set_of(result_so_far.items, span),
            ComprehensionKind::Dict(_) => {
                let result = Value::Dict(self.allocate(HeapCell::Pairs(Vec::new())));
                for (key, value) in result_so_far.pairs {
                    self.set_item(&result, key, value, span);
                }
                result
            }
        }
    }

    /// Evaluates the clauses from that position on.
    fn clause(
        &mut self,
        comprehension: &'t Comprehension,
        position: usize,
        result_so_far: &mut ComprehensionResult<'t>,
    ) {
        let Some(clause) = comprehension.clauses.get(position) else {
            let element = self.eval(&comprehension.element);
            match &comprehension.kind {
                ComprehensionKind::Dict(value) => {
                    let value = self.eval(value);
                    result_so_far.pairs.push((element, value));
                }
                _ => result_so_far.items.push(element),
            }
            return;
        };
        if !self.enter(clause.target.span) {
            result_so_far.is_unknown = true;
            return;
        }
        let value = self.eval(&clause.iterable);
        match self.items(&value, clause.iterable.span) {
            None => result_so_far.is_unknown = true,
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
                                result_so_far.is_unknown = true;
                                holds = false;
                            }
                        }
                        if !holds {
                            break;
                        }
                    }
                    if holds {
                        self.clause(comprehension, position.saturating_add(1), result_so_far);
                    }
                }
            }
        }
        self.leave();
    }
}

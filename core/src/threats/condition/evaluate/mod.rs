//! Evaluates a compiled condition on one part, with Python's meaning.
//!
//! Nothing is allocated unless a condition makes a list or a text of its own. Variables of loops
//! are on the stack, linked from the innermost outwards.

mod arithmetic;
mod collection;
mod compare;
mod equality;
mod function;
mod looping;
mod method;
mod subscript;

use std::cell::Cell;

use super::error::EvaluationError;
use super::evaluation_schema::EvaluationSchema;
use super::program::{Member, Node, NodeKind, Read, Subject, Test, TestKind};
use super::value::{Text, Value};
use crate::model::PartIndex;
use crate::python::{Logical, Span};
use crate::threats::facts::{Fact, Facts};

/// How many steps one evaluation may take: rounds of loops, items made and compared. It bounds a
/// loop over a loop at about a millisecond.
pub const STEP_BUDGET: u32 = 100_000;

/// Errors are rare and boxed, so that results stay small.
pub(super) type Evaluated<T> = Result<T, Box<EvaluationError>>;

/// Evaluates the condition on that part.
pub(super) fn holds<F: Facts>(
    test: &Test,
    schema: &EvaluationSchema,
    facts: &F,
    target: PartIndex,
    steps: u32,
) -> Evaluated<bool> {
    let evaluation = Evaluation {
        facts,
        schema,
        target,
        steps_left: Cell::new(steps),
        step_limit: steps,
    };
    evaluation.test(test, None)
}

/// One evaluation.
struct Evaluation<'a, F> {
    facts: &'a F,
    schema: &'a EvaluationSchema,
    target: PartIndex,
    /// Steps that are left.
    steps_left: Cell<u32>,
    /// Steps that there were.
    step_limit: u32,
}

/// The variables of the loops around, the innermost first.
type Scope<'e, 'a> = Option<&'e Local<'e, 'a>>;

/// The variable of a loop.
struct Local<'e, 'a> {
    value: Value<'a>,
    outer: Scope<'e, 'a>,
}

impl<'a, F: Facts> Evaluation<'a, F> {
    fn test(&self, test: &'a Test, scope: Scope<'_, 'a>) -> Evaluated<bool> {
        match &test.kind {
            TestKind::Constant(value) => Ok(*value),
            TestKind::All(tests) => {
                for test in tests {
                    if !self.test(test, scope)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            TestKind::Any(tests) => {
                for test in tests {
                    if self.test(test, scope)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            TestKind::Not(test) => Ok(!self.test(test, scope)?),
            TestKind::Truth(read) => match self.fact(*read, scope) {
                Fact::Bool(value) => Ok(value),
                fact => match Value::of_fact(fact) {
                    Some(value) => Ok(value.truth()),
                    None => Err(self.read_error(*read, scope, test.span)),
                },
            },
            TestKind::Is(read, wanted) => match self.fact(*read, scope) {
                Fact::Bool(value) => Ok(value == *wanted),
                Fact::Missing => Err(self.read_error(*read, scope, test.span)),
                _ => Ok(false),
            },
            TestKind::IsNot(read, wanted) => match self.fact(*read, scope) {
                Fact::Bool(value) => Ok(value != *wanted),
                Fact::Missing => Err(self.read_error(*read, scope, test.span)),
                _ => Ok(true),
            },
            TestKind::Equals(read, text) => match self.fact(*read, scope) {
                Fact::Text(other) => Ok(other == &**text),
                Fact::Missing => Err(self.read_error(*read, scope, test.span)),
                Fact::Parts(parts) => Ok(self.is_named(parts, text)),
                _ => Ok(false),
            },
            TestKind::NotEquals(read, text) => match self.fact(*read, scope) {
                Fact::Text(other) => Ok(other != &**text),
                Fact::Missing => Err(self.read_error(*read, scope, test.span)),
                Fact::Parts(parts) => Ok(!self.is_named(parts, text)),
                _ => Ok(true),
            },
            TestKind::Choice(read, comparison, choices, integer) => {
                match self.choice_compared(*read, *comparison, choices, scope) {
                    Some(holds) => Ok(holds),
                    None => Ok(self.node(integer, scope)?.truth()),
                }
            }
            TestKind::Value(node) => Ok(self.node(node, scope)?.truth()),
        }
    }

    /// Reads an attribute; missing where the subject is no part that has it.
    #[inline]
    fn fact(&self, read: Read, scope: Scope<'_, 'a>) -> Fact<'a> {
        let part = match read.subject {
            Subject::Target => self.target,
            Subject::Through(reference) => match self.facts.fact(self.target, reference) {
                Fact::Part(part) => part,
                _ => return Fact::Missing,
            },
            Subject::Local(at) => match self.local(scope, at) {
                Some(Value::Part(part)) => *part,
                _ => return Fact::Missing,
            },
        };
        self.facts.fact(part, read.attribute)
    }

    /// Why an attribute could not be read.
    #[cold]
    fn read_error(&self, read: Read, scope: Scope<'_, 'a>, span: Span) -> Box<EvaluationError> {
        let subject = match read.subject {
            Subject::Target => Some(Value::Part(self.target)),
            Subject::Through(reference) => {
                match Value::of_fact(self.facts.fact(self.target, reference)) {
                    None => return self.missing_attribute(self.target, span),
                    subject => subject,
                }
            }
            Subject::Local(at) => self.local(scope, at).cloned(),
        };
        match subject {
            Some(Value::Part(part)) => self.missing_attribute(part, span),
            other => self.not_a_part(other.as_ref(), span),
        }
    }

    fn node(&self, node: &'a Node, scope: Scope<'_, 'a>) -> Evaluated<Value<'a>> {
        let span = node.span;
        match &node.kind {
            NodeKind::Constant(constant) => Ok(Value::of_constant(constant)),
            NodeKind::Target => Ok(Value::Part(self.target)),
            NodeKind::Local(at) => match self.local(scope, *at) {
                Some(value) => Ok(value.clone()),
                None => Err(error(span, "This variable has no value.")),
            },
            NodeKind::Attribute(object, member) => {
                let object = self.node(object, scope)?;
                self.member(&object, member, span)
            }
            NodeKind::Truth(test) => self.test(test, scope).map(Value::Bool),
            NodeKind::Logical(logical, operands) => self.logical(*logical, operands, scope),
            NodeKind::Minus(operand) => self.minus(&self.node(operand, scope)?, span),
            NodeKind::Plus(operand) => self.plus(&self.node(operand, scope)?, span),
            NodeKind::Binary(binary, operands) => {
                let [left, right] = &**operands;
                let left = self.node(left, scope)?;
                let right = self.node(right, scope)?;
                self.binary(*binary, &left, &right, span)
            }
            NodeKind::Compare(first, rest) => self.compare(first, rest, scope).map(Value::Bool),
            NodeKind::Conditional(three) => {
                let (test, then, otherwise) = &**three;
                let chosen = if self.test(test, scope)? {
                    then
                } else {
                    otherwise
                };
                self.node(chosen, scope)
            }
            NodeKind::Subscript(two) => {
                let [object, index] = &**two;
                let object = self.node(object, scope)?;
                let index = self.node(index, scope)?;
                self.subscript(&object, &index, span)
            }
            NodeKind::Slice(slice) => {
                let (object, bounds) = &**slice;
                self.slice(object, bounds, scope, span)
            }
            NodeKind::List(items) => Ok(Value::List(self.nodes(items, scope)?.into())),
            NodeKind::Tuple(items) => Ok(Value::Tuple(self.nodes(items, scope)?.into())),
            NodeKind::Set(items) => {
                let items = self.nodes(items, scope)?;
                self.set_of(items, span)
            }
            NodeKind::Dict(entries) => self.dict(entries, scope, span),
            NodeKind::ListComprehension(comprehension) | NodeKind::Generator(comprehension) => {
                self.collect(comprehension, scope)
            }
            NodeKind::Quantified(quantifier, comprehension) => self
                .quantified(*quantifier, comprehension, scope)
                .map(Value::Bool),
            NodeKind::Call(function, arguments) => self.call(*function, arguments, scope, span),
            NodeKind::Method(method, object, arguments) => {
                let object = self.node(object, scope)?;
                self.method(*method, &object, arguments, scope, span)
                    .map(Value::Bool)
            }
        }
    }

    fn nodes(&self, nodes: &'a [Node], scope: Scope<'_, 'a>) -> Evaluated<Vec<Value<'a>>> {
        nodes.iter().map(|node| self.node(node, scope)).collect()
    }

    /// `and` and `or` return the operand that decides.
    fn logical(
        &self,
        logical: Logical,
        operands: &'a [Node],
        scope: Scope<'_, 'a>,
    ) -> Evaluated<Value<'a>> {
        let mut decided = Value::Bool(logical == Logical::And);
        for operand in operands {
            decided = self.node(operand, scope)?;
            if decided.truth() == (logical == Logical::Or) {
                break;
            }
        }
        Ok(decided)
    }

    fn member(&self, object: &Value<'a>, member: &Member, span: Span) -> Evaluated<Value<'a>> {
        match (member, object) {
            (Member::Attribute(attribute), Value::Part(part)) => {
                let fact = self.facts.fact(*part, *attribute);
                Value::of_fact(fact).ok_or_else(|| self.missing_attribute(*part, span))
            }
            (Member::Name, Value::Part(part)) => {
                Ok(Value::Text(Text::Borrowed(self.facts.name(*part))))
            }
            (
                Member::Name | Member::Value,
                Value::Choice {
                    enumeration,
                    member: at,
                },
            ) => Ok(self.choice(member, *enumeration, *at)),
            _ => Err(self.not_a_part(Some(object), span)),
        }
    }

    /// The name or the value of an enumeration's member.
    fn choice(&self, wanted: &Member, enumeration: u8, member: u8) -> Value<'a> {
        let enumeration = self.schema.enumerations.get(usize::from(enumeration));
        let members = enumeration.map(|enumeration| &enumeration.members);
        let Some(member) = members.and_then(|members| members.get(usize::from(member))) else {
            return Value::None;
        };
        match (wanted, member.number) {
            (Member::Value, Some(number)) => Value::Int(number),
            (Member::Value, None) => Value::Text(Text::Borrowed(member.value.as_ref())),
            _ => Value::Text(Text::Borrowed(member.name.as_ref())),
        }
    }

    fn local<'e>(&self, scope: Scope<'e, 'a>, at: u16) -> Option<&'e Value<'a>> {
        let mut local = scope?;
        for _ in 0..at {
            local = local.outer?;
        }
        Some(&local.value)
    }

    /// Takes steps from the budget.
    fn spend(&self, steps: usize, span: Span) -> Evaluated<()> {
        let steps = u32::try_from(steps).unwrap_or(u32::MAX);
        match self.steps_left.get().checked_sub(steps) {
            Some(left) => {
                self.steps_left.set(left);
                Ok(())
            }
            None => {
                let step_limit = self.step_limit;
                let message =
                    format!("The condition takes more than {step_limit} steps on this part.");
                Err(Box::new(EvaluationError {
                    message,
                    span,
                    out_of_steps: true,
                }))
            }
        }
    }

    fn type_name(&self, value: &Value<'_>) -> String {
        value.type_name(self.schema.enumerations)
    }

    #[cold]
    fn missing_attribute(&self, part: PartIndex, span: Span) -> Box<EvaluationError> {
        let name = self.facts.name(part);
        error(span, format!("{name} has no such attribute."))
    }

    #[cold]
    fn not_a_part(&self, value: Option<&Value<'a>>, span: Span) -> Box<EvaluationError> {
        let what = value.map_or_else(|| "nothing".to_owned(), |value| self.type_name(value));
        error(span, format!("An attribute is asked of {what}."))
    }
}

#[cold]
fn error(span: Span, message: impl Into<String>) -> Box<EvaluationError> {
    Box::new(EvaluationError {
        message: message.into(),
        span,
        out_of_steps: false,
    })
}

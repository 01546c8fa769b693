//! Comparisons: order, identity, and chains of them.

use std::cmp::Ordering;

use super::{Evaluated, Evaluation, Scope, error};
use crate::python::{Comparison, Span};
use crate::threats::condition::program::{Choices, Node, Read};
use crate::threats::condition::value::{Number, Value};
use crate::threats::facts::{Fact, Facts};

impl<'a, F: Facts> Evaluation<'a, F> {
    /// `a < b <= c`: each operand is evaluated once, and none behind the first that fails.
    pub(super) fn compare(
        &self,
        first: &'a Node,
        rest: &'a [(Comparison, Node)],
        scope: Scope<'_, 'a>,
    ) -> Evaluated<bool> {
        let mut left = self.node(first, scope)?;
        if let [(comparison @ (Comparison::In | Comparison::NotIn), operand)] = rest {
            let span = first.span.to(operand.span);
            let found = self.is_among(&left, operand, scope, span)?;
            return Ok(found == (*comparison == Comparison::In));
        }
        for (comparison, operand) in rest {
            let right = self.node(operand, scope)?;
            let span = first.span.to(operand.span);
            if !self.compared(*comparison, &left, &right, span)? {
                return Ok(false);
            }
            left = right;
        }
        Ok(true)
    }

    /// A comparison between members of one enumeration; `None` where it is another.
    pub(super) fn choice_compared(
        &self,
        read: Read,
        comparison: Comparison,
        choices: &Choices,
        scope: Scope<'_, 'a>,
    ) -> Option<bool> {
        let Fact::Choice {
            enumeration,
            member,
        } = self.fact(read, scope)
        else {
            return None;
        };
        let order = match choices {
            Choices::Members(members) if comparison == Comparison::In => {
                return Some(members.contains(&(enumeration, member)));
            }
            Choices::Members(members) if comparison == Comparison::NotIn => {
                return Some(!members.contains(&(enumeration, member)));
            }
            Choices::Members(members) => match **members {
                [(of, than)] if of == enumeration => member.cmp(&than),
                _ => return None,
            },
            Choices::Read(other) => match self.fact(*other, scope) {
                Fact::Choice {
                    enumeration: of,
                    member: than,
                } if of == enumeration => member.cmp(&than),
                _ => return None,
            },
        };
        match comparison {
            Comparison::Equal | Comparison::Is => Some(order.is_eq()),
            Comparison::NotEqual | Comparison::IsNot => Some(order.is_ne()),
            _ if self.is_ordered(enumeration) => Some(satisfies(comparison, order)),
            _ => None,
        }
    }

    fn compared(
        &self,
        comparison: Comparison,
        left: &Value<'a>,
        right: &Value<'a>,
        span: Span,
    ) -> Evaluated<bool> {
        Ok(match comparison {
            Comparison::Equal => self.equal(left, right, span)?,
            Comparison::NotEqual => !self.equal(left, right, span)?,
            Comparison::Is => identical(left, right),
            Comparison::IsNot => !identical(left, right),
            Comparison::In => self.contains(right, left, span)?,
            Comparison::NotIn => !self.contains(right, left, span)?,
            Comparison::Less
            | Comparison::LessEqual
            | Comparison::Greater
            | Comparison::GreaterEqual => self.ordered(comparison, left, right, span)?,
        })
    }

    /// Whether `left < right` and the like; an error where Python has no order.
    pub(super) fn ordered(
        &self,
        comparison: Comparison,
        left: &Value<'a>,
        right: &Value<'a>,
        span: Span,
    ) -> Evaluated<bool> {
        let order = match (left, right) {
            (Value::Text(left), Value::Text(right)) => Some(left.as_str().cmp(right.as_str())),
            (
                Value::Choice {
                    enumeration,
                    member,
                },
                Value::Choice {
                    enumeration: other,
                    member: than,
                },
            ) if enumeration == other && self.is_ordered(*enumeration) => Some(member.cmp(than)),
            (Value::List(left), Value::List(right)) | (Value::Tuple(left), Value::Tuple(right)) => {
                return self.item_by_item(comparison, left, right, span);
            }
            _ => match (left.number(), right.number()) {
                (Some(left), Some(right)) => match numbers(left, right) {
                    Some(order) => Some(order),
                    // "Not a number" is neither less nor more than anything.
                    None => return Ok(false),
                },
                _ => None,
            },
        };
        if let Some(order) = order {
            return Ok(satisfies(comparison, order));
        }
        if let (Some(left), Some(right)) = (self.set_items(left), self.set_items(right)) {
            return self.subset(comparison, &left, &right, span);
        }
        Err(error(
            span,
            format!(
                "`{}` cannot compare {} with {}.",
                comparison.text(),
                self.type_name(left),
                self.type_name(right)
            ),
        ))
    }

    /// Lists compare by the first items that differ.
    fn item_by_item(
        &self,
        comparison: Comparison,
        left: &[Value<'a>],
        right: &[Value<'a>],
        span: Span,
    ) -> Evaluated<bool> {
        for (one, other) in left.iter().zip(right) {
            self.spend(1, span)?;
            if !self.equal(one, other, span)? {
                return self.ordered(comparison, one, other, span);
            }
        }
        Ok(satisfies(comparison, left.len().cmp(&right.len())))
    }

    /// Sets compare by what they hold: `<` asks for a proper subset.
    pub(super) fn subset(
        &self,
        comparison: Comparison,
        left: &[Value<'a>],
        right: &[Value<'a>],
        span: Span,
    ) -> Evaluated<bool> {
        let (small, large) = match comparison {
            Comparison::Less | Comparison::LessEqual => (left, right),
            _ => (right, left),
        };
        let strict = matches!(comparison, Comparison::Less | Comparison::Greater);
        if small.len() > large.len() || (strict && small.len() == large.len()) {
            return Ok(false);
        }
        for item in small {
            if !self.among(item, large, span)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn is_ordered(&self, enumeration: u8) -> bool {
        let enumeration = self.schema.enumerations.get(usize::from(enumeration));
        enumeration.is_some_and(|enumeration| enumeration.ordered)
    }
}

/// Python's `is`, as far as it means something: two equal numbers or texts count as the same.
fn identical(left: &Value<'_>, right: &Value<'_>) -> bool {
    match (left, right) {
        (Value::Int(left), Value::Int(right)) => left == right,
        (Value::Float(left), Value::Float(right)) => left == right,
        (Value::Text(left), Value::Text(right)) => left.as_str() == right.as_str(),
        (Value::Bool(left), Value::Bool(right)) => left == right,
        _ => left.is_same(right),
    }
}

fn satisfies(comparison: Comparison, order: Ordering) -> bool {
    match comparison {
        Comparison::Less => order.is_lt(),
        Comparison::LessEqual => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::GreaterEqual => order.is_ge(),
        _ => order.is_eq(),
    }
}

/// How two numbers compare, exactly even between whole ones and fractions.
pub(super) fn numbers(left: Number, right: Number) -> Option<Ordering> {
    match (left, right) {
        (Number::Int(left), Number::Int(right)) => Some(left.cmp(&right)),
        (Number::Float(left), Number::Float(right)) => left.partial_cmp(&right),
        (Number::Int(left), Number::Float(right)) => whole_with_fraction(left, right),
        (Number::Float(left), Number::Int(right)) => {
            whole_with_fraction(right, left).map(Ordering::reverse)
        }
    }
}

fn whole_with_fraction(integer: i64, other: f64) -> Option<Ordering> {
    // 2^63, the first number above every i64; as a float it is exact.
    const ABOVE: f64 = 9_223_372_036_854_775_808.0;
    if other.is_nan() {
        return None;
    }
    if other >= ABOVE {
        return Some(Ordering::Less);
    }
    if other < -ABOVE {
        return Some(Ordering::Greater);
    }
    let floor = other.floor();
    let order = integer.cmp(&(floor as i64));
    let fractional_part = if other > floor {
        Ordering::Less
    } else {
        Ordering::Equal
    };
    Some(order.then(fractional_part))
}

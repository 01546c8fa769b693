//! Arithmetic, checked: what Python would refuse, and what does not fit, is an error.

use super::{Evaluated, Run, error};
use crate::python::{Binary, Span};
use crate::threats::condition::value::{Number, Value};
use crate::threats::{EvaluationError, Facts};

impl<'a, F: Facts> Run<'a, F> {
    pub(super) fn minus(&self, operand: &Value<'a>, span: Span) -> Evaluated<Value<'a>> {
        match operand.number() {
            Some(Number::Int(value)) => match value.checked_neg() {
                Some(value) => Ok(Value::Int(value)),
                None => Err(too_large(span)),
            },
            Some(Number::Float(value)) => Ok(Value::Float(-value)),
            None => {
                let word = self.word(operand);
                Err(error(span, format!("`-` cannot stand before {word}.")))
            }
        }
    }

    pub(super) fn plus(&self, operand: &Value<'a>, span: Span) -> Evaluated<Value<'a>> {
        match operand.number() {
            Some(Number::Int(value)) => Ok(Value::Int(value)),
            Some(Number::Float(value)) => Ok(Value::Float(value)),
            None => {
                let word = self.word(operand);
                Err(error(span, format!("`+` cannot stand before {word}.")))
            }
        }
    }

    pub(super) fn binary(
        &self,
        binary: Binary,
        left: &Value<'a>,
        right: &Value<'a>,
        span: Span,
    ) -> Evaluated<Value<'a>> {
        if let (Value::Bool(left), Value::Bool(right)) = (left, right) {
            match binary {
                Binary::And => return Ok(Value::Bool(*left && *right)),
                Binary::Or => return Ok(Value::Bool(*left || *right)),
                Binary::Xor => return Ok(Value::Bool(left != right)),
                _ => {}
            }
        }
        let outcome = match (left.number(), right.number()) {
            (Some(Number::Int(left)), Some(Number::Int(right))) => whole(binary, left, right),
            (Some(left), Some(right)) => fraction(binary, as_float(left), as_float(right)),
            _ => return self.combined(binary, left, right, span),
        };
        match outcome {
            Ok(value) => Ok(value),
            Err(Failure::Zero) => Err(error(span, "This divides by zero.")),
            Err(Failure::TooLarge) => Err(too_large(span)),
            Err(Failure::Complex) => Err(error(span, "The result is an imaginary number.")),
            Err(Failure::Undefined) => Err(self.undefined(binary, left, right, span)),
        }
    }

    /// The error for operands that an operator does not take.
    #[cold]
    pub(super) fn undefined(
        &self,
        binary: Binary,
        left: &Value<'a>,
        right: &Value<'a>,
        span: Span,
    ) -> Box<EvaluationError> {
        let (left, right) = (self.word(left), self.word(right));
        let operator = binary.text();
        error(
            span,
            format!("`{operator}` cannot combine {left} and {right}."),
        )
    }
}

enum Failure {
    Zero,
    TooLarge,
    Complex,
    Undefined,
}

fn whole<'a>(binary: Binary, left: i64, right: i64) -> Result<Value<'a>, Failure> {
    let value = match binary {
        Binary::Divide | Binary::Floor | Binary::Remainder if right == 0 => {
            return Err(Failure::Zero);
        }
        Binary::Add => left.checked_add(right),
        Binary::Subtract => left.checked_sub(right),
        Binary::Multiply => left.checked_mul(right),
        // Python rounds towards minus infinity, and the remainder has the divisor's sign.
        Binary::Floor => left.checked_div_euclid(right).map(|quotient| {
            let rounded_up = right < 0 && left.checked_rem_euclid(right) != Some(0);
            quotient.saturating_sub(i64::from(rounded_up))
        }),
        Binary::Remainder if right == -1 => Some(0),
        Binary::Remainder => left.checked_rem(right).map(|rest| {
            let other_sign = rest != 0 && (rest < 0) != (right < 0);
            rest.saturating_add(if other_sign { right } else { 0 })
        }),
        Binary::Power if right >= 0 => return power(left, right).map(Value::Int),
        Binary::And => Some(left & right),
        Binary::Or => Some(left | right),
        Binary::Xor => Some(left ^ right),
        _ => {
            let (left, right) = (Number::Int(left), Number::Int(right));
            return fraction(binary, as_float(left), as_float(right));
        }
    };
    value.map(Value::Int).ok_or(Failure::TooLarge)
}

fn power(base: i64, exponent: i64) -> Result<i64, Failure> {
    match base {
        // These never grow, whatever the exponent.
        0 => Ok(i64::from(exponent == 0)),
        1 => Ok(1),
        -1 => Ok(if exponent & 1 == 0 { 1 } else { -1 }),
        _ => u32::try_from(exponent)
            .ok()
            .and_then(|exponent| base.checked_pow(exponent))
            .ok_or(Failure::TooLarge),
    }
}

fn fraction<'a>(binary: Binary, left: f64, right: f64) -> Result<Value<'a>, Failure> {
    let finite = left.is_finite() && right.is_finite();
    let value = match binary {
        Binary::Divide | Binary::Floor | Binary::Remainder if right == 0.0 => {
            return Err(Failure::Zero);
        }
        Binary::Power if left == 0.0 && right < 0.0 => return Err(Failure::Zero),
        Binary::Power if left < 0.0 && finite && right.fract() != 0.0 => {
            return Err(Failure::Complex);
        }
        Binary::Add => left + right,
        Binary::Subtract => left - right,
        Binary::Multiply => left * right,
        Binary::Divide => left / right,
        Binary::Floor => divided(left, right).0,
        Binary::Remainder => divided(left, right).1,
        Binary::Power => libm::pow(left, right),
        _ => return Err(Failure::Undefined),
    };
    if binary == Binary::Power && finite && value.is_infinite() {
        return Err(Failure::TooLarge);
    }
    Ok(Value::Float(value))
}

/// Quotient and remainder as CPython computes them: the remainder has the divisor's sign.
fn divided(left: f64, right: f64) -> (f64, f64) {
    let mut rest = left % right;
    let mut quotient = (left - rest) / right;
    if rest == 0.0 {
        rest = 0.0_f64.copysign(right);
    } else if (rest < 0.0) != (right < 0.0) {
        rest += right;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0.0_f64.copysign(left / right), rest);
    }
    // The quotient is whole but for what rounding did to it.
    let floor = quotient.floor();
    let up = quotient - floor > 0.5;
    (floor + if up { 1.0 } else { 0.0 }, rest)
}

fn as_float(number: Number) -> f64 {
    match number {
        // Python too rounds to the nearest float.
        Number::Int(value) => value as f64,
        Number::Float(value) => value,
    }
}

#[cold]
fn too_large(span: Span) -> Box<EvaluationError> {
    error(span, "The result is too large for a number of 64 bits.")
}

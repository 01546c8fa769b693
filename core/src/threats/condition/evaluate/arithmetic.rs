//! Arithmetic, checked: what Python would refuse, and what does not fit, is an error.

use super::{Evaluated, Evaluation, error};
use crate::python::{Binary, Span};
use crate::threats::condition::error::EvaluationError;
use crate::threats::condition::value::{Number, Value};
use crate::threats::facts::Facts;

impl<'a, F: Facts> Evaluation<'a, F> {
    pub(super) fn minus(&self, operand: &Value<'a>, span: Span) -> Evaluated<Value<'a>> {
        match operand.number() {
            Some(Number::Int(value)) => match value.checked_neg() {
                Some(value) => Ok(Value::Int(value)),
                None => Err(too_large(span)),
            },
            Some(Number::Float(value)) => Ok(Value::Float(-value)),
            None => {
                let kind = self.type_name(operand);
                Err(error(span, format!("`-` cannot be applied to {kind}.")))
            }
        }
    }

    pub(super) fn plus(&self, operand: &Value<'a>, span: Span) -> Evaluated<Value<'a>> {
        match operand.number() {
            Some(Number::Int(value)) => Ok(Value::Int(value)),
            Some(Number::Float(value)) => Ok(Value::Float(value)),
            None => {
                let kind = self.type_name(operand);
                Err(error(span, format!("`+` cannot be applied to {kind}.")))
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
            (Some(Number::Int(left)), Some(Number::Int(right))) => integer(binary, left, right),
            (Some(left), Some(right)) => float(binary, as_float(left), as_float(right)),
            _ => return self.combine_collections(binary, left, right, span),
        };
        match outcome {
            Ok(value) => Ok(value),
            Err(ArithmeticError::Zero) => Err(error(span, "This divides by zero.")),
            Err(ArithmeticError::TooLarge) => Err(too_large(span)),
            Err(ArithmeticError::Complex) => Err(error(span, "The result is an imaginary number.")),
            Err(ArithmeticError::Undefined) => {
                Err(self.unsupported_operands(binary, left, right, span))
            }
        }
    }

    /// The error for operands that an operator does not take.
    #[cold]
    pub(super) fn unsupported_operands(
        &self,
        binary: Binary,
        left: &Value<'a>,
        right: &Value<'a>,
        span: Span,
    ) -> Box<EvaluationError> {
        let (left, right) = (self.type_name(left), self.type_name(right));
        let operator = binary.text();
        error(
            span,
            format!("`{operator}` cannot combine {left} and {right}."),
        )
    }
}

enum ArithmeticError {
    Zero,
    TooLarge,
    Complex,
    Undefined,
}

fn integer<'a>(binary: Binary, left: i64, right: i64) -> Result<Value<'a>, ArithmeticError> {
    let value = match binary {
        Binary::Divide | Binary::Floor | Binary::Remainder if right == 0 => {
            return Err(ArithmeticError::Zero);
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
        Binary::Remainder => left.checked_rem(right).map(|remainder| {
            let other_sign = remainder != 0 && (remainder < 0) != (right < 0);
            remainder.saturating_add(if other_sign { right } else { 0 })
        }),
        Binary::Power if right >= 0 => return power(left, right).map(Value::Int),
        Binary::And => Some(left & right),
        Binary::Or => Some(left | right),
        Binary::Xor => Some(left ^ right),
        _ => {
            let (left, right) = (Number::Int(left), Number::Int(right));
            return float(binary, as_float(left), as_float(right));
        }
    };
    value.map(Value::Int).ok_or(ArithmeticError::TooLarge)
}

fn power(base: i64, exponent: i64) -> Result<i64, ArithmeticError> {
    match base {
        // These never grow, whatever the exponent.
        0 => Ok(i64::from(exponent == 0)),
        1 => Ok(1),
        -1 => Ok(if exponent & 1 == 0 { 1 } else { -1 }),
        _ => u32::try_from(exponent)
            .ok()
            .and_then(|exponent| base.checked_pow(exponent))
            .ok_or(ArithmeticError::TooLarge),
    }
}

fn float<'a>(binary: Binary, left: f64, right: f64) -> Result<Value<'a>, ArithmeticError> {
    let finite = left.is_finite() && right.is_finite();
    let value = match binary {
        Binary::Divide | Binary::Floor | Binary::Remainder if right == 0.0 => {
            return Err(ArithmeticError::Zero);
        }
        Binary::Power if left == 0.0 && right < 0.0 => return Err(ArithmeticError::Zero),
        Binary::Power if left < 0.0 && finite && right.fract() != 0.0 => {
            return Err(ArithmeticError::Complex);
        }
        Binary::Add => left + right,
        Binary::Subtract => left - right,
        Binary::Multiply => left * right,
        Binary::Divide => left / right,
        Binary::Floor => floor_divide(left, right).0,
        Binary::Remainder => floor_divide(left, right).1,
        Binary::Power => libm::pow(left, right),
        _ => return Err(ArithmeticError::Undefined),
    };
    if binary == Binary::Power && finite && value.is_infinite() {
        return Err(ArithmeticError::TooLarge);
    }
    Ok(Value::Float(value))
}

/// Quotient and remainder as CPython computes them: the remainder has the divisor's sign.
fn floor_divide(left: f64, right: f64) -> (f64, f64) {
    let mut remainder = left % right;
    let mut quotient = (left - remainder) / right;
    if remainder == 0.0 {
        remainder = 0.0_f64.copysign(right);
    } else if (remainder < 0.0) != (right < 0.0) {
        remainder += right;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0.0_f64.copysign(left / right), remainder);
    }
    // The quotient is whole but for what rounding did to it.
    let floor = quotient.floor();
    let up = quotient - floor > 0.5;
    (floor + if up { 1.0 } else { 0.0 }, remainder)
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

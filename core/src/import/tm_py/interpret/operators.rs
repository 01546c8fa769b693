//! Operators, comparisons, truth, and iteration.

use std::rc::Rc;

use super::{HeapCell, Interpreter, MAX_LENGTH};
use crate::import::tm_py::value::Value;
use crate::python::{Binary, Comparison, Expr, ExprKind, Span};

impl<'t> Interpreter<'t> {
    /// A text value, if it is not too long.
    pub(super) fn bounded_text(&mut self, text: &str, span: Span) -> Value<'t> {
        if text.len() > MAX_LENGTH || !self.step(text.len() / 64, span) {
            return Value::Unknown;
        }
        Value::text(text)
    }

    pub(super) fn binary_operation(
        &mut self,
        binary: Binary,
        left: &Value<'t>,
        right: &Value<'t>,
        span: Span,
    ) -> Value<'t> {
        match (binary, left, right) {
            (Binary::Add, Value::Text(left), Value::Text(right)) => {
                if left.len().saturating_add(right.len()) > MAX_LENGTH {
                    return Value::Unknown;
                }
                self.bounded_text(&format!("{left}{right}"), span)
            }
            (Binary::Remainder, Value::Text(pattern), values) => {
                let pattern = Rc::clone(pattern);
                self.percent_format(&pattern, values, span)
            }
            (Binary::Multiply, Value::Text(text), times)
            | (Binary::Multiply, times, Value::Text(text)) => {
                let times = usize::try_from(times.as_int().unwrap_or(-1)).ok();
                match times.filter(|times| times.saturating_mul(text.len()) <= MAX_LENGTH) {
                    Some(times) => self.bounded_text(&text.repeat(times), span),
                    None => Value::Unknown,
                }
            }
            (Binary::Add, Value::List(_), Value::List(_))
            | (Binary::Add, Value::Tuple(_), Value::Tuple(_)) => {
                let mut items = self.items(left, span).unwrap_or_default();
                items.extend(self.items(right, span).unwrap_or_default());
                self.sequence_like(left, items)
            }
            (Binary::Multiply, Value::List(_) | Value::Tuple(_), times)
            | (Binary::Multiply, times, Value::List(_) | Value::Tuple(_)) => {
                let list = if times.as_int().is_some() && right.as_int().is_some() {
                    left
                } else {
                    right
                };
                self.repeat_sequence(list, times.as_int(), span)
            }
            (_, Value::Set(_), Value::Set(_)) => self.combine_sets(binary, left, right, span),
            (Binary::Or, Value::Dict(_), Value::Dict(_)) => {
                let result = Value::Dict(self.allocate(HeapCell::Pairs(Vec::new())));
                for (key, value) in self.pairs(left).into_iter().chain(self.pairs(right)) {
                    self.set_item(&result, key, value, span);
                }
                result
            }
            (Binary::Divide, left, Value::Text(_)) if left.is_unknown() => Value::Unknown,
            (_, Value::Int(_) | Value::Bool(_), Value::Int(_) | Value::Bool(_)) => {
                let (Some(one), Some(other)) = (left.as_int(), right.as_int()) else {
                    return Value::Unknown;
                };
                if let (Value::Bool(_), Value::Bool(_), Binary::And | Binary::Or | Binary::Xor) =
                    (left, right, binary)
                {
                    return Value::Bool(
                        match binary {
                            Binary::And => one & other,
                            Binary::Or => one | other,
                            _ => one ^ other,
                        } != 0,
                    );
                }
                int_operation(binary, one, other)
            }
            _ => match (left.as_float(), right.as_float()) {
                (Some(left), Some(right)) => float_operation(binary, left, right),
                _ => Value::Unknown,
            },
        }
    }

    fn repeat_sequence(&mut self, list: &Value<'t>, times: Option<i64>, span: Span) -> Value<'t> {
        let items = self.items(list, span).unwrap_or_default();
        let Some(times) = times.and_then(|times| usize::try_from(times.max(0)).ok()) else {
            return Value::Unknown;
        };
        let length = items.len().saturating_mul(times);
        if length > MAX_LENGTH / 8 || !self.step(length, span) {
            return Value::Unknown;
        }
        let result = std::iter::repeat_n(items, times).flatten().collect();
        self.sequence_like(list, result)
    }

    /// A tuple for a tuple, a list for anything else.
    fn sequence_like(&mut self, of: &Value<'t>, items: Vec<Value<'t>>) -> Value<'t> {
        match of {
            Value::Tuple(_) => Value::Tuple(Rc::from(items)),
            _ => self.list(items),
        }
    }

    fn combine_sets(
        &mut self,
        binary: Binary,
        left: &Value<'t>,
        right: &Value<'t>,
        span: Span,
    ) -> Value<'t> {
        let (Value::Set(one), Value::Set(other)) = (left, right) else {
            return Value::Unknown;
        };
        let ours = self.items_at(*one).to_vec();
        let theirs = self.items_at(*other).to_vec();
        let mut result = Vec::new();
        let wanted = match binary {
            Binary::Or => {
                result = ours;
                result.extend(theirs);
                return self.set_of(result, span);
            }
            Binary::And => true,
            Binary::Subtract => false,
            _ => return Value::Unknown,
        };
        for item in ours {
            if self.contains_item(*other, &item, span) == wanted {
                result.push(item);
            }
        }
        self.set_of(result, span)
    }

    pub(super) fn compare(&mut self, first: &'t Expr, rest: &'t [(Comparison, Expr)]) -> Value<'t> {
        let mut left = self.eval(first);
        for (comparison, expr) in rest {
            let right = self.eval(expr);
            match self.compare_pair(*comparison, &left, &right, expr.span) {
                Some(true) => left = right,
                Some(false) => return Value::Bool(false),
                None => return Value::Unknown,
            }
        }
        Value::Bool(true)
    }

    fn compare_pair(
        &mut self,
        comparison: Comparison,
        left: &Value<'t>,
        right: &Value<'t>,
        span: Span,
    ) -> Option<bool> {
        match comparison {
            Comparison::Equal | Comparison::Is => self.equal(left, right),
            Comparison::NotEqual | Comparison::IsNot => self.equal(left, right).map(|it| !it),
            Comparison::In => self.contains_value(right, left, span),
            Comparison::NotIn => self.contains_value(right, left, span).map(|it| !it),
            Comparison::Less => Some(self.order(left, right)?.is_lt()),
            Comparison::LessEqual => Some(self.order(left, right)?.is_le()),
            Comparison::Greater => Some(self.order(left, right)?.is_gt()),
            Comparison::GreaterEqual => Some(self.order(left, right)?.is_ge()),
        }
    }

    /// Whether a container holds an item.
    fn contains_value(
        &mut self,
        container: &Value<'t>,
        item: &Value<'t>,
        span: Span,
    ) -> Option<bool> {
        match (container, item) {
            (Value::Text(text), Value::Text(part)) => {
                self.step(text.len() / 64, span);
                Some(text.contains(&**part))
            }
            (Value::List(at) | Value::Set(at), item) if !item.is_unknown() => {
                Some(self.contains_item(*at, item, span))
            }
            (Value::Dict(at), item) if !item.is_unknown() => {
                Some(self.key_position(*at, item, span).is_some())
            }
            (Value::Tuple(items), item) if !item.is_unknown() => Some(
                items
                    .iter()
                    .any(|other| self.equal(other, item) == Some(true)),
            ),
            _ => None,
        }
    }

    /// How two values of one kind are ordered.
    pub(super) fn order(
        &mut self,
        left: &Value<'t>,
        right: &Value<'t>,
    ) -> Option<std::cmp::Ordering> {
        match (left, right) {
            (Value::Text(left), Value::Text(right)) => Some(left.cmp(right)),
            (Value::Member(one, left), Value::Member(other, right)) if one == other => {
                Some(left.cmp(right))
            }
            (Value::Tuple(left), Value::Tuple(right)) => {
                for (left, right) in left.iter().zip(right.iter()) {
                    if self.equal(left, right)? {
                        continue;
                    }
                    return match (left, right) {
                        // One level is enough for pairs that are sorted.
                        (Value::Tuple(_), _) => None,
                        _ => self.order(left, right),
                    };
                }
                Some(left.len().cmp(&right.len()))
            }
            _ => left.as_float()?.partial_cmp(&right.as_float()?),
        }
    }

    /// Whether two values are equal; `None` where that is not known.
    pub(super) fn equal(&mut self, left: &Value<'t>, right: &Value<'t>) -> Option<bool> {
        let lists = match (left, right) {
            (Value::Unknown | Value::Other(_), _) | (_, Value::Unknown | Value::Other(_)) => {
                return None;
            }
            (Value::None, Value::None) => return Some(true),
            (Value::Text(left), Value::Text(right)) => return Some(left == right),
            (Value::Object(left), Value::Object(right))
            | (Value::Class(left), Value::Class(right))
            | (Value::Enumeration(left), Value::Enumeration(right)) => return Some(left == right),
            (Value::Member(one, left), Value::Member(other, right)) => {
                return Some(one == other && left == right);
            }
            (Value::List(one), Value::List(other)) | (Value::Set(one), Value::Set(other)) => {
                if one == other {
                    return Some(true);
                }
                (self.items_at(*one).to_vec(), self.items_at(*other).to_vec())
            }
            (Value::Tuple(one), Value::Tuple(other)) => (one.to_vec(), other.to_vec()),
            _ => {
                return Some(match (left.as_float(), right.as_float()) {
                    (Some(left), Some(right)) => left.total_cmp(&right).is_eq(),
                    _ => false,
                });
            }
        };
        let (one, other) = lists;
        if one.len() != other.len() {
            return Some(false);
        }
        if !self.enter(Span::default()) || !self.step(one.len(), Span::default()) {
            return None;
        }
        let mut all = Some(true);
        for (left, right) in one.iter().zip(&other) {
            all = self.equal(left, right);
            if all != Some(true) {
                break;
            }
        }
        self.leave();
        all
    }

    /// Whether a value counts as true; `None` where that is not known.
    pub(super) fn truth(&mut self, value: &Value<'t>) -> Option<bool> {
        Some(match value {
            Value::Unknown | Value::Other(_) => return None,
            Value::None => false,
            Value::Bool(value) => *value,
            Value::Int(number) => *number != 0,
            Value::Float(number) => *number != 0.0,
            Value::Text(text) => !text.is_empty(),
            Value::Tuple(items) => !items.is_empty(),
            Value::List(at) | Value::Set(at) => !self.items_at(*at).is_empty(),
            Value::Dict(at) => !self.pairs_at(*at).is_empty(),
            _ => true,
        })
    }

    /// The items of an iterable; `None` where they are not known.
    pub(super) fn items(&mut self, value: &Value<'t>, span: Span) -> Option<Vec<Value<'t>>> {
        let items = match value {
            Value::Tuple(items) => items.to_vec(),
            Value::List(at) | Value::Set(at) => {
                let count = self.items_at(*at).len();
                if !self.step(count, span) {
                    return None;
                }
                self.items_at(*at).to_vec()
            }
            Value::Dict(at) => self
                .pairs_at(*at)
                .iter()
                .map(|(key, _)| key.clone())
                .collect(),
            Value::Text(text) => {
                if !self.step(text.len(), span) {
                    return None;
                }
                let mut buffer = [0; 4];
                text.chars()
                    .map(|c| Value::text(c.encode_utf8(&mut buffer)))
                    .collect()
            }
            Value::Enumeration(at) => {
                let members = self.schema().enumerations().get(*at)?.members.len();
                (0..members)
                    .map(|member| Value::Member(*at, member))
                    .collect()
            }
            Value::Class(class) => {
                let class = self.classes.get(*class).filter(|class| class.is_enum)?;
                let fields = class.fields.iter();
                let members = fields.filter_map(|(name, _)| class.members.get(name));
                members.cloned().collect()
            }
            _ => return None,
        };
        self.step(items.len(), span).then_some(items)
    }

    pub(super) fn subscript(
        &mut self,
        object: &Value<'t>,
        index: &'t Expr,
        span: Span,
    ) -> Value<'t> {
        if let ExprKind::Slice(bounds) = &index.kind {
            return self.slice(object, bounds, span);
        }
        let index = self.eval(index);
        match object {
            Value::Dict(at) => {
                let position = self.key_position(*at, &index, span);
                let pair = position.and_then(|position| self.pairs_at(*at).get(position));
                pair.map_or(Value::Unknown, |(_, value)| value.clone())
            }
            Value::Enumeration(_) | Value::Class(_) => match index.as_text() {
                Some(name) => self.attribute(object, name, span),
                None => Value::Unknown,
            },
            Value::List(_) | Value::Tuple(_) | Value::Text(_) => {
                let items = self.items(object, span).unwrap_or_default();
                let at = sequence_index(&index, items.len());
                at.and_then(|at| items.into_iter().nth(at))
                    .unwrap_or(Value::Unknown)
            }
            _ => Value::Unknown,
        }
    }

    fn slice(
        &mut self,
        object: &Value<'t>,
        bounds: &'t [Option<Expr>; 3],
        span: Span,
    ) -> Value<'t> {
        let [start, stop, step] = bounds;
        let mut bound = |bound: &'t Option<Expr>| match bound {
            Some(bound) => self.eval(bound).as_int().map(Some),
            None => Some(None),
        };
        let (Some(start), Some(stop), Some(step)) = (bound(start), bound(stop), bound(step)) else {
            return Value::Unknown;
        };
        let Some(items) = self.items(object, span) else {
            return Value::Unknown;
        };
        let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
        let clamp = |at: i64| {
            if at < 0 {
                at.saturating_add(length).max(0)
            } else {
                at.min(length)
            }
        };
        let backwards = step == Some(-1) && start.is_none() && stop.is_none();
        let (from, to) = (clamp(start.unwrap_or(0)), clamp(stop.unwrap_or(length)));
        let every = usize::try_from(step.unwrap_or(1)).unwrap_or(0);
        let items: Vec<_> = if backwards {
            items.into_iter().rev().collect()
        } else if every == 0 {
            return Value::Unknown;
        } else {
            let skipped = usize::try_from(from).unwrap_or(0);
            let count = usize::try_from(to.saturating_sub(from)).unwrap_or(0);
            items
                .into_iter()
                .skip(skipped)
                .take(count)
                .step_by(every)
                .collect()
        };
        match object {
            Value::Text(_) => {
                let text: String = items.iter().filter_map(Value::as_text).collect();
                self.bounded_text(&text, span)
            }
            _ => self.sequence_like(object, items),
        }
    }
}

/// The position that an index means among so many items.
pub(super) fn sequence_index(index: &Value<'_>, count: usize) -> Option<usize> {
    let index = index.as_int()?;
    match usize::try_from(index) {
        Ok(position) => Some(position).filter(|position| *position < count),
        Err(_) => count.checked_sub(usize::try_from(index.unsigned_abs()).ok()?),
    }
}

fn int_operation<'t>(binary: Binary, left: i64, right: i64) -> Value<'t> {
    let small = |right: i64| u32::try_from(right).ok();
    let result = match binary {
        Binary::Add => left.checked_add(right),
        Binary::Subtract => left.checked_sub(right),
        Binary::Multiply => left.checked_mul(right),
        Binary::Divide => return int_division(left, right),
        Binary::Floor => floor_division(left, right),
        Binary::Remainder => floor_division(left, right)
            .and_then(|whole| left.checked_sub(whole.checked_mul(right)?)),
        Binary::Power => small(right).and_then(|right| left.checked_pow(right)),
        Binary::And => Some(left & right),
        Binary::Or => Some(left | right),
        Binary::Xor => Some(left ^ right),
        Binary::Left => small(right)
            .filter(|right| *right < 62)
            .and_then(|right| left.checked_mul(1 << right)),
        Binary::Right => small(right).and_then(|right| left.checked_shr(right)),
        Binary::Matrix => None,
    };
    result.map_or(Value::Unknown, Value::Int)
}

/// Division that rounds down, as Python's.
fn floor_division(left: i64, right: i64) -> Option<i64> {
    let (whole, rest) = (left.checked_div(right)?, left.checked_rem(right)?);
    match rest != 0 && (rest < 0) != (right < 0) {
        true => whole.checked_sub(1),
        false => Some(whole),
    }
}

fn int_division<'t>(left: i64, right: i64) -> Value<'t> {
    match (Value::Int(left).as_float(), Value::Int(right).as_float()) {
        (Some(left), Some(right)) => float_operation(Binary::Divide, left, right),
        _ => Value::Unknown,
    }
}

fn float_operation<'t>(binary: Binary, left: f64, right: f64) -> Value<'t> {
    let result = match binary {
        Binary::Add => left + right,
        Binary::Subtract => left - right,
        Binary::Multiply => left * right,
        Binary::Divide if right != 0.0 => left / right,
        Binary::Floor if right != 0.0 => (left / right).floor(),
        _ => return Value::Unknown,
    };
    Value::Float(result)
}

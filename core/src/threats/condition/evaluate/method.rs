//! The methods of parts: `oneOf crosses enters exits inside checkTLSVersion hasDataLeaks`.
//!
//! A part is inside every boundary around it, not the innermost alone. With X a boundary, a class
//! of boundaries, or None for "outside of all boundaries":
//! - `inside(X)`: the part is inside X.
//! - `enters(X)`: the sink is inside X, and the source is not. `exits(X)`: the reverse.
//! - `crosses(X)`: it enters or exits X.
//!
//! For a class, one boundary of it has to do for both ends. With several arguments, one has to
//! fit. Nothing is inside other values.
//!
//! pytm 1.4 looks at the innermost boundary alone, and `enters` and `exits` hold there only where
//! the other end lies outside of all boundaries.

use super::looping::break_if;
use super::{Evaluated, Evaluation, Scope, error};
use crate::model::PartIndex;
use crate::python::{Comparison, Span};
use crate::schema::{AttributeId, ClassId};
use crate::threats::condition::error::EvaluationError;
use crate::threats::condition::program::{Method, Node};
use crate::threats::condition::value::Value;
use crate::threats::facts::{Fact, Facts};

impl<'a, F: Facts> Evaluation<'a, F> {
    pub(super) fn method(
        &self,
        method: Method,
        object: &Value<'a>,
        arguments: &'a [Node],
        scope: Scope<'_, 'a>,
        span: Span,
    ) -> Evaluated<bool> {
        let Value::Part(part) = *object else {
            let (name, kind) = (method.name(), self.type_name(object));
            return Err(error(span, format!("{name} is asked of {kind}.")));
        };
        match method {
            Method::HasDataLeaks => return self.has_data_leaks(part, span),
            Method::CheckTlsVersion => return self.check_tls_version(part, arguments, scope, span),
            _ if self.is_data(&[part]) => return Err(self.no_method(method, part, span)),
            _ => {}
        }
        for wanted in self.nodes(arguments, scope)? {
            let fits = match method {
                Method::OneOf => self.is_class_or_part(part, &wanted),
                Method::Inside => self.inside(part, &wanted, span)?,
                _ => self.crosses_boundary(method, part, &wanted, span)?,
            };
            if fits {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn is_class_or_part(&self, part: PartIndex, wanted: &Value<'a>) -> bool {
        match wanted {
            Value::Class(flags) => is_of(self.facts.class(part), flags),
            Value::Part(other) => *other == part,
            _ => false,
        }
    }

    /// `crosses`, `enters` or `exits`. What has no ends does none of it, as in pytm.
    fn crosses_boundary(
        &self,
        method: Method,
        flow: PartIndex,
        wanted: &Value<'a>,
        span: Span,
    ) -> Evaluated<bool> {
        let source = self.facts.fact(flow, self.schema.source);
        let sink = self.facts.fact(flow, self.schema.sink);
        let (source, sink) = match (source, sink) {
            (Fact::Part(source), Fact::Part(sink)) => (source, sink),
            (Fact::Missing, _) | (_, Fact::Missing) => return Ok(false),
            _ => return Err(error(span, "The dataflow lacks an end.")),
        };
        match method {
            Method::Enters => self.goes_into(source, sink, wanted, span),
            Method::Exits => self.goes_into(sink, source, wanted, span),
            _ => Ok(self.goes_into(source, sink, wanted, span)?
                || self.goes_into(sink, source, wanted, span)?),
        }
    }

    /// Whether `to` is inside a boundary that is meant, and `from` is not inside that one.
    fn goes_into(
        &self,
        from: PartIndex,
        to: PartIndex,
        wanted: &Value<'a>,
        span: Span,
    ) -> Evaluated<bool> {
        let Value::Class(flags) = wanted else {
            return Ok(self.inside(to, wanted, span)? && !self.inside(from, wanted, span)?);
        };
        self.any_boundary_around(to, span, &mut |boundary| {
            Ok(is_of(self.facts.class(boundary), flags)
                && !self.inside(from, &Value::Part(boundary), span)?)
        })
    }

    /// Whether a part is inside a boundary, inside one of a class, or (None) inside no boundary.
    fn inside(&self, part: PartIndex, wanted: &Value<'a>, span: Span) -> Evaluated<bool> {
        match wanted {
            Value::None => Ok(!self.any_boundary_around(part, span, &mut |_| Ok(true))?),
            Value::Part(_) | Value::Class(_) => {
                self.any_boundary_around(part, span, &mut |boundary| {
                    Ok(self.is_class_or_part(boundary, wanted))
                })
            }
            _ => Ok(false),
        }
    }

    /// Whether one of the boundaries around a part fits; the innermost is asked first. Where
    /// boundaries lie in a circle, each of them is around the part.
    fn any_boundary_around(
        &self,
        part: PartIndex,
        span: Span,
        fits: &mut dyn FnMut(PartIndex) -> Evaluated<bool>,
    ) -> Evaluated<bool> {
        let mut at = part;
        // A marker that stands still for twice as many steps each time is met in every circle.
        let (mut marker, mut left, mut wait) = (part, 1u32, 1u32);
        while let Fact::Part(boundary) = self.facts.fact(at, self.schema.in_boundary) {
            self.spend(1, span)?;
            if fits(boundary)? {
                return Ok(true);
            }
            if boundary == marker {
                break;
            }
            at = boundary;
            left = left.saturating_sub(1);
            if left == 0 {
                marker = boundary;
                wait = wait.saturating_mul(2);
                left = wait;
            }
        }
        Ok(false)
    }

    /// Whether one of the flows has an older TLS version than the part asks for.
    fn check_tls_version(
        &self,
        part: PartIndex,
        arguments: &'a [Node],
        scope: Scope<'_, 'a>,
        span: Span,
    ) -> Evaluated<bool> {
        let Some(flows) = arguments.first() else {
            return Err(error(span, "checkTLSVersion is given no dataflows."));
        };
        let outcome = self.each(flows, scope, &mut |flow| {
            let Value::Part(flow) = flow else {
                let kind = self.type_name(&flow);
                let message = format!("checkTLSVersion is given {kind}, not a dataflow.");
                return Err(error(span, message));
            };
            let version = self.read(flow, self.schema.tls_version, span)?;
            let minimum = self.read(part, self.schema.min_tls_version, span)?;
            Ok(break_if(self.ordered(
                Comparison::Less,
                &version,
                &minimum,
                span,
            )?))
        })?;
        Ok(outcome.is_break())
    }

    /// Whether the flow carries data above what its source, its sink or itself may have.
    fn has_data_leaks(&self, flow: PartIndex, span: Span) -> Evaluated<bool> {
        let source = self.facts.fact(flow, self.schema.source);
        let sink = self.facts.fact(flow, self.schema.sink);
        let (data, ends) = match (self.facts.fact(flow, self.schema.data), source, sink) {
            (_, Fact::Missing, _) | (_, _, Fact::Missing) => {
                return Err(self.no_method(Method::HasDataLeaks, flow, span));
            }
            (Fact::Parts(data), Fact::Part(source), Fact::Part(sink)) => {
                (data, [source, sink, flow])
            }
            _ => return Err(error(span, "The dataflow lacks an end.")),
        };
        for data in data {
            let classification = self.facts.fact(*data, self.schema.classification);
            for end in ends {
                let max = self.facts.fact(end, self.schema.max_classification);
                let above = match (classification, max) {
                    (
                        Fact::Choice {
                            enumeration,
                            member,
                        },
                        Fact::Choice {
                            enumeration: of,
                            member: max,
                        },
                    ) if enumeration == of => member > max,
                    _ => return Err(error(span, "A classification is missing.")),
                };
                if above {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    fn read(&self, part: PartIndex, attribute: AttributeId, span: Span) -> Evaluated<Value<'a>> {
        let fact = self.facts.fact(part, attribute);
        Value::of_fact(fact).ok_or_else(|| self.missing_attribute(part, span))
    }

    #[cold]
    fn no_method(&self, method: Method, part: PartIndex, span: Span) -> Box<EvaluationError> {
        let (name, method) = (self.facts.name(part), method.name());
        error(span, format!("{name} has no method {method}."))
    }
}

fn is_of(class: ClassId, flags: &[bool]) -> bool {
    flags.get(usize::from(class.0)).copied().unwrap_or(false)
}

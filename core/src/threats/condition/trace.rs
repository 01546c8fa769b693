//! Evaluates every clause of a condition, and records what each read.

use std::cell::RefCell;

use super::clause::{Clause, Connective, ReadValue, Reading};
use super::error::EvaluationError;
use super::evaluate;
use super::evaluation_schema::EvaluationSchema;
use super::program::{Test, TestKind};
use crate::model::PartIndex;
use crate::schema::{AttributeId, ClassId};
use crate::threats::facts::{Fact, Facts, Provenance};

/// The clauses of a condition on that part.
pub(super) fn trace<F: Facts>(
    test: &Test,
    schema: &EvaluationSchema,
    facts: &F,
    target: PartIndex,
) -> Clause {
    let tracer = Tracer {
        schema,
        facts,
        target,
    };
    tracer.clause(test, Reach::Reached)
}

/// Whether Python would get to a clause.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    Reached,
    Passed,
}

struct Tracer<'a, F> {
    schema: &'a EvaluationSchema,
    facts: &'a F,
    target: PartIndex,
}

impl<F: Facts> Tracer<'_, F> {
    fn clause(&self, test: &Test, reach: Reach) -> Clause {
        let (connective, tests) = match &test.kind {
            TestKind::All(tests) => (Connective::All, &**tests),
            TestKind::Any(tests) => (Connective::Any, &**tests),
            TestKind::Not(test) => (Connective::Not, std::slice::from_ref(&**test)),
            _ => return self.leaf(test, reach),
        };
        let mut clauses: Vec<Clause> = Vec::with_capacity(tests.len());
        let mut decided: Option<Result<bool, EvaluationError>> = None;
        for test in tests {
            let passed = decided.is_some() || reach == Reach::Passed;
            let clause = self.clause(
                test,
                if passed {
                    Reach::Passed
                } else {
                    Reach::Reached
                },
            );
            let decides = match (&clause.truth, connective) {
                (Err(_), _) | (_, Connective::Not) => true,
                (Ok(truth), Connective::Any) => *truth,
                (Ok(truth), _) => !truth,
            };
            if decides && decided.is_none() {
                decided = Some(clause.truth.clone());
            }
            clauses.push(clause);
        }
        let truth = match (decided, connective) {
            (Some(truth), Connective::Not) => truth.map(|truth| !truth),
            (Some(truth), _) => truth,
            (None, connective) => Ok(connective == Connective::All),
        };
        Clause {
            connective,
            span: test.span,
            truth,
            reached: reach == Reach::Reached,
            clauses,
            readings: Vec::new(),
        }
    }

    fn leaf(&self, test: &Test, reach: Reach) -> Clause {
        let recorder = Recorder {
            facts: self.facts,
            read: RefCell::new(Vec::new()),
        };
        let truth = evaluate::holds(
            test,
            self.schema,
            &recorder,
            self.target,
            evaluate::STEP_BUDGET,
        );
        let read = recorder.read.into_inner();
        Clause {
            connective: Connective::Leaf,
            span: test.span,
            truth: truth.map_err(|error| *error),
            reached: reach == Reach::Reached,
            clauses: Vec::new(),
            readings: read
                .into_iter()
                .map(|(part, attribute)| self.reading(part, attribute))
                .collect(),
        }
    }

    fn reading(&self, part: PartIndex, attribute: Option<AttributeId>) -> Reading {
        let Some(id) = attribute else {
            return Reading {
                part,
                attribute,
                value: ReadValue::Text(self.facts.name(part).to_owned()),
                provenance: Provenance::Answered,
            };
        };
        Reading {
            part,
            attribute,
            value: owned_value(self.facts.fact(part, id)),
            provenance: self.facts.provenance(part, id),
        }
    }
}

fn owned_value(fact: Fact<'_>) -> ReadValue {
    match fact {
        Fact::Missing => ReadValue::Missing,
        Fact::None => ReadValue::None,
        Fact::Bool(value) => ReadValue::Bool(value),
        Fact::Int(value) => ReadValue::Int(value),
        Fact::Text(text) => ReadValue::Text(text.to_owned()),
        Fact::Choice {
            enumeration,
            member,
        } => ReadValue::Choice {
            enumeration,
            member,
        },
        Fact::Part(part) => ReadValue::Parts(vec![part]),
        Fact::Parts(parts) => ReadValue::Parts(parts.to_vec()),
        Fact::Numbers(numbers) => ReadValue::Numbers(numbers.to_vec()),
        Fact::Texts(texts) => ReadValue::Texts(texts.to_vec()),
        Fact::Opaque(length) => ReadValue::Opaque(length),
    }
}

/// Facts that record what is read, each once.
struct Recorder<'a, F> {
    facts: &'a F,
    read: RefCell<Vec<(PartIndex, Option<AttributeId>)>>,
}

impl<F: Facts> Recorder<'_, F> {
    fn record(&self, part: PartIndex, attribute: Option<AttributeId>) {
        // A flow with very much data need not be listed whole to be explained.
        const MOST: usize = 200;
        let mut read = self.read.borrow_mut();
        if read.len() < MOST && !read.contains(&(part, attribute)) {
            read.push((part, attribute));
        }
    }
}

impl<F: Facts> Facts for Recorder<'_, F> {
    fn class(&self, part: PartIndex) -> ClassId {
        self.facts.class(part)
    }

    fn name(&self, part: PartIndex) -> &str {
        self.record(part, None);
        self.facts.name(part)
    }

    fn fact(&self, part: PartIndex, attribute: AttributeId) -> Fact<'_> {
        self.record(part, Some(attribute));
        self.facts.fact(part, attribute)
    }

    fn provenance(&self, part: PartIndex, attribute: AttributeId) -> Provenance {
        self.facts.provenance(part, attribute)
    }
}

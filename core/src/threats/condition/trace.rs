//! Evaluates every clause of a condition, and notes what each read.

use std::cell::RefCell;

use super::known::Known;
use super::program::{Test, TestKind};
use super::{Clause, EvaluationError, Joint, Reading, Shown, evaluate};
use crate::model::PartIndex;
use crate::model::schema::{AttributeId, ClassId};
use crate::threats::{Fact, Facts, Provenance};

/// The clauses of a condition on that part.
pub(super) fn trace<F: Facts>(test: &Test, known: &Known, facts: &F, target: PartIndex) -> Clause {
    let tracer = Tracer {
        known,
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
    known: &'a Known,
    facts: &'a F,
    target: PartIndex,
}

impl<F: Facts> Tracer<'_, F> {
    fn clause(&self, test: &Test, reach: Reach) -> Clause {
        let (joint, tests) = match &test.kind {
            TestKind::All(tests) => (Joint::All, &**tests),
            TestKind::Any(tests) => (Joint::Any, &**tests),
            TestKind::Not(test) => (Joint::Not, std::slice::from_ref(&**test)),
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
            let decides = match (&clause.truth, joint) {
                (Err(_), _) | (_, Joint::Not) => true,
                (Ok(truth), Joint::Any) => *truth,
                (Ok(truth), _) => !truth,
            };
            if decides && decided.is_none() {
                decided = Some(clause.truth.clone());
            }
            clauses.push(clause);
        }
        let truth = match (decided, joint) {
            (Some(truth), Joint::Not) => truth.map(|truth| !truth),
            (Some(truth), _) => truth,
            (None, joint) => Ok(joint == Joint::All),
        };
        Clause {
            joint,
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
        let truth = evaluate::holds(test, self.known, &recorder, self.target, super::BUDGET);
        let read = recorder.read.into_inner();
        Clause {
            joint: Joint::Leaf,
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
                value: Shown::Text(self.facts.name(part).to_owned()),
                provenance: Provenance::Answered,
            };
        };
        Reading {
            part,
            attribute,
            value: shown(self.facts.fact(part, id)),
            provenance: self.facts.provenance(part, id),
        }
    }
}

fn shown(fact: Fact<'_>) -> Shown {
    match fact {
        Fact::Missing => Shown::Missing,
        Fact::None => Shown::None,
        Fact::Bool(value) => Shown::Bool(value),
        Fact::Int(value) => Shown::Int(value),
        Fact::Text(text) => Shown::Text(text.to_owned()),
        Fact::Choice {
            enumeration,
            member,
        } => Shown::Choice {
            enumeration,
            member,
        },
        Fact::Part(part) => Shown::Parts(vec![part]),
        Fact::Parts(parts) => Shown::Parts(parts.to_vec()),
        Fact::Numbers(numbers) => Shown::Numbers(numbers.to_vec()),
        Fact::Texts(texts) => Shown::Texts(texts.to_vec()),
        Fact::Opaque(length) => Shown::Opaque(length),
    }
}

/// Facts that note what is asked of them, each once.
struct Recorder<'a, F> {
    facts: &'a F,
    read: RefCell<Vec<(PartIndex, Option<AttributeId>)>>,
}

impl<F: Facts> Recorder<'_, F> {
    fn note(&self, part: PartIndex, attribute: Option<AttributeId>) {
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
        self.note(part, None);
        self.facts.name(part)
    }

    fn fact(&self, part: PartIndex, attribute: AttributeId) -> Fact<'_> {
        self.note(part, Some(attribute));
        self.facts.fact(part, attribute)
    }

    fn provenance(&self, part: PartIndex, attribute: AttributeId) -> Provenance {
        self.facts.provenance(part, attribute)
    }
}

//! What a condition makes of yes-or-no answers, judged for all of them at once.
//!
//! Most conditions are nothing but questions for yes or no about the target, joined by `and` and
//! `or`, and most others begin with some. Those are read from sets of bits.

use super::Condition;
use super::program::{Read, Subject, Test, TestKind};
use crate::schema::AttributeSet;
use crate::threats::facts::BooleanFacts;

/// The clauses at the start of a condition that ask yes-or-no attributes of the target only.
#[derive(Clone, Debug, Default)]
pub(super) struct Shortcut {
    /// All attributes that they ask.
    attributes: AttributeSet,
    /// Each of them must hold.
    clauses: Vec<AnyOf>,
    /// Whether they are the whole condition.
    is_all: bool,
}

/// Holds where one of these attributes is yes, or one of those is no.
#[derive(Clone, Copy, Debug, Default)]
struct AnyOf {
    yes: AttributeSet,
    no: AttributeSet,
}

impl Shortcut {
    /// The shortcut through a condition.
    pub(super) fn of(test: &Test) -> Shortcut {
        let mut shortcut = Shortcut::default();
        shortcut.is_all = shortcut.collect(test);
        shortcut
    }

    /// Whether the condition holds; `None` where a full evaluation is needed.
    ///
    /// An attribute that the part does not have, or has as something else than yes or no, is for
    /// the whole evaluation: it may be an error.
    #[inline]
    pub(super) fn decide(&self, answers: BooleanFacts) -> Option<bool> {
        decide(self.attributes, &self.clauses, self.is_all, answers)
    }

    /// Collects clauses up to the first that asks something else; returns whether all were
    /// collected.
    fn collect(&mut self, test: &Test) -> bool {
        if let TestKind::All(tests) = &test.kind {
            return tests.iter().all(|test| self.collect(test));
        }
        let Some(clause) = any_of(test) else {
            return false;
        };
        self.attributes = self.attributes.union(clause.yes).union(clause.no);
        self.clauses.push(clause);
        true
    }
}

/// What clauses of these attributes make of the answers.
#[inline]
fn decide(
    attributes: AttributeSet,
    clauses: &[AnyOf],
    is_all: bool,
    answers: BooleanFacts,
) -> Option<bool> {
    if !attributes.difference(answers.present).is_empty() {
        return None;
    }
    let holds = |clause: &AnyOf| {
        let yes = clause.yes.intersection(answers.yes);
        let no = clause.no.difference(answers.yes);
        !yes.union(no).is_empty()
    };
    if clauses.iter().all(holds) {
        is_all.then_some(true)
    } else {
        Some(false)
    }
}

/// The shortcuts of many conditions, side by side in memory: on each part all of them are asked,
/// and most decide.
#[derive(Clone, Debug, Default)]
pub(in crate::threats) struct ShortcutTable {
    rows: Vec<Row>,
    clauses: Vec<AnyOf>,
}

/// A shortcut, its clauses by their positions in the table.
#[derive(Clone, Debug)]
struct Row {
    attributes: AttributeSet,
    start: u32,
    end: u32,
    is_all: bool,
}

impl ShortcutTable {
    /// Adds the shortcut of a condition; where there is none, one that decides nothing.
    pub(in crate::threats) fn push(&mut self, condition: Option<&Condition>) {
        let none = Shortcut::default();
        let shortcut = condition.map_or(&none, |condition| &condition.shortcut);
        let position = |clauses: &[AnyOf]| u32::try_from(clauses.len()).unwrap_or(u32::MAX);
        let start = position(&self.clauses);
        self.clauses.extend_from_slice(&shortcut.clauses);
        self.rows.push(Row {
            attributes: shortcut.attributes,
            start,
            end: position(&self.clauses),
            is_all: condition.is_some() && shortcut.is_all,
        });
    }

    /// Whether the condition at that position holds; `None` where a full evaluation is needed.
    #[inline]
    pub(in crate::threats) fn decide(&self, position: u32, answers: BooleanFacts) -> Option<bool> {
        let row = self.rows.get(position as usize)?;
        let clauses = self.clauses.get(row.start as usize..row.end as usize)?;
        decide(row.attributes, clauses, row.is_all, answers)
    }
}

fn any_of(test: &Test) -> Option<AnyOf> {
    let yes = |read| {
        Some(AnyOf {
            yes: target_attribute(read)?,
            ..AnyOf::default()
        })
    };
    let no = |read| {
        Some(AnyOf {
            no: target_attribute(read)?,
            ..AnyOf::default()
        })
    };
    match &test.kind {
        TestKind::Truth(read) | TestKind::Is(read, true) | TestKind::IsNot(read, false) => {
            yes(*read)
        }
        TestKind::Is(read, false) | TestKind::IsNot(read, true) => no(*read),
        TestKind::Not(test) => match &test.kind {
            TestKind::Truth(read) | TestKind::Is(read, true) | TestKind::IsNot(read, false) => {
                no(*read)
            }
            TestKind::Is(read, false) | TestKind::IsNot(read, true) => yes(*read),
            _ => None,
        },
        TestKind::Any(tests) => tests.iter().try_fold(AnyOf::default(), |all, test| {
            let one = any_of(test)?;
            Some(AnyOf {
                yes: all.yes.union(one.yes),
                no: all.no.union(one.no),
            })
        }),
        _ => None,
    }
}

fn target_attribute(read: Read) -> Option<AttributeSet> {
    match read.subject {
        Subject::Target => AttributeSet::single(read.attribute),
        Subject::Through(_) | Subject::Local(_) => None,
    }
}

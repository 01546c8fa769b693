//! A condition as clauses over variables, each with few cases.

use std::cmp::Ordering;

use super::variable::{Cell, Key, Kind, Variable};
use crate::model::schema::{ClassId, Schema};
use crate::python::Comparison;
use crate::threats::condition::program::{Choices, Constant, Node, NodeKind, Read, Test, TestKind};

/// Conditions that ask about more are not looked into; pytm's ask about twelve things at most.
const MOST_VARIABLES: usize = 48;

/// Nor are those with more clauses.
const MOST_CLAUSES: usize = 1000;

/// A condition, ready to be gone through.
pub(super) struct Formula<'c> {
    pub(super) root: Clause<'c>,
    pub(super) variables: Vec<Variable<'c>>,
}

/// A part of it.
pub(super) enum Clause<'c> {
    Known(bool),
    All(Vec<Clause<'c>>),
    Any(Vec<Clause<'c>>),
    Not(Box<Clause<'c>>),
    /// A question about a variable.
    Asks(usize, Ask<'c>),
    /// A comparison of two members of one enumeration, and whether these have an order.
    Compares(usize, Comparison, usize, bool),
}

/// A question about a variable.
#[derive(Clone, Copy)]
pub(super) enum Ask<'c> {
    Truth,
    Is(bool),
    IsNot(bool),
    Equals(&'c str),
    Differs(&'c str),
    Number(Comparison, i64),
    /// Compares with a member, and whether the enumeration has an order.
    Member(Comparison, u8, bool),
    /// Looks for it among members.
    Among(&'c [(u8, u8)], bool),
}

/// What an evaluation gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Holds,
    HoldsNot,
    Fails,
}

/// What is known of a clause.
#[derive(Clone, Copy)]
pub(super) enum Value {
    Known(Outcome),
    /// It depends on that variable.
    Asks(usize),
    /// There are no steps left.
    Tired,
}

impl<'c> Formula<'c> {
    /// The formula of a condition; `None` where it is too large.
    pub(super) fn of(
        test: &'c Test,
        text: &'c str,
        schema: &'c Schema,
        targets: &'c [ClassId],
    ) -> Option<Formula<'c>> {
        let mut maker = Maker {
            text,
            schema,
            targets,
            variables: Vec::new(),
            clauses: 0,
        };
        let root = maker.clause(test)?;
        Some(Formula {
            root,
            variables: maker.variables,
        })
    }
}

struct Maker<'c> {
    text: &'c str,
    schema: &'c Schema,
    targets: &'c [ClassId],
    variables: Vec<Variable<'c>>,
    clauses: usize,
}

impl<'c> Maker<'c> {
    fn clause(&mut self, test: &'c Test) -> Option<Clause<'c>> {
        self.clauses = self.clauses.saturating_add(1);
        if self.clauses > MOST_CLAUSES {
            return None;
        }
        let understood = match &test.kind {
            TestKind::Constant(value) => Some(Clause::Known(*value)),
            TestKind::All(tests) => Some(Clause::All(self.clauses(tests)?)),
            TestKind::Any(tests) => Some(Clause::Any(self.clauses(tests)?)),
            TestKind::Not(test) => Some(Clause::Not(Box::new(self.clause(test)?))),
            TestKind::Truth(read) => self.asks(*read, Ask::Truth)?,
            TestKind::Is(read, value) => self.asks(*read, Ask::Is(*value))?,
            TestKind::IsNot(read, value) => self.asks(*read, Ask::IsNot(*value))?,
            TestKind::Equals(read, text) => self.asks(*read, Ask::Equals(text))?,
            TestKind::Differs(read, text) => self.asks(*read, Ask::Differs(text))?,
            TestKind::Choice(read, comparison, choices, _) => {
                self.choice(*read, *comparison, choices)?
            }
            TestKind::Value(node) => match &node.kind {
                NodeKind::Constant(constant) => constant_truth(constant).map(Clause::Known),
                NodeKind::Compare(first, rest) => self.number(first, rest)?,
                _ => None,
            },
        };
        if understood.is_some() {
            return understood;
        }
        let text = self
            .text
            .get(test.span.start as usize..test.span.end as usize)?;
        let variable = self.variable(Variable::clause(text))?;
        Some(Clause::Asks(variable, Ask::Truth))
    }

    fn clauses(&mut self, tests: &'c [Test]) -> Option<Vec<Clause<'c>>> {
        tests.iter().map(|test| self.clause(test)).collect()
    }

    /// The position of that variable among those that are there; `None` where they are too many.
    fn variable(&mut self, variable: Variable<'c>) -> Option<usize> {
        let there = self.variables.iter().position(|it| it.key == variable.key);
        if there.is_none() && self.variables.len() < MOST_VARIABLES {
            self.variables.push(variable);
            return self.variables.len().checked_sub(1);
        }
        there
    }

    /// An attribute with its kind; inside, `None` where it is not looked into.
    #[expect(clippy::option_option, reason = "too large, or not looked into")]
    fn attribute(&mut self, read: Read) -> Option<Option<(usize, Kind)>> {
        let key = Key::of(read);
        let mut there = self.variables.iter().zip(0..);
        if let Some((variable, at)) = there.find(|(it, _)| key == Some(it.key)) {
            return Some(Some((at, variable.kind)));
        }
        let Some(variable) = Variable::attribute(read, self.schema, self.targets) else {
            return Some(None);
        };
        let kind = variable.kind;
        Some(Some((self.variable(variable)?, kind)))
    }

    #[expect(clippy::option_option, reason = "too large, or not understood")]
    fn asks(&mut self, read: Read, ask: Ask<'c>) -> Option<Option<Clause<'c>>> {
        let Some((at, kind)) = self.attribute(read)? else {
            return Some(None);
        };
        if let (Kind::Text, Ask::Equals(text) | Ask::Differs(text)) = (kind, ask) {
            self.split(at, [Cell::Text(text)]);
        }
        Some(Some(Clause::Asks(at, ask)))
    }

    fn split(&mut self, variable: usize, cells: impl IntoIterator<Item = Cell<'c>>) {
        if let Some(variable) = self.variables.get_mut(variable) {
            variable.split(cells);
        }
    }

    #[expect(clippy::option_option, reason = "too large, or not understood")]
    fn choice(
        &mut self,
        read: Read,
        comparison: Comparison,
        choices: &'c Choices,
    ) -> Option<Option<Clause<'c>>> {
        let Some((at, Kind::Member(enumeration))) = self.attribute(read)? else {
            return Some(None);
        };
        let all = self.schema.enumerations();
        let ordered = all
            .get(usize::from(enumeration))
            .is_some_and(|it| it.ordered);
        Some(match choices {
            Choices::Members(members) if members.iter().any(|(of, _)| *of != enumeration) => None,
            Choices::Members(members) => match (comparison, &**members) {
                (Comparison::In, members) => Some(Clause::Asks(at, Ask::Among(members, true))),
                (Comparison::NotIn, members) => Some(Clause::Asks(at, Ask::Among(members, false))),
                (_, [(_, member)]) => {
                    Some(Clause::Asks(at, Ask::Member(comparison, *member, ordered)))
                }
                _ => None,
            },
            Choices::Read(other) => match self.attribute(*other)? {
                Some((other, kind)) if kind == Kind::Member(enumeration) => {
                    Some(Clause::Compares(at, comparison, other, ordered))
                }
                _ => None,
            },
        })
    }

    /// A number compared with another that is known.
    #[expect(clippy::option_option, reason = "too large, or not understood")]
    fn number(&mut self, first: &Node, rest: &[(Comparison, Node)]) -> Option<Option<Clause<'c>>> {
        let (Some(read), [(comparison, operand)]) = (first.as_read(), rest) else {
            return Some(None);
        };
        let (NodeKind::Constant(Constant::Int(than)), Some((at, Kind::Number))) =
            (&operand.kind, self.attribute(read)?)
        else {
            return Some(None);
        };
        if matches!(comparison, Comparison::In | Comparison::NotIn) {
            return Some(None);
        }
        let around = [*than, than.saturating_sub(1), than.saturating_add(1)];
        self.split(at, around.map(Cell::Number));
        Some(Some(Clause::Asks(at, Ask::Number(*comparison, *than))))
    }
}

fn constant_truth(constant: &Constant) -> Option<bool> {
    Some(match constant {
        Constant::None => false,
        Constant::Bool(value) => *value,
        Constant::Int(value) => *value != 0,
        Constant::Float(value) => *value != 0.0,
        Constant::Text(text) => !text.is_empty(),
        Constant::Choice { .. } => true,
        Constant::Class(_) => return None,
    })
}

impl Clause<'_> {
    /// What it comes to where variables are in these cells, as Python goes through it. Conditions
    /// nest a hundred deep at most, and so does this.
    pub(super) fn value(&self, case: &mut Case<'_>) -> Value {
        let Some(left) = case.left.checked_sub(1) else {
            return Value::Tired;
        };
        case.left = left;
        match self {
            Clause::Known(holds) => Value::of(*holds),
            Clause::All(clauses) => Clause::until(clauses, Outcome::Holds, case),
            Clause::Any(clauses) => Clause::until(clauses, Outcome::HoldsNot, case),
            Clause::Not(clause) => match clause.value(case) {
                Value::Known(Outcome::Holds) => Value::of(false),
                Value::Known(Outcome::HoldsNot) => Value::of(true),
                other => other,
            },
            Clause::Asks(variable, ask) => match case.cell(*variable) {
                Some(cell) => Value::Known(ask.of(cell)),
                None => Value::Asks(*variable),
            },
            Clause::Compares(one, comparison, other, ordered) => {
                match (case.cell(*one), case.cell(*other)) {
                    (None, _) => Value::Asks(*one),
                    (_, None) => Value::Asks(*other),
                    (Some(Cell::Member(one)), Some(Cell::Member(other))) => {
                        Value::Known(compared(*comparison, one.cmp(&other), *ordered))
                    }
                    _ => Value::Known(Outcome::Fails),
                }
            }
        }
    }

    /// Goes on while clauses come to that.
    fn until(clauses: &[Clause<'_>], goes_on: Outcome, case: &mut Case<'_>) -> Value {
        for clause in clauses {
            match clause.value(case) {
                Value::Known(outcome) if outcome == goes_on => {}
                decided => return decided,
            }
        }
        Value::Known(goes_on)
    }
}

impl Value {
    fn of(holds: bool) -> Value {
        Value::Known(Outcome::of(holds))
    }
}

impl Outcome {
    fn of(holds: bool) -> Outcome {
        if holds {
            Outcome::Holds
        } else {
            Outcome::HoldsNot
        }
    }
}

/// A case, as far as it was needed.
pub(super) struct Case<'f> {
    pub(super) variables: &'f [Variable<'f>],
    /// The cell that each variable is in.
    pub(super) given: Vec<Option<usize>>,
    /// Steps that are left.
    pub(super) left: u32,
}

impl<'f> Case<'f> {
    fn cell(&self, variable: usize) -> Option<Cell<'f>> {
        let cell = self.given.get(variable).copied().flatten()?;
        self.variables.get(variable)?.cells.get(cell).copied()
    }
}

impl Ask<'_> {
    /// The answer in that case, as the evaluation gives it.
    fn of(self, cell: Cell<'_>) -> Outcome {
        if cell == Cell::Fails {
            return Outcome::Fails;
        }
        Outcome::of(match (self, cell) {
            (Ask::Truth, Cell::Truth(value)) => value,
            (Ask::Truth, Cell::Text(text)) => !text.is_empty(),
            (Ask::Truth, Cell::Number(number)) => number != 0,
            (Ask::Truth, _) => true,
            (Ask::Is(wanted), cell) => cell == Cell::Truth(wanted),
            (Ask::IsNot(wanted), cell) => cell != Cell::Truth(wanted),
            (Ask::Equals(text), cell) => cell == Cell::Text(text),
            (Ask::Differs(text), cell) => cell != Cell::Text(text),
            (Ask::Number(comparison, than), Cell::Number(number)) => {
                return compared(comparison, number.cmp(&than), true);
            }
            (Ask::Member(comparison, than, ordered), Cell::Member(member)) => {
                return compared(comparison, member.cmp(&than), ordered);
            }
            (Ask::Among(members, wanted), Cell::Member(member)) => {
                members.iter().any(|(_, other)| *other == member) == wanted
            }
            _ => return Outcome::Fails,
        })
    }
}

fn compared(comparison: Comparison, order: Ordering, ordered: bool) -> Outcome {
    let holds = match comparison {
        Comparison::Equal | Comparison::Is => order.is_eq(),
        Comparison::NotEqual | Comparison::IsNot => order.is_ne(),
        _ if !ordered => return Outcome::Fails,
        Comparison::Less => order.is_lt(),
        Comparison::LessEqual => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::GreaterEqual => order.is_ge(),
        Comparison::In | Comparison::NotIn => return Outcome::Fails,
    };
    Outcome::of(holds)
}

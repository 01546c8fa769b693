//! A condition as clauses over variables, each with few cases.

use std::cmp::Ordering;

use super::variable::{Cell, Key, ValueKind, Variable};
use crate::python::Comparison;
use crate::schema::{ClassId, Schema};
use crate::threats::condition::program::{Choices, Constant, Node, NodeKind, Read, Test, TestKind};

/// Conditions with more variables are not analysed; pytm's have twelve at most.
const MOST_VARIABLES: usize = 48;

/// Nor are those with more clauses.
const MOST_CLAUSES: usize = 1000;

/// A condition, ready to be searched.
pub(super) struct Formula<'c> {
    pub(super) root: Clause<'c>,
    pub(super) variables: Vec<Variable<'c>>,
}

/// A part of it.
pub(super) enum Clause<'c> {
    EvaluationSchema(bool),
    All(Vec<Clause<'c>>),
    Any(Vec<Clause<'c>>),
    Not(Box<Clause<'c>>),
    /// A question about a variable.
    Question(usize, Question<'c>),
    /// A comparison of two members of one enumeration, and whether these have an order.
    Comparison(usize, Comparison, usize, bool),
}

/// A question about a variable.
#[derive(Clone, Copy)]
pub(super) enum Question<'c> {
    Truth,
    Is(bool),
    IsNot(bool),
    Equals(&'c str),
    NotEquals(&'c str),
    Number(Comparison, i64),
    /// Compares with a member, and whether the enumeration has an order.
    Member(Comparison, u8, bool),
    /// Looks for it among members.
    Among(&'c [(u8, u8)], bool),
}

/// The result of an evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Holds,
    DoesNotHold,
    Fails,
}

/// What is known of a clause.
#[derive(Clone, Copy)]
pub(super) enum Value {
    EvaluationSchema(Outcome),
    /// It depends on that variable.
    DependsOn(usize),
    /// There are no steps left.
    OutOfSteps,
}

impl<'c> Formula<'c> {
    /// The formula of a condition; `None` where it is too large.
    pub(super) fn of(
        test: &'c Test,
        text: &'c str,
        schema: &'c Schema,
        targets: &'c [ClassId],
    ) -> Option<Formula<'c>> {
        let mut builder = FormulaBuilder {
            text,
            schema,
            targets,
            variables: Vec::new(),
            clauses: 0,
        };
        let root = builder.clause(test)?;
        Some(Formula {
            root,
            variables: builder.variables,
        })
    }
}

struct FormulaBuilder<'c> {
    text: &'c str,
    schema: &'c Schema,
    targets: &'c [ClassId],
    variables: Vec<Variable<'c>>,
    clauses: usize,
}

impl<'c> FormulaBuilder<'c> {
    fn clause(&mut self, test: &'c Test) -> Option<Clause<'c>> {
        self.clauses = self.clauses.saturating_add(1);
        if self.clauses > MOST_CLAUSES {
            return None;
        }
        let clause = match &test.kind {
            TestKind::Constant(value) => Some(Clause::EvaluationSchema(*value)),
            TestKind::All(tests) => Some(Clause::All(self.clauses(tests)?)),
            TestKind::Any(tests) => Some(Clause::Any(self.clauses(tests)?)),
            TestKind::Not(test) => Some(Clause::Not(Box::new(self.clause(test)?))),
            TestKind::Truth(read) => self.question_clause(*read, Question::Truth)?,
            TestKind::Is(read, value) => self.question_clause(*read, Question::Is(*value))?,
            TestKind::IsNot(read, value) => self.question_clause(*read, Question::IsNot(*value))?,
            TestKind::Equals(read, text) => self.question_clause(*read, Question::Equals(text))?,
            TestKind::NotEquals(read, text) => {
                self.question_clause(*read, Question::NotEquals(text))?
            }
            TestKind::Choice(read, comparison, choices, _) => {
                self.choice(*read, *comparison, choices)?
            }
            TestKind::Value(node) => match &node.kind {
                NodeKind::Constant(constant) => {
                    constant_truth(constant).map(Clause::EvaluationSchema)
                }
                NodeKind::Compare(first, rest) => self.number(first, rest)?,
                _ => None,
            },
        };
        if clause.is_some() {
            return clause;
        }
        let text = self
            .text
            .get(test.span.start as usize..test.span.end as usize)?;
        let variable = self.variable(Variable::clause(text))?;
        Some(Clause::Question(variable, Question::Truth))
    }

    fn clauses(&mut self, tests: &'c [Test]) -> Option<Vec<Clause<'c>>> {
        tests.iter().map(|test| self.clause(test)).collect()
    }

    /// The position of that variable among those that are there; `None` where they are too many.
    fn variable(&mut self, variable: Variable<'c>) -> Option<usize> {
        let existing = self.variables.iter().position(|it| it.key == variable.key);
        if existing.is_none() && self.variables.len() < MOST_VARIABLES {
            self.variables.push(variable);
            return self.variables.len().checked_sub(1);
        }
        existing
    }

    /// An attribute with its kind; inside, `None` where it is not analysed.
    #[expect(clippy::option_option, reason = "too large, or not looked into")]
    fn attribute(&mut self, read: Read) -> Option<Option<(usize, ValueKind)>> {
        let key = Key::of(read);
        let mut existing = self.variables.iter().zip(0..);
        if let Some((variable, at)) = existing.find(|(it, _)| key == Some(it.key)) {
            return Some(Some((at, variable.kind)));
        }
        let Some(variable) = Variable::attribute(read, self.schema, self.targets) else {
            return Some(None);
        };
        let kind = variable.kind;
        Some(Some((self.variable(variable)?, kind)))
    }

    #[expect(clippy::option_option, reason = "too large, or not understood")]
    fn question_clause(
        &mut self,
        read: Read,
        question: Question<'c>,
    ) -> Option<Option<Clause<'c>>> {
        let Some((at, kind)) = self.attribute(read)? else {
            return Some(None);
        };
        if let (ValueKind::Text, Question::Equals(text) | Question::NotEquals(text)) =
            (kind, question)
        {
            self.split(at, [Cell::Text(text)]);
        }
        Some(Some(Clause::Question(at, question)))
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
        let Some((at, ValueKind::Member(enumeration))) = self.attribute(read)? else {
            return Some(None);
        };
        let all = self.schema.enumerations();
        let ordered = all
            .get(usize::from(enumeration))
            .is_some_and(|it| it.ordered);
        Some(match choices {
            Choices::Members(members) if members.iter().any(|(of, _)| *of != enumeration) => None,
            Choices::Members(members) => match (comparison, &**members) {
                (Comparison::In, members) => {
                    Some(Clause::Question(at, Question::Among(members, true)))
                }
                (Comparison::NotIn, members) => {
                    Some(Clause::Question(at, Question::Among(members, false)))
                }
                (_, [(_, member)]) => Some(Clause::Question(
                    at,
                    Question::Member(comparison, *member, ordered),
                )),
                _ => None,
            },
            Choices::Read(other) => match self.attribute(*other)? {
                Some((other, kind)) if kind == ValueKind::Member(enumeration) => {
                    Some(Clause::Comparison(at, comparison, other, ordered))
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
        let (NodeKind::Constant(Constant::Int(than)), Some((at, ValueKind::Number))) =
            (&operand.kind, self.attribute(read)?)
        else {
            return Some(None);
        };
        if matches!(comparison, Comparison::In | Comparison::NotIn) {
            return Some(None);
        }
        let around = [*than, than.saturating_sub(1), than.saturating_add(1)];
        self.split(at, around.map(Cell::Number));
        Some(Some(Clause::Question(
            at,
            Question::Number(*comparison, *than),
        )))
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
    /// What it evaluates to where variables are in these cells, in Python's order. Conditions
    /// nest a hundred deep at most, and so does this.
    pub(super) fn value(&self, assignment: &mut Assignment<'_>) -> Value {
        let Some(steps_left) = assignment.steps_left.checked_sub(1) else {
            return Value::OutOfSteps;
        };
        assignment.steps_left = steps_left;
        match self {
            Clause::EvaluationSchema(holds) => Value::of(*holds),
            Clause::All(clauses) => Clause::evaluate_while(clauses, Outcome::Holds, assignment),
            Clause::Any(clauses) => {
                Clause::evaluate_while(clauses, Outcome::DoesNotHold, assignment)
            }
            Clause::Not(clause) => match clause.value(assignment) {
                Value::EvaluationSchema(Outcome::Holds) => Value::of(false),
                Value::EvaluationSchema(Outcome::DoesNotHold) => Value::of(true),
                other => other,
            },
            Clause::Question(variable, question) => match assignment.cell(*variable) {
                Some(cell) => Value::EvaluationSchema(question.of(cell)),
                None => Value::DependsOn(*variable),
            },
            Clause::Comparison(one, comparison, other, ordered) => {
                match (assignment.cell(*one), assignment.cell(*other)) {
                    (None, _) => Value::DependsOn(*one),
                    (_, None) => Value::DependsOn(*other),
                    (Some(Cell::Member(one)), Some(Cell::Member(other))) => {
                        Value::EvaluationSchema(compared(*comparison, one.cmp(&other), *ordered))
                    }
                    _ => Value::EvaluationSchema(Outcome::Fails),
                }
            }
        }
    }

    /// Continues while clauses evaluate to that.
    fn evaluate_while(
        clauses: &[Clause<'_>],
        while_outcome: Outcome,
        assignment: &mut Assignment<'_>,
    ) -> Value {
        for clause in clauses {
            match clause.value(assignment) {
                Value::EvaluationSchema(outcome) if outcome == while_outcome => {}
                decided => return decided,
            }
        }
        Value::EvaluationSchema(while_outcome)
    }
}

impl Value {
    fn of(holds: bool) -> Value {
        Value::EvaluationSchema(Outcome::of(holds))
    }
}

impl Outcome {
    fn of(holds: bool) -> Outcome {
        if holds {
            Outcome::Holds
        } else {
            Outcome::DoesNotHold
        }
    }
}

/// A case, as far as it was needed.
pub(super) struct Assignment<'f> {
    pub(super) variables: &'f [Variable<'f>],
    /// The cell that each variable is in.
    pub(super) cells: Vec<Option<usize>>,
    /// Steps that are left.
    pub(super) steps_left: u32,
}

impl<'f> Assignment<'f> {
    fn cell(&self, variable: usize) -> Option<Cell<'f>> {
        let cell = self.cells.get(variable).copied().flatten()?;
        self.variables.get(variable)?.cells.get(cell).copied()
    }
}

impl Question<'_> {
    /// The answer in that case, as the evaluation would return it.
    fn of(self, cell: Cell<'_>) -> Outcome {
        if cell == Cell::Fails {
            return Outcome::Fails;
        }
        Outcome::of(match (self, cell) {
            (Question::Truth, Cell::Truth(value)) => value,
            (Question::Truth, Cell::Text(text)) => !text.is_empty(),
            (Question::Truth, Cell::Number(number)) => number != 0,
            (Question::Truth, _) => true,
            (Question::Is(wanted), cell) => cell == Cell::Truth(wanted),
            (Question::IsNot(wanted), cell) => cell != Cell::Truth(wanted),
            (Question::Equals(text), cell) => cell == Cell::Text(text),
            (Question::NotEquals(text), cell) => cell != Cell::Text(text),
            (Question::Number(comparison, than), Cell::Number(number)) => {
                return compared(comparison, number.cmp(&than), true);
            }
            (Question::Member(comparison, than, ordered), Cell::Member(member)) => {
                return compared(comparison, member.cmp(&than), ordered);
            }
            (Question::Among(members, wanted), Cell::Member(member)) => {
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

//! A condition as statements: each in words, with whether it held and which values decided.

use serde::{Deserialize, Serialize};

use super::phrase::{Phrase, Phrases, phrase};
use crate::analysis::Analysis;
use crate::model::PartIndex;
use crate::python::{Expr, ExprKind, Logical, Unary};
use crate::threats::{Clause, Condition, Facts, Joint, Provenance, Reading, Shown};

/// Whether a statement holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Held {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// It does, but only because nobody answered.
    Unanswered,
    /// It cannot be said: the condition failed there.
    Failed,
}

/// A clause of a condition in words. A `not` is worked into the words, so there are only statements
/// of which all, or of which any, have to hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The clause as a sentence without its full stop: "Its source is in scope". For a group,
    /// "All of these are true" or "Any of these is true".
    pub words: String,
    /// Whether it holds.
    pub held: Held,
    /// The subject with its name, for running text: "Customer".
    pub subject: String,
    /// What is said of the subject: "is in scope".
    pub predicate: String,
    /// What would be said if a person answered otherwise: "is not in scope".
    pub opposite: String,
    /// The statements of a group.
    pub statements: Vec<Statement>,
    /// Whether all statements of the group have to hold, or any.
    pub all: bool,
    /// The values that a single statement read.
    pub sources: Vec<Source>,
}

/// A value that a statement read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Id of the part it was read from.
    pub part: String,
    /// Name of that part.
    pub name: String,
    /// Name of the attribute.
    pub attribute: String,
    /// Label of the attribute: "In scope".
    pub label: String,
    /// The value in words: "Yes".
    pub value: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// Someone answered it on the part itself.
    Answered,
    /// It is inherited from the part of that name.
    Inherited(String),
    /// Nobody answered: the default counts.
    Default,
    /// The analysis worked it out.
    Computed,
}

/// The condition as it came out on that part.
pub(super) fn of(condition: &Condition, analysis: &Analysis, part: PartIndex) -> Option<Statement> {
    let clause = condition.trace(&analysis.effective, part);
    let words = Phrases {
        analysis,
        part,
        text: condition.text(),
    };
    let (tree, _) = crate::python::expression(condition.text());
    Some(statement(&words, &tree?, &clause, true))
}

/// The statement that the clause is `wanted`.
fn statement(words: &Phrases<'_>, expr: &Expr, clause: &Clause, wanted: bool) -> Statement {
    match (&expr.kind, clause.joint) {
        (ExprKind::Logical(logical, parts), Joint::All | Joint::Any)
            if parts.len() == clause.clauses.len() =>
        {
            // Not (a and b) is: not a, or not b.
            let all = (*logical == Logical::And) == wanted;
            let pairs = parts.iter().zip(&clause.clauses);
            group(
                all,
                pairs
                    .map(|(part, clause)| statement(words, part, clause, wanted))
                    .collect(),
            )
        }
        (ExprKind::Unary(Unary::Not, inner), Joint::Not) if clause.clauses.len() == 1 => {
            let clause = clause.clauses.first().unwrap_or(clause);
            statement(words, inner, clause, !wanted)
        }
        _ => leaf(words, expr, clause, wanted),
    }
}

fn group(all: bool, statements: Vec<Statement>) -> Statement {
    let any = |held: Held| statements.iter().any(|statement| statement.held == held);
    let held = match all {
        true if any(Held::No) => Held::No,
        false if any(Held::Yes) => Held::Yes,
        false if any(Held::Unanswered) => Held::Unanswered,
        _ if any(Held::Failed) => Held::Failed,
        true if any(Held::Unanswered) => Held::Unanswered,
        true => Held::Yes,
        false => Held::No,
    };
    let words = if all {
        "All of these are true"
    } else {
        "Any of these is true"
    };
    Statement {
        words: words.to_owned(),
        held,
        subject: String::new(),
        predicate: String::new(),
        opposite: String::new(),
        statements,
        all,
        sources: Vec::new(),
    }
}

fn leaf(words: &Phrases<'_>, expr: &Expr, clause: &Clause, wanted: bool) -> Statement {
    let Phrase {
        subject,
        name,
        predicate,
    } = phrase(words, expr, wanted);
    let opposite = phrase(words, expr, !wanted).predicate;
    let open = clause
        .readings
        .iter()
        .all(|reading| is_open(words, reading));
    let held = match &clause.truth {
        Err(_) => Held::Failed,
        Ok(truth) if *truth != wanted => Held::No,
        // What a part is, and which flows it has, is drawn.
        Ok(_) if !open || clause.readings.iter().all(is_way) => Held::Yes,
        Ok(_) => Held::Unanswered,
    };
    Statement {
        words: format!("{subject} {predicate}"),
        held,
        subject: name,
        predicate,
        opposite,
        statements: Vec::new(),
        all: true,
        sources: clause
            .readings
            .iter()
            .filter_map(|reading| source(words, reading))
            .collect(),
    }
}

/// What the drawing says: nobody is asked for it, so its default is as good as an answer.
pub(super) const DRAWN: [&str; 3] = ["inBoundary", "inScope", "isResponse"];

/// Whether a person could still answer what was read. The parts on the way to it are no answer.
fn is_open(words: &Phrases<'_>, reading: &Reading) -> bool {
    let schema = words.analysis.effective.schema();
    let drawn = reading
        .attribute
        .is_some_and(|id| DRAWN.contains(&schema.attribute_name(id)));
    is_way(reading) || (reading.provenance == Provenance::Default && !drawn)
}

/// Whether parts were read, on the way to what is read of them.
fn is_way(reading: &Reading) -> bool {
    matches!(reading.value, Shown::Parts(_))
}

/// The value that was read; lists of parts are passed through on the way to what is read of them.
fn source(words: &Phrases<'_>, reading: &Reading) -> Option<Source> {
    let effective = &words.analysis.effective;
    if matches!(reading.value, Shown::Parts(_) | Shown::Missing) {
        return None;
    }
    let part = effective.part(reading.part)?;
    let attribute = effective.schema().attribute_name(reading.attribute?);
    let known = effective.schema().attribute_of(&part.class, attribute);
    Some(Source {
        part: part.id.to_string(),
        name: part.name.clone(),
        attribute: attribute.to_owned(),
        label: known
            .map_or(attribute, |known| known.label.as_ref())
            .to_owned(),
        value: shown(words, &reading.value),
        origin: match reading.provenance {
            Provenance::Answered => Origin::Answered,
            Provenance::Inherited(from) => Origin::Inherited(effective.name(from).to_owned()),
            Provenance::Default => Origin::Default,
            Provenance::Computed => Origin::Computed,
        },
    })
}

fn shown(words: &Phrases<'_>, value: &Shown) -> String {
    match value {
        Shown::Missing | Shown::None => "none".to_owned(),
        Shown::Bool(true) => "Yes".to_owned(),
        Shown::Bool(false) => "No".to_owned(),
        Shown::Int(n) => n.to_string(),
        Shown::Text(text) if text.is_empty() => "not said".to_owned(),
        Shown::Text(text) => text.clone(),
        Shown::Choice {
            enumeration,
            member,
        } => {
            let all = words
                .analysis
                .effective
                .schema()
                .enumerations()
                .get(usize::from(*enumeration));
            let member = all.and_then(|all| all.members.get(usize::from(*member)));
            member.map_or_else(String::new, |member| member.label.clone().into_owned())
        }
        Shown::Parts(parts) => {
            let names: Vec<&str> = parts
                .iter()
                .map(|part| words.analysis.effective.name(*part))
                .collect();
            names.join(", ")
        }
        Shown::Numbers(numbers) => numbers
            .iter()
            .map(i64::to_string)
            .collect::<Vec<_>>()
            .join(", "),
        Shown::Texts(texts) => texts.join(", "),
        Shown::Opaque(len) => len.to_string(),
    }
}

//! A condition as statements: each in words, with whether it held and which values decided.

use serde::{Deserialize, Serialize};

use super::phrase::{Phrase, Phrases, subject};
use super::words::{ALL, ANY, Said, said};
use crate::analysis::Analysis;
use crate::model::PartIndex;
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

/// A part that a condition was judged on.
struct Case<'a> {
    analysis: &'a Analysis,
    part: PartIndex,
}

/// The condition as it came out on that part.
pub(super) fn of(condition: &Condition, analysis: &Analysis, part: PartIndex) -> Option<Statement> {
    let effective = &analysis.effective;
    let clause = condition.trace(effective, part);
    let words = Phrases {
        schema: effective.schema(),
        targets: &[Facts::class(effective, part)],
        text: condition.text(),
    };
    let (tree, _) = crate::python::expression(condition.text());
    let case = Case { analysis, part };
    Some(statement(&case, &said(&words, &tree?, true), &clause))
}

/// What is said, with how it came out. Both trees are of one condition, and so of one form, but
/// that a `not` is worked into the words.
fn statement(case: &Case<'_>, said: &Said<'_>, clause: &Clause) -> Statement {
    match (said, clause.joint, clause.clauses.as_slice()) {
        (_, Joint::Not, [inner]) => statement(case, said, inner),
        (Said::Group { all, parts }, _, clauses) => group(
            *all,
            parts
                .iter()
                .zip(clauses)
                .map(|(part, clause)| statement(case, part, clause))
                .collect(),
        ),
        (
            Said::One {
                phrase,
                opposite,
                wanted,
            },
            ..,
        ) => leaf(case, phrase, opposite, clause, *wanted),
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
    let words = if all { ALL } else { ANY };
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

fn leaf(
    case: &Case<'_>,
    phrase: &Phrase<'_>,
    opposite: &str,
    clause: &Clause,
    wanted: bool,
) -> Statement {
    let open = clause.readings.iter().all(|reading| is_open(case, reading));
    let held = match &clause.truth {
        Err(_) => Held::Failed,
        Ok(truth) if *truth != wanted => Held::No,
        // What a part is, and which flows it has, is drawn.
        Ok(_) if !open || clause.readings.iter().all(is_way) => Held::Yes,
        Ok(_) => Held::Unanswered,
    };
    Statement {
        words: format!("{} {}", subject(&phrase.path), phrase.predicate),
        held,
        subject: case.name_at(&phrase.path).to_owned(),
        predicate: phrase.predicate.clone(),
        opposite: opposite.to_owned(),
        statements: Vec::new(),
        all: true,
        sources: clause
            .readings
            .iter()
            .filter_map(|reading| source(case, reading))
            .collect(),
    }
}

impl Case<'_> {
    /// Name of the part at the end of the way; the part itself where the way ends early.
    fn name_at(&self, path: &[&str]) -> &str {
        let effective = &self.analysis.effective;
        let part = path.iter().fold(self.part, |part, name| {
            effective.reference(part, name).unwrap_or(part)
        });
        effective.name(part)
    }
}

/// What the drawing says: nobody is asked for it, so its default is as good as an answer.
pub(super) const DRAWN: [&str; 3] = ["inBoundary", "inScope", "isResponse"];

/// Whether a person could still answer what was read. The parts on the way to it are no answer.
fn is_open(case: &Case<'_>, reading: &Reading) -> bool {
    let schema = case.analysis.effective.schema();
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
fn source(case: &Case<'_>, reading: &Reading) -> Option<Source> {
    let effective = &case.analysis.effective;
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
        value: shown(case, &reading.value),
        origin: match reading.provenance {
            Provenance::Answered => Origin::Answered,
            Provenance::Inherited(from) => Origin::Inherited(effective.name(from).to_owned()),
            Provenance::Default => Origin::Default,
            Provenance::Computed => Origin::Computed,
        },
    })
}

fn shown(case: &Case<'_>, value: &Shown) -> String {
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
            let all = case
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
                .map(|part| case.analysis.effective.name(*part))
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

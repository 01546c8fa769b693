//! A condition as statements: each in words, with whether it held and which values decided.

use serde::{Deserialize, Serialize};

use super::phrase::{Phrase, PhraseContext, subject};
use super::words::{ALL, ANY, PhraseTree, phrase_tree};
use crate::analysis::Analysis;
use crate::model::PartIndex;
use crate::threats::{Clause, Condition, Connective, Facts, Provenance, ReadValue, Reading};

/// Whether a statement holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Truth {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// It does, but only because nobody answered.
    Unanswered,
    /// It is unknown: the condition failed there.
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
    pub truth: Truth,
    /// The subject with its name, for running text: "Customer".
    pub subject: String,
    /// The predicate of the subject: "is in scope".
    pub predicate: String,
    /// The predicate if the user answered otherwise: "is not in scope".
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
struct Target<'a> {
    analysis: &'a Analysis,
    part: PartIndex,
}

/// The condition with its result on that part.
pub(super) fn evaluate(
    condition: &Condition,
    analysis: &Analysis,
    part: PartIndex,
) -> Option<Statement> {
    let effective = &analysis.effective;
    let clause = condition.trace(effective, part);
    let words = PhraseContext {
        schema: effective.schema(),
        targets: &[Facts::class(effective, part)],
        text: condition.text(),
    };
    let (tree, _) = crate::python::expression(condition.text());
    let target = Target { analysis, part };
    Some(statement(
        &target,
        &phrase_tree(&words, &tree?, true),
        &clause,
    ))
}

/// The phrases with their results. Both trees are of one condition, and so of one form, but
/// that a `not` is worked into the words.
fn statement(target: &Target<'_>, phrases: &PhraseTree<'_>, clause: &Clause) -> Statement {
    match (phrases, clause.connective, clause.clauses.as_slice()) {
        (_, Connective::Not, [inner]) => statement(target, phrases, inner),
        (PhraseTree::Group { all, parts }, _, clauses) => group(
            *all,
            parts
                .iter()
                .zip(clauses)
                .map(|(part, clause)| statement(target, part, clause))
                .collect(),
        ),
        (
            PhraseTree::One {
                phrase,
                opposite,
                wanted,
            },
            ..,
        ) => leaf(target, phrase, opposite, clause, *wanted),
    }
}

fn group(all: bool, statements: Vec<Statement>) -> Statement {
    let any = |truth: Truth| statements.iter().any(|statement| statement.truth == truth);
    let truth = match all {
        true if any(Truth::No) => Truth::No,
        false if any(Truth::Yes) => Truth::Yes,
        false if any(Truth::Unanswered) => Truth::Unanswered,
        _ if any(Truth::Failed) => Truth::Failed,
        true if any(Truth::Unanswered) => Truth::Unanswered,
        true => Truth::Yes,
        false => Truth::No,
    };
    let words = if all { ALL } else { ANY };
    Statement {
        words: words.to_owned(),
        truth,
        subject: String::new(),
        predicate: String::new(),
        opposite: String::new(),
        statements,
        all,
        sources: Vec::new(),
    }
}

fn leaf(
    target: &Target<'_>,
    phrase: &Phrase<'_>,
    opposite: &str,
    clause: &Clause,
    wanted: bool,
) -> Statement {
    let unanswered = clause
        .readings
        .iter()
        .all(|reading| is_unanswered(target, reading));
    let truth = match &clause.truth {
        Err(_) => Truth::Failed,
        Ok(truth) if *truth != wanted => Truth::No,
        // What a part is, and which flows it has, is drawn.
        Ok(_) if !unanswered || clause.readings.iter().all(is_path_step) => Truth::Yes,
        Ok(_) => Truth::Unanswered,
    };
    Statement {
        words: format!("{} {}", subject(&phrase.path), phrase.predicate),
        truth,
        subject: target.name_at(&phrase.path).to_owned(),
        predicate: phrase.predicate.clone(),
        opposite: opposite.to_owned(),
        statements: Vec::new(),
        all: true,
        sources: clause
            .readings
            .iter()
            .filter_map(|reading| source(target, reading))
            .collect(),
    }
}

impl Target<'_> {
    /// Name of the part at the end of the path; the part itself where the path ends early.
    fn name_at(&self, path: &[&str]) -> &str {
        let effective = &self.analysis.effective;
        let part = path.iter().fold(self.part, |part, name| {
            effective.reference(part, name).unwrap_or(part)
        });
        effective.name(part)
    }
}

/// Attributes that the diagram shows: nobody is asked for them, so their default is as good as an
/// answer.
pub(super) const DIAGRAM_ATTRIBUTES: [&str; 3] = ["inBoundary", "inScope", "isResponse"];

/// Whether what was read has no answer yet. The parts on the path to it are no answer.
fn is_unanswered(target: &Target<'_>, reading: &Reading) -> bool {
    let schema = target.analysis.effective.schema();
    let is_in_diagram = reading
        .attribute
        .is_some_and(|id| DIAGRAM_ATTRIBUTES.contains(&schema.attribute_name(id)));
    is_path_step(reading) || (reading.provenance == Provenance::Default && !is_in_diagram)
}

/// Whether parts were read, on the path to what is read of them.
fn is_path_step(reading: &Reading) -> bool {
    matches!(reading.value, ReadValue::Parts(_))
}

/// The value that was read; lists of parts are only steps on the path to what is read of them.
fn source(target: &Target<'_>, reading: &Reading) -> Option<Source> {
    let effective = &target.analysis.effective;
    if matches!(reading.value, ReadValue::Parts(_) | ReadValue::Missing) {
        return None;
    }
    let part = effective.part(reading.part)?;
    let attribute = effective.schema().attribute_name(reading.attribute?);
    let definition = effective.schema().attribute_of(&part.class, attribute);
    Some(Source {
        part: part.id.to_string(),
        name: part.name.clone(),
        attribute: attribute.to_owned(),
        label: definition
            .map_or(attribute, |definition| definition.label.as_ref())
            .to_owned(),
        value: value_words(target, &reading.value),
        origin: match reading.provenance {
            Provenance::Answered => Origin::Answered,
            Provenance::Inherited(from) => Origin::Inherited(effective.name(from).to_owned()),
            Provenance::Default => Origin::Default,
            Provenance::Computed => Origin::Computed,
        },
    })
}

fn value_words(target: &Target<'_>, value: &ReadValue) -> String {
    match value {
        ReadValue::Missing | ReadValue::None => "none".to_owned(),
        ReadValue::Bool(true) => "Yes".to_owned(),
        ReadValue::Bool(false) => "No".to_owned(),
        ReadValue::Int(n) => n.to_string(),
        ReadValue::Text(text) if text.is_empty() => "not said".to_owned(),
        ReadValue::Text(text) => text.clone(),
        ReadValue::Choice {
            enumeration,
            member,
        } => {
            let all = target
                .analysis
                .effective
                .schema()
                .enumerations()
                .get(usize::from(*enumeration));
            let member = all.and_then(|all| all.members.get(usize::from(*member)));
            member.map_or_else(String::new, |member| member.label.clone().into_owned())
        }
        ReadValue::Parts(parts) => {
            let names: Vec<&str> = parts
                .iter()
                .map(|part| target.analysis.effective.name(*part))
                .collect();
            names.join(", ")
        }
        ReadValue::Numbers(numbers) => numbers
            .iter()
            .map(i64::to_string)
            .collect::<Vec<_>>()
            .join(", "),
        ReadValue::Texts(texts) => texts.join(", "),
        ReadValue::Opaque(len) => len.to_string(),
    }
}

//! Why a finding applies: its condition in words, clause by clause, with the values that decided,
//! one sentence that sums it up; why one does not; and which threats depend on what is answered.
//! And without a model: a condition in words, and the attributes that it reads.

mod attributes_read;
mod dependent_threats;
mod path;
mod phrase;
mod sentence;
mod statement;
mod words;

use crate::analysis::{Analysis, Finding};
use crate::model::PartIndex;
use crate::threats::{Facts, RuleSet};

pub use attributes_read::{AttributeRead, attributes_read};
pub use dependent_threats::{DependentThreat, dependent_threats};
pub use statement::{Origin, Source, Statement, Truth};
pub use words::{ConditionInWords, in_words};

/// Why a finding applies.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Explanation {
    /// One to three sentences: "Nobody has said that Web Server checks input before using it."
    pub because: String,
    /// The condition, clause by clause; `None` where an override alone raises the finding.
    pub statement: Option<Statement>,
}

/// Explains why a threat raises a finding on a part, or why it raises none.
pub fn why(rules: &RuleSet, analysis: &Analysis, threat: u32, part: PartIndex) -> Explanation {
    match analysis.find(threat, part) {
        Some(finding) => explain(rules, analysis, finding),
        None => why_not(rules, analysis, threat, part),
    }
}

/// Explains a finding of this analysis.
pub fn explain(rules: &RuleSet, analysis: &Analysis, finding: &Finding) -> Explanation {
    let statement = statement(rules, analysis, finding.threat, finding.part);
    let because = match &statement {
        Some(statement) if statement.truth != Truth::No => sentence::because(statement),
        _ if finding.overridden => "An override on the element raises it.".to_owned(),
        _ => String::new(),
    };
    Explanation { because, statement }
}

/// Explains why a threat raises no finding on a part.
pub fn why_not(rules: &RuleSet, analysis: &Analysis, threat: u32, part: PartIndex) -> Explanation {
    let statement = statement(rules, analysis, threat, part);
    let because = match &statement {
        None => "It is not aimed at anything of this class, or its condition cannot be read.",
        Some(statement) => match statement.truth {
            Truth::No => "Its condition does not hold here.",
            Truth::Failed => "Its condition cannot be evaluated here.",
            Truth::Yes | Truth::Unanswered if !analysis.judged.contains(&part) => {
                "Its condition holds, but this part is not judged: it is out of scope, or not used."
            }
            Truth::Yes | Truth::Unanswered => {
                "Its condition holds, but the model leaves this threat out."
            }
        },
    };
    Explanation {
        because: because.to_owned(),
        statement,
    }
}

/// The condition of a threat with its result on a part of a class that it targets.
fn statement(
    rules: &RuleSet,
    analysis: &Analysis,
    threat: u32,
    part: PartIndex,
) -> Option<Statement> {
    let rule = rules.rule(threat)?;
    let class = Facts::class(&analysis.effective, part);
    let schema = analysis.effective.schema();
    let is_target = rule
        .targets
        .iter()
        .any(|target| schema.is_a(class, *target));
    let condition = rule.condition.as_ref().filter(|_| is_target)?;
    statement::evaluate(condition, analysis, part)
}

//! Why a finding applies: its condition in words, clause by clause, with the values that decided,
//! one sentence that says it; why one does not; and which threats depend on what is answered.
//! And without a model: a condition in words, and the attributes that it reads.

mod phrase;
mod readers;
mod reads;
mod sentence;
mod statement;
mod way;
mod words;

use crate::analysis::{Analysis, Finding};
use crate::model::PartIndex;
use crate::threats::{Facts, RuleSet};

pub use readers::{Reader, readers};
pub use reads::{AttributeRead, attributes_read};
pub use statement::{Held, Origin, Source, Statement};
pub use words::{InWords, in_words};

/// Why a finding applies.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Explanation {
    /// One to three sentences: "Nobody has said that Web Server checks input before using it."
    pub because: String,
    /// The condition, clause by clause; `None` where an override alone raises the finding.
    pub statement: Option<Statement>,
}

/// Explains why a threat gives a finding on a part, or why it gives none.
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
        Some(statement) if statement.held != Held::No => sentence::because(statement),
        _ if finding.overridden => "An override on the element raises it.".to_owned(),
        _ => String::new(),
    };
    Explanation { because, statement }
}

/// Explains why a threat gives no finding on a part.
pub fn why_not(rules: &RuleSet, analysis: &Analysis, threat: u32, part: PartIndex) -> Explanation {
    let statement = statement(rules, analysis, threat, part);
    let because = match &statement {
        None => "It is not aimed at anything of this class, or its condition cannot be read.",
        Some(statement) => match statement.held {
            Held::No => "Its condition does not hold here.",
            Held::Failed => "Its condition cannot be evaluated here.",
            Held::Yes | Held::Unanswered if !analysis.judged.contains(&part) => {
                "Its condition holds, but this part is not judged: it is out of scope, or not used."
            }
            Held::Yes | Held::Unanswered => {
                "Its condition holds, but the model leaves this threat out."
            }
        },
    };
    Explanation {
        because: because.to_owned(),
        statement,
    }
}

/// The condition of a threat as it came out on a part of a class that it is aimed at.
fn statement(
    rules: &RuleSet,
    analysis: &Analysis,
    threat: u32,
    part: PartIndex,
) -> Option<Statement> {
    let rule = rules.rule(threat)?;
    let class = Facts::class(&analysis.effective, part);
    let schema = analysis.effective.schema();
    let is_aimed = rule
        .targets
        .iter()
        .any(|target| schema.is_a(class, *target));
    let condition = rule.condition.as_ref().filter(|_| is_aimed)?;
    statement::of(condition, analysis, part)
}

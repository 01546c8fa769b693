//! Why a finding applies: its condition in words, clause by clause, with the values that decided,
//! one sentence that says it, and which threats depend on what is answered.

mod phrase;
mod readers;
mod sentence;
mod statement;

use crate::analysis::{Analysis, Finding};
use crate::threats::RuleSet;

pub use readers::{Reader, readers};
pub use statement::{Held, Origin, Source, Statement};

/// Why a finding applies.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Explanation {
    /// One to three sentences: "Nobody has said that Web Server checks input before using it."
    pub because: String,
    /// The condition, clause by clause; `None` where an override alone raises the finding.
    pub statement: Option<Statement>,
}

/// Explains a finding of this analysis.
pub fn explain(rules: &RuleSet, analysis: &Analysis, finding: &Finding) -> Explanation {
    let rule = rules.rule(finding.threat);
    let aimed = rule.is_some_and(|rule| {
        let class = crate::threats::Facts::class(&analysis.effective, finding.part);
        rule.targets
            .iter()
            .any(|target| analysis.effective.schema().is_a(class, *target))
    });
    let condition = rule
        .filter(|_| aimed)
        .and_then(|rule| rule.condition.as_ref());
    let statement =
        condition.and_then(|condition| statement::of(condition, analysis, finding.part));
    let because = match &statement {
        Some(statement) if statement.held != Held::No => sentence::because(statement),
        _ if finding.overridden => "An override on the element raises it.".to_owned(),
        _ => String::new(),
    };
    Explanation { because, statement }
}

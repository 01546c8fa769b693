//! Checks a threat that is being written.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::example::{SampleOutcome, outcome};
use super::trial::{judge_with, single_threat_library};
use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, Position, messages};
use crate::explain::{self, ConditionInWords, Explanation};
use crate::model::{Id, Model, PartIndex, Schema};
use crate::threats::{RuleSet, SourceLocations, Threat, library};

/// A threat that is being written, with its context.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'a> {
    /// The threat as it is in the form.
    pub threat: &'a Threat,
    /// The SID that it had when it was opened; empty for a new one.
    pub original_sid: &'a str,
    /// Name of the library that it is written for.
    pub library: &'a str,
    /// The threats that exist already.
    pub existing: &'a RuleSet,
    /// The open model.
    pub model: &'a Model,
    /// Its schema.
    pub schema: &'a Arc<Schema>,
}

/// The result of checking a threat.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// What is wrong. The path of each is the key of the threat that it is about (`condition`), and
    /// a location is within that key's text.
    pub problems: Vec<Diagnostic>,
    /// Its condition in words; `None` while it cannot be read.
    pub words: Option<ConditionInWords>,
    /// The parts of the open model that it applies to, in the order judged.
    pub applies_to: Vec<PartIndex>,
    /// The part whose clauses are explained: the one picked, else the first that it applies to.
    pub explained: Option<(Id, Explanation)>,
    /// The results for the parts that it has to apply to, one by one.
    pub fires_on: Vec<SampleOutcome>,
    /// The results for the parts that it must not apply to, one by one.
    pub silent_on: Vec<SampleOutcome>,
}

/// Checks a threat. `picked` is a part of the open model whose clauses the user wants to see.
pub fn review(draft: &Draft<'_>, picked: Option<&Id>) -> Review {
    let threat = with_own_locations(draft.threat);
    let (rules, diagnostics) = RuleSet::compile(&[single_threat_library(&threat)], draft.schema);
    let prefix = format!("{}.", threat.sid);
    let mut problems: Vec<Diagnostic> = sid_problems(draft).into_iter().collect();
    problems.extend(library::threat_diagnostics(&threat));
    problems.extend(diagnostics.into_iter().map(|mut one| {
        let path = one.location.path.as_deref();
        let key = path.and_then(|path| path.strip_prefix(&prefix));
        one.location.path = key.map(str::to_owned);
        one.location.file = None;
        one
    }));
    let analysis = judge_with(draft.model, draft.schema, &rules);
    problems.extend(failed_conditions(&analysis));
    let mut applies_to: Vec<PartIndex> = analysis.all_findings().map(|one| one.part).collect();
    let place = |part: &PartIndex| analysis.judged.iter().position(|at| at == part);
    applies_to.sort_by_key(place);
    let outcomes = |samples: &[_], fires| {
        let outcomes = samples.iter();
        outcomes.map(|one| outcome(&threat, one, fires)).collect()
    };
    let rule = rules.rule(0);
    let words = rule.and_then(|rule| {
        let condition = rule.condition.as_ref()?;
        explain::in_words(condition, &rule.targets, draft.schema)
    });
    Review {
        problems,
        words,
        explained: explained(&rules, &analysis, picked, &applies_to),
        fires_on: outcomes(&threat.fires_on, true),
        silent_on: outcomes(&threat.silent_on, false),
        applies_to,
    }
}

/// The threat with the locations that a file would give it: its condition is its own text.
fn with_own_locations(threat: &Threat) -> Threat {
    Threat {
        locations: SourceLocations {
            condition: vec![(1, Position { line: 1, column: 1 })],
            attributes: vec![None; threat.mitigations.len()],
            ..SourceLocations::default()
        },
        ..threat.clone()
    }
}

/// The diagnostics of a condition that fails on a part.
fn failed_conditions(analysis: &Analysis) -> impl Iterator<Item = Diagnostic> {
    let failed = |one: &&Diagnostic| one.code == "condition-failed";
    let failures = analysis.diagnostics.iter().filter(failed);
    failures.map(|one| one.clone().path("condition").hint(""))
}

fn explained(
    rules: &RuleSet,
    analysis: &Analysis,
    picked: Option<&Id>,
    applies_to: &[PartIndex],
) -> Option<(Id, Explanation)> {
    let picked = picked.and_then(|id| analysis.effective.position(id));
    let part = picked.or_else(|| applies_to.first().copied())?;
    let explanation = explain::why(rules, analysis, 0, part);
    Some((analysis.effective.part(part)?.id.clone(), explanation))
}

/// What is wrong with the SID: it is missing, is no single word, or another threat has it.
fn sid_problems(draft: &Draft<'_>) -> Option<Diagnostic> {
    let sid = draft.threat.sid.as_str();
    let (diagnostic, hint) = if sid.trim().is_empty() {
        let error = messages::draft_without_sid();
        (error, "Give it one that no other threat has.")
    } else if sid.contains(|c: char| c.is_whitespace() || c.is_control()) {
        let error = messages::sid_not_a_word();
        (error, "Write ACME01, or ACME-01.")
    } else {
        let position = draft
            .existing
            .position(sid)
            .filter(|_| sid != draft.original_sid)?;
        let library = draft.existing.rule(position)?.library.as_ref();
        let warning = match library == draft.library {
            true => messages::draft_replaces_threat(&sid, &library),
            false => messages::draft_overrides_threat(&sid, &library),
        };
        (warning, "Choose another SID to have both.")
    };
    Some(diagnostic.hint(hint).path("sid"))
}

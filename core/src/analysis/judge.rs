//! Judging: every threat on every part that it is aimed at.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::effective::Effective;
use super::finding::{Excuse, Finding};
use super::overrides::OverrideSource;
use crate::diagnostic::{Diagnostic, DiagnosticCollector};
use crate::model::{Assumption, Attributes, Judging, Kind, Model, PartIndex, Value};
use crate::threats::{BUDGET, EvaluationError, Facts, Rule, RuleSet, Severity};

/// All that judging looks at.
pub(super) struct Case<'a> {
    pub(super) model: &'a Model,
    pub(super) rules: &'a RuleSet,
    pub(super) effective: &'a Effective,
    pub(super) judging: Judging,
    pub(super) judged: &'a [PartIndex],
    pub(super) overrides: &'a FxHashMap<PartIndex, Vec<OverrideSource>>,
    pub(super) exclude: &'a [String],
}

/// What came out of it.
pub(super) struct Verdict {
    pub(super) findings: Vec<Finding>,
    pub(super) excluded: Vec<Finding>,
    /// By part.
    pub(super) severities: Vec<Severity>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Judges all parts in scope.
pub(super) fn judge(case: &Case<'_>) -> Verdict {
    let effective = case.effective;
    let severities = (0..case.model.part_count())
        .map(|at| given_severity(effective, at))
        .collect();
    let mut verdict = Verdict {
        findings: Vec::new(),
        excluded: Vec::new(),
        severities,
        diagnostics: Vec::new(),
    };
    let judged_rules = judged_rules(case);
    let of_model = assumptions(&case.model.attributes);
    let mut failed = Failed::default();
    for part in case
        .judged
        .iter()
        .copied()
        .filter(|part| effective.is(*part, effective.names().in_scope))
    {
        let own = effective.assumptions(part);
        let overrides = case.overrides.get(&part).map_or(&[][..], Vec::as_slice);
        let aimed = case.rules.aimed_at(effective.class(part));
        for at in candidates(case, aimed, overrides).iter().copied() {
            let Some(rule) = case.rules.threats.get(at as usize) else {
                continue;
            };
            if !judged_rules.get(at as usize).is_some_and(|judged| *judged) {
                continue;
            }
            // An override may name a rule that is not aimed at this class.
            let is_aimed = overrides.is_empty() || aimed.binary_search(&at).is_ok();
            let applies = forces(case, part, overrides, &rule.threat.sid)
                || is_aimed && holds(case, rule, at, part, &mut failed);
            if !applies {
                continue;
            }
            let over = overrides
                .iter()
                .find(|source| source.threat_id == rule.threat.sid);
            let severity = severity(case, rule, over);
            let excuse = excuse(own, of_model, &rule.threat.sid);
            let list = if excuse.is_some() {
                &mut verdict.excluded
            } else {
                &mut verdict.findings
            };
            let number = u32::try_from(list.len())
                .unwrap_or(u32::MAX)
                .saturating_add(1);
            list.push(Finding {
                number,
                threat: at,
                part,
                severity,
                overridden: over.is_some(),
                excuse,
            });
            if excuse.is_none()
                && let Some(highest) = verdict.severities.get_mut(part.get())
            {
                *highest = severity.max(*highest);
            }
        }
    }
    verdict.diagnostics = failures(case, &failed);
    verdict
}

/// Whether each rule is judged at all in this model.
fn judged_rules(case: &Case<'_>) -> Vec<bool> {
    let excluded =
        |sid: &String| case.exclude.contains(sid) || case.model.excluded_sids.contains(sid);
    let judged = |rule: &Rule| {
        let threat = &rule.threat;
        let ours = threat.beyond_pytm && case.judging == Judging::Pytm;
        threat.deprecated.is_empty() && !ours && !excluded(&threat.sid)
    };
    case.rules.threats.iter().map(judged).collect()
}

/// The rules that may apply to a part, in the order of the library: those aimed at its class, and
/// those that an override names.
fn candidates<'a>(
    case: &Case<'_>,
    aimed: &'a [u32],
    overrides: &[OverrideSource],
) -> Cow<'a, [u32]> {
    if overrides.is_empty() {
        return Cow::Borrowed(aimed);
    }
    let mut rules = aimed.to_vec();
    rules.extend(
        overrides
            .iter()
            .filter_map(|source| case.rules.position(&source.threat_id)),
    );
    rules.sort_unstable();
    rules.dedup();
    Cow::Owned(rules)
}

/// Whether an override makes the rule apply whatever its class and condition say: on anything but
/// a flow, and on a flow only its own, which only Parapet hears.
fn forces(case: &Case<'_>, part: PartIndex, overrides: &[OverrideSource], sid: &str) -> bool {
    let of_sid = overrides.iter().find(|source| source.threat_id == sid);
    of_sid.is_some_and(|source| {
        source.owner == part && case.effective.kind(part) != Some(Kind::Dataflow)
    })
}

/// On so many parts a condition may take too many steps; then it is not asked of the others.
const TRIES: u32 = 3;

/// After so many evaluations that took too many steps, about a third of a second, all are held short.
const ENDLESS: u32 = 300;

/// Steps of an evaluation that is held short: enough for a loop, not for a loop in a loop.
const FEW: u32 = 1_000;

/// Conditions that could not be evaluated, by rule.
#[derive(Default)]
struct Failed {
    /// The first part, and why.
    first: BTreeMap<u32, (PartIndex, String)>,
    /// On how many parts it took too many steps.
    endless: BTreeMap<u32, u32>,
    /// Over all rules.
    all_endless: u32,
}

impl Failed {
    /// Whether the condition is not asked any more.
    fn gave_up(&self, at: u32) -> bool {
        self.all_endless > 0 && self.endless.get(&at).is_some_and(|tries| *tries >= TRIES)
    }

    fn add(&mut self, at: u32, part: PartIndex, error: &EvaluationError) {
        self.first
            .entry(at)
            .or_insert_with(|| (part, error.to_string()));
        if error.endless {
            self.all_endless = self.all_endless.saturating_add(1);
            let tries = self.endless.entry(at).or_insert(0);
            *tries = tries.saturating_add(1);
        }
    }
}

/// Whether the condition holds; an error counts as no, and is remembered with the first part.
fn holds(case: &Case<'_>, rule: &Rule, at: u32, part: PartIndex, failed: &mut Failed) -> bool {
    let Some(condition) = &rule.condition else {
        return false;
    };
    if failed.gave_up(at) {
        return false;
    }
    let steps = if failed.all_endless < ENDLESS {
        BUDGET
    } else {
        FEW
    };
    match condition.holds_within(case.effective, part, steps) {
        Ok(holds) => holds,
        Err(error) => {
            failed.add(at, part, &error);
            false
        }
    }
}

fn severity(case: &Case<'_>, rule: &Rule, over: Option<&OverrideSource>) -> Severity {
    let Some(source) = over else {
        return rule.severity;
    };
    let given = case.effective.overrides(source.owner);
    let text = given
        .get(source.position as usize)
        .and_then(|given| given.texts.get("severity"));
    match (text, case.judging) {
        (Some(word), _) => Severity::from_word(word),
        (None, Judging::Pytm) => Severity::default(),
        (None, Judging::Parapet) => rule.severity,
    }
}

/// The severity that someone gave a part, 0 to 5.
fn given_severity(effective: &Effective, at: usize) -> Severity {
    let given = u32::try_from(at)
        .ok()
        .and_then(|at| effective.number(PartIndex(at), effective.names().severity));
    Severity(u8::try_from(given.unwrap_or(0).clamp(0, 255)).unwrap_or(0))
}

fn assumptions(attributes: &Attributes) -> &[Assumption] {
    match attributes.get("assumptions") {
        Some(Value::Assumptions(list)) => list,
        _ => &[],
    }
}

/// The first assumption that excludes the threat: the part's own come first.
fn excuse(own: &[Assumption], of_model: &[Assumption], sid: &str) -> Option<Excuse> {
    let first = |list: &[Assumption]| {
        let at = list
            .iter()
            .position(|assumption| assumption.exclude.iter().any(|there| there == sid))?;
        u32::try_from(at).ok()
    };
    first(own)
        .map(Excuse::Part)
        .or_else(|| first(of_model).map(Excuse::Model))
}

/// pytm takes a condition that raises for "no threat"; we say it.
fn failures(case: &Case<'_>, failed: &Failed) -> Vec<Diagnostic> {
    let say = |(at, (part, error)): (&u32, &(PartIndex, String))| {
        let sid = &case.rules.threats.get(*at as usize)?.threat.sid;
        let (name, part) = (case.effective.name(*part), case.effective.part(*part)?);
        let error = error.trim_end_matches('.');
        let outcome = if failed.gave_up(*at) {
            format!("After {TRIES} such parts, {sid} is not judged any more.")
        } else {
            format!("{sid} is not raised there.")
        };
        let message = format!("The condition of {sid} failed on {name}: {error}. {outcome}");
        let hint = "Mend the condition in its threat library.";
        Some(
            Diagnostic::warning("condition-failed", message)
                .part(part.id.as_str())
                .hint(hint),
        )
    };
    let mut remarks = DiagnosticCollector::default();
    remarks.extend(failed.first.iter().filter_map(say));
    remarks.finish()
}

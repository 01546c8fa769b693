//! Judging: every threat on every part that it targets.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::effective::EffectiveValues;
use super::finding::{ExcludedBy, Finding};
use super::overrides::OverrideSource;
use crate::diagnostic::{Diagnostic, DiagnosticCollector, messages};
use crate::model::{Assumption, Attributes, Judging, Kind, Model, PartIndex, Value};
use crate::threats::{EvaluationError, Facts, Rule, RuleSet, STEP_BUDGET, Severity};

/// All that judging looks at.
pub(super) struct Input<'a> {
    pub(super) model: &'a Model,
    pub(super) rules: &'a RuleSet,
    pub(super) effective: &'a EffectiveValues,
    pub(super) judging: Judging,
    pub(super) judged: &'a [PartIndex],
    pub(super) overrides: &'a FxHashMap<PartIndex, Vec<OverrideSource>>,
    pub(super) exclude: &'a [String],
}

/// The findings that were raised.
pub(super) struct Raised {
    pub(super) findings: Vec<Finding>,
    pub(super) excluded: Vec<Finding>,
    /// By part.
    pub(super) severities: Vec<Severity>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Judges all parts in scope.
pub(super) fn raise_findings(input: &Input<'_>) -> Raised {
    let effective = input.effective;
    let severities = (0..input.model.part_count())
        .map(|at| given_severity(effective, at))
        .collect();
    let mut result = Raised {
        findings: Vec::new(),
        excluded: Vec::new(),
        severities,
        diagnostics: Vec::new(),
    };
    let judged_rules = judged_rules(input);
    let of_model = assumptions(&input.model.attributes);
    let mut failures = Failures::default();
    for part in input
        .judged
        .iter()
        .copied()
        .filter(|part| effective.bool_by_id(*part, effective.ids().in_scope))
    {
        let of_part = effective.assumptions(part);
        let overrides = input.overrides.get(&part).map_or(&[][..], Vec::as_slice);
        let targeting = input.rules.rules_for_class(effective.class(part));
        let answers = effective.boolean_facts(part);
        for at in candidates(input, targeting, overrides).iter().copied() {
            if !judged_rules.get(at as usize).is_some_and(|judged| *judged) {
                continue;
            }
            let decided = answers.and_then(|answers| input.rules.decide(at, answers));
            if decided == Some(false) && overrides.is_empty() {
                continue;
            }
            let Some(rule) = input.rules.threats.get(at as usize) else {
                continue;
            };
            // An override may name a rule that does not target this class.
            let is_target = overrides.is_empty() || targeting.binary_search(&at).is_ok();
            let applies = is_forced(input, part, overrides, &rule.threat.sid)
                || is_target
                    && decided.unwrap_or_else(|| holds(input, rule, at, part, &mut failures));
            if !applies {
                continue;
            }
            let applied = overrides
                .iter()
                .find(|source| source.threat_id == rule.threat.sid);
            let severity = severity(input, rule, applied);
            let excluded_by = find_exclusion(of_part, of_model, &rule.threat.sid);
            let list = if excluded_by.is_some() {
                &mut result.excluded
            } else {
                &mut result.findings
            };
            let number = u32::try_from(list.len())
                .unwrap_or(u32::MAX)
                .saturating_add(1);
            list.push(Finding {
                number,
                threat: at,
                part,
                severity,
                overridden: applied.is_some(),
                excluded_by,
            });
            if excluded_by.is_none()
                && let Some(highest) = result.severities.get_mut(part.get())
            {
                *highest = severity.max(*highest);
            }
        }
    }
    result.diagnostics = failure_diagnostics(input, &failures);
    result
}

/// Whether each rule is judged at all in this model.
fn judged_rules(input: &Input<'_>) -> Vec<bool> {
    let excluded =
        |sid: &String| input.exclude.contains(sid) || input.model.excluded_sids.contains(sid);
    let judged = |rule: &Rule| {
        let threat = &rule.threat;
        let ours = threat.beyond_pytm && input.judging == Judging::Pytm;
        threat.deprecated.is_empty() && !ours && !excluded(&threat.sid)
    };
    input.rules.threats.iter().map(judged).collect()
}

/// The rules that may apply to a part, in the order of the library: those that target its class,
/// and those that an override names.
fn candidates<'a>(
    input: &Input<'_>,
    targeting: &'a [u32],
    overrides: &[OverrideSource],
) -> Cow<'a, [u32]> {
    if overrides.is_empty() {
        return Cow::Borrowed(targeting);
    }
    let mut rules = targeting.to_vec();
    rules.extend(
        overrides
            .iter()
            .filter_map(|source| input.rules.position(&source.threat_id)),
    );
    rules.sort_unstable();
    rules.dedup();
    Cow::Owned(rules)
}

/// Whether an override makes the rule apply whatever its class and condition say: on anything but
/// a flow, and on a flow only its own, which counts in Parapet only.
fn is_forced(input: &Input<'_>, part: PartIndex, overrides: &[OverrideSource], sid: &str) -> bool {
    let of_sid = overrides.iter().find(|source| source.threat_id == sid);
    of_sid.is_some_and(|source| {
        source.owner == part && input.effective.kind(part) != Some(Kind::Dataflow)
    })
}

/// A condition that exhausts its steps on this many parts is not evaluated on others.
const MAX_ATTEMPTS: u32 = 3;

/// After this many exhausted evaluations, about a third of a second, all get fewer steps.
const MAX_OUT_OF_STEPS: u32 = 300;

/// Steps of an evaluation that gets fewer: enough for a loop, not for a loop in a loop.
const REDUCED_STEPS: u32 = 1_000;

/// Conditions that could not be evaluated, by rule.
#[derive(Default)]
struct Failures {
    /// The first part, and why.
    first: BTreeMap<u32, (PartIndex, String)>,
    /// On how many parts it exhausted its steps.
    out_of_steps: BTreeMap<u32, u32>,
    /// Over all rules.
    total_out_of_steps: u32,
}

impl Failures {
    /// Whether the condition is not evaluated any more.
    fn is_given_up(&self, at: u32) -> bool {
        self.total_out_of_steps > 0
            && self
                .out_of_steps
                .get(&at)
                .is_some_and(|attempts| *attempts >= MAX_ATTEMPTS)
    }

    fn add(&mut self, at: u32, part: PartIndex, error: &EvaluationError) {
        self.first
            .entry(at)
            .or_insert_with(|| (part, error.to_string()));
        if error.out_of_steps {
            self.total_out_of_steps = self.total_out_of_steps.saturating_add(1);
            let attempts = self.out_of_steps.entry(at).or_insert(0);
            *attempts = attempts.saturating_add(1);
        }
    }
}

/// Whether the condition holds; an error counts as no, and is remembered with the first part.
fn holds(
    input: &Input<'_>,
    rule: &Rule,
    at: u32,
    part: PartIndex,
    failures: &mut Failures,
) -> bool {
    let Some(condition) = &rule.condition else {
        return false;
    };
    if failures.is_given_up(at) {
        return false;
    }
    let steps = if failures.total_out_of_steps < MAX_OUT_OF_STEPS {
        STEP_BUDGET
    } else {
        REDUCED_STEPS
    };
    match condition.holds_within(input.effective, part, steps) {
        Ok(holds) => holds,
        Err(error) => {
            failures.add(at, part, &error);
            false
        }
    }
}

fn severity(input: &Input<'_>, rule: &Rule, applied: Option<&OverrideSource>) -> Severity {
    let Some(source) = applied else {
        return rule.severity;
    };
    let given = input.effective.overrides(source.owner);
    let text = given
        .get(source.position as usize)
        .and_then(|given| given.texts.get("severity"));
    match (text, input.judging) {
        (Some(word), _) => Severity::from_word(word),
        (None, Judging::Pytm) => Severity::default(),
        (None, Judging::Parapet) => rule.severity,
    }
}

/// The severity that someone gave a part, 0 to 5.
fn given_severity(effective: &EffectiveValues, at: usize) -> Severity {
    let given = u32::try_from(at)
        .ok()
        .and_then(|at| effective.int_by_id(PartIndex(at), effective.ids().severity));
    Severity(u8::try_from(given.unwrap_or(0).clamp(0, 255)).unwrap_or(0))
}

fn assumptions(attributes: &Attributes) -> &[Assumption] {
    match attributes.get("assumptions") {
        Some(Value::Assumptions(list)) => list,
        _ => &[],
    }
}

/// The first assumption that excludes the threat: the part's own come first.
fn find_exclusion(
    of_part: &[Assumption],
    of_model: &[Assumption],
    sid: &str,
) -> Option<ExcludedBy> {
    let first = |list: &[Assumption]| {
        let at = list
            .iter()
            .position(|assumption| assumption.exclude.iter().any(|excluded| excluded == sid))?;
        u32::try_from(at).ok()
    };
    first(of_part)
        .map(ExcludedBy::Part)
        .or_else(|| first(of_model).map(ExcludedBy::Model))
}

/// pytm takes a condition that raises for "no threat"; we report it.
fn failure_diagnostics(input: &Input<'_>, failures: &Failures) -> Vec<Diagnostic> {
    let report = |(at, (part, error)): (&u32, &(PartIndex, String))| {
        let sid = &input.rules.threats.get(*at as usize)?.threat.sid;
        let (name, part) = (input.effective.name(*part), input.effective.part(*part)?);
        let error = error.trim_end_matches('.');
        let outcome = if failures.is_given_up(*at) {
            format!("After {MAX_ATTEMPTS} such parts, {sid} is not judged any more.")
        } else {
            format!("{sid} is not raised there.")
        };
        let hint = "Fix the condition in its threat library.";
        Some(
            messages::condition_failed(&sid, &name, &error, &outcome)
                .part(part.id.as_str())
                .hint(hint),
        )
    };
    let mut remarks = DiagnosticCollector::default();
    remarks.extend(failures.first.iter().filter_map(report));
    remarks.finish()
}

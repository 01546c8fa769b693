//! From a model to its findings: order, responses, duplicates, inheritance, judging.
//!
//! Each step takes the values of the step before and returns its own: none changes what it is not
//! handed over.
//!
//! The steps and their order are pytm 1.4's, so that its findings come out; where pytm is plainly
//! broken they do it right, which is noted there.

mod attribute_ids;
mod duplicates;
mod effective;
mod finding;
mod inheritance;
mod judgement;
mod order;
mod overrides;
mod raise;
mod responses;
mod state;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::diagnostic::Diagnostic;
use crate::model::{FindingKey, Judging, Model, PartIndex, Schema, Status};
use crate::threats::{RuleSet, Severity};

pub use effective::EffectiveValues;
pub use finding::{ExcludedBy, Finding, FindingText};
pub use judgement::{Judgement, Libraries, ModelRules, judge};
pub use overrides::OverrideSource;

/// What the caller decides about an analysis; it overrides the model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The way of judging; `None`: the model's own.
    pub judging: Option<Judging>,
    /// SIDs that are not judged, besides those that the model excludes.
    pub exclude: Vec<String>,
}

/// What is known of a model after its analysis.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// Effective values and where they come from.
    pub effective: EffectiveValues,
    /// The way it was judged.
    pub judging: Judging,
    /// Dataflows in their order.
    pub flows: Vec<PartIndex>,
    /// Boundaries, elements and dataflows in the order they were judged; with `ignoreUnused`
    /// only those that are used.
    pub judged: Vec<PartIndex>,
    /// Duplicate flows that the diagram leaves out; they are judged all the same.
    pub hidden: BTreeSet<PartIndex>,
    /// The findings, part by part in the order judged, per part in the order of the library.
    pub findings: Vec<Finding>,
    /// Findings that an assumption excludes, in the same order.
    pub excluded: Vec<Finding>,
    /// Diagnostics: conditions that failed, answers that do not count, duplicates.
    pub diagnostics: Vec<Diagnostic>,
    severities: Vec<Severity>,
    overrides: FxHashMap<PartIndex, Vec<OverrideSource>>,
}

/// Analyses a model: puts its flows in order, pairs responses, lets values be inherited, and
/// judges every threat of the rule set on every part that it targets.
pub fn analyse(
    model: &Model,
    schema: &Arc<Schema>,
    rules: &RuleSet,
    options: &Options,
) -> Analysis {
    let judging = options.judging.unwrap_or(model.judging);
    let answered = EffectiveValues::answered(model, schema);
    let ordered = order::order_flows(answered, model);
    let flows = ordered.flows;
    let paired = responses::pair_responses(ordered.values, &flows);
    let duplicates = duplicates::find_duplicates(&paired, model, &flows);
    let inherited = inheritance::inherit(paired, &flows, judging);
    let effective = inherited.values;
    let judged = order::judged_parts(&effective, model, &flows);
    let overrides = overrides::overrides_by_part(&effective, &judged, inherited.overrides);
    let raised = raise::raise_findings(&raise::Input {
        model,
        rules,
        effective: &effective,
        judging,
        judged: &judged,
        overrides: &overrides,
        exclude: &options.exclude,
    });
    let mut diagnostics = duplicates.diagnostics;
    diagnostics.extend(inherited.ignored_answers);
    diagnostics.extend(raised.diagnostics);
    Analysis {
        effective,
        judging,
        flows,
        judged,
        hidden: duplicates.hidden,
        findings: raised.findings,
        excluded: raised.excluded,
        diagnostics,
        severities: raised.severities,
        overrides,
    }
}

impl Analysis {
    /// All findings: those that count, then those that an assumption excludes.
    pub fn all_findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().chain(&self.excluded)
    }

    /// The finding of a threat on a part, whether it counts or is excluded.
    pub fn find(&self, threat: u32, part: PartIndex) -> Option<&Finding> {
        self.all_findings()
            .find(|one| one.threat == threat && one.part == part)
    }

    /// The severity of a part: the highest of its findings, at least what was given to it.
    pub fn severity(&self, part: PartIndex) -> Severity {
        self.severities.get(part.get()).copied().unwrap_or_default()
    }

    /// The stable key of a finding.
    pub fn key(&self, rules: &RuleSet, finding: &Finding) -> Option<FindingKey> {
        let sid = rules
            .threats
            .get(finding.threat as usize)?
            .threat
            .sid
            .clone();
        let element = self.effective.part(finding.part)?.id.clone();
        Some(FindingKey { sid, element })
    }

    /// A text of a finding, overrides applied: pytm's way a text that the override does not give is
    /// empty, Parapet's way it stays the threat's.
    pub fn text<'a>(
        &'a self,
        rules: &'a RuleSet,
        finding: &Finding,
        text: FindingText,
    ) -> Cow<'a, str> {
        let Some(rule) = rules.threats.get(finding.threat as usize) else {
            return Cow::Borrowed("");
        };
        if finding.overridden
            && let Some(given) = self.override_on(finding.part, &rule.threat.sid)
        {
            match given.texts.get(text.name()) {
                Some(given) => return Cow::Borrowed(given),
                None if self.judging == Judging::Pytm => return Cow::Borrowed(""),
                None => {}
            }
        }
        let threat = &rule.threat;
        match text {
            FindingText::Id => Cow::Owned(finding.number.to_string()),
            FindingText::Description => Cow::Borrowed(&threat.title),
            FindingText::Details => Cow::Borrowed(&threat.details),
            FindingText::Severity => Cow::Borrowed(&threat.severity),
            FindingText::Mitigations => Cow::Owned(threat.mitigations_text()),
            FindingText::Example => Cow::Borrowed(&threat.example),
            FindingText::References => Cow::Owned(threat.references_text()),
            FindingText::Condition => Cow::Borrowed(&threat.condition),
            FindingText::Likelihood => Cow::Borrowed(&threat.likelihood),
            FindingText::Response | FindingText::Cvss => Cow::Borrowed(""),
        }
    }

    /// The overrides that count on a part, the first of each threat.
    pub fn overrides(&self, part: PartIndex) -> &[OverrideSource] {
        self.overrides.get(&part).map_or(&[], Vec::as_slice)
    }

    /// Whether nothing was decided on a finding yet, or it was opened again.
    pub fn is_open(&self, model: &Model, rules: &RuleSet, finding: &Finding) -> bool {
        if model.decisions.is_empty() {
            return true;
        }
        let key = self.key(rules, finding);
        let decision = key.and_then(|key| model.decisions.get(&key));
        decision.is_none_or(|decision| decision.status == Status::Open)
    }

    /// Open findings by part: how many, and the highest severity.
    pub fn open_findings_by_part(
        &self,
        is_open: impl Fn(&Finding) -> bool,
    ) -> BTreeMap<PartIndex, (u32, Severity)> {
        let mut marks = BTreeMap::new();
        for finding in self.findings.iter().filter(|finding| is_open(finding)) {
            let (count, highest) = marks
                .entry(finding.part)
                .or_insert((0u32, Severity::default()));
            *count = count.saturating_add(1);
            *highest = finding.severity.max(*highest);
        }
        marks
    }

    fn override_on(&self, part: PartIndex, sid: &str) -> Option<&crate::model::Override> {
        let source = self
            .overrides(part)
            .iter()
            .find(|source| source.threat_id == sid)?;
        self.effective
            .overrides(source.owner)
            .get(source.position as usize)
    }
}

//! What the engine found in one state of the model, joined with that state.
//!
//! Findings stay the indices that came: there may be hundreds of thousands, and only those in view
//! are ever looked at.

use std::collections::HashMap;
use std::sync::Arc;

use parapet_core::diagnostic::Diagnostic;
use parapet_core::model::{FindingKey, Id, Model, Part, PartIndex, Status};
use parapet_core::threats::Severity;

use crate::engine::messages::{Findings, FlowSummary, Revision, ThreatSummary};
use crate::engine::packed_findings::{PackedFinding, PackedFindings};

/// The findings of one state of the model. Each has a position: first those that count, in the
/// order of the report, then those that an assumption excludes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Judged {
    pub(crate) revision: Revision,
    /// The state of the model that was judged.
    pub(crate) model: Arc<Model>,
    /// The threats, on which findings point.
    pub(crate) threats: Arc<Vec<Arc<ThreatSummary>>>,
    /// Those that count.
    pub(crate) found: PackedFindings,
    /// Those that an assumption excludes.
    pub(crate) excluded: PackedFindings,
    /// What was decided on findings, by threat and part.
    decided: HashMap<(u32, PartIndex), Status>,
    /// How many of those that count are open.
    pub(crate) open: usize,
    /// Open findings of each part: how many, and the highest severity.
    pub(crate) marks: HashMap<Id, Mark>,
    /// The number of each flow, and whether it is a response.
    pub(crate) flows: HashMap<Id, FlowSummary>,
    /// What there is to say about the model.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Two are equal if they are of one state of the model.
impl PartialEq for Judged {
    fn eq(&self, other: &Judged) -> bool {
        self.revision == other.revision
    }
}

/// Open findings of a part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) count: usize,
    pub(crate) highest: Severity,
}

/// A finding with what the lists show of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FindingRow {
    pub(crate) found: PackedFinding,
    pub(crate) part: Arc<Part>,
    /// SID and title, shared by all findings of the threat.
    pub(crate) threat: Arc<ThreatSummary>,
    pub(crate) status: Status,
    pub(crate) is_excluded: bool,
}

impl FindingRow {
    /// What names it for good.
    pub(crate) fn key(&self) -> FindingKey {
        FindingKey {
            sid: self.threat.sid.clone(),
            element: self.part.id.clone(),
        }
    }
}

impl Judged {
    /// The finding at that position.
    pub(crate) fn found_at(&self, at: usize) -> Option<PackedFinding> {
        match at.checked_sub(self.found.len()) {
            None => self.found.get(at),
            Some(at) => self.excluded.get(at),
        }
    }

    /// The finding at that position, with what is shown of it.
    pub(crate) fn row(&self, at: usize) -> Option<FindingRow> {
        let found = self.found_at(at)?;
        Some(FindingRow {
            part: Arc::clone(self.model.part_at(found.part)?),
            threat: Arc::clone(self.threats.get(found.threat as usize)?),
            status: self.status(found),
            is_excluded: at >= self.found.len(),
            found,
        })
    }

    /// What was decided on a finding.
    pub(crate) fn status(&self, found: PackedFinding) -> Status {
        if self.decided.is_empty() {
            return Status::Open;
        }
        let decided = self.decided.get(&(found.threat, found.part));
        decided.copied().unwrap_or_default()
    }

    /// The position of the finding of that name.
    pub(crate) fn position(&self, key: &FindingKey) -> Option<usize> {
        let threat = self.threat_index(&key.sid)?;
        let part = self.model.parts().position(|part| part.id == key.element)?;
        let mut all = self.found.iter().chain(self.excluded.iter());
        all.position(|found| found.threat == threat && found.part.get() == part)
    }

    /// The most severe open finding of a threat, of several the first.
    pub(crate) fn most_severe(&self, sid: &str) -> Option<FindingRow> {
        let threat = self.threat_index(sid)?;
        let all = self.found.iter().enumerate();
        let open =
            all.filter(|(_, found)| found.threat == threat && self.status(*found) == Status::Open);
        let (at, _) = open.min_by_key(|(_, found)| std::cmp::Reverse(found.severity))?;
        self.row(at)
    }

    /// Position of the threat of that SID.
    pub(crate) fn threat_index(&self, sid: &str) -> Option<u32> {
        let at = self.threats.iter().position(|threat| threat.sid == sid)?;
        u32::try_from(at).ok()
    }
}

/// Joins an answer of the engine with the model that it speaks of.
pub(crate) fn join(
    findings: Findings,
    model: &Arc<Model>,
    threats: &Arc<Vec<Arc<ThreatSummary>>>,
) -> Judged {
    let flows = findings.flows.into_iter().filter_map(|flow| {
        let part = model.part_at(flow.part)?;
        Some((part.id.clone(), flow))
    });
    let mut judged = Judged {
        revision: findings.revision,
        model: Arc::clone(model),
        threats: Arc::clone(threats),
        found: findings.findings,
        excluded: findings.excluded,
        flows: flows.collect(),
        diagnostics: findings.diagnostics,
        ..Judged::default()
    };
    judged.decided = decided(&judged);
    count_open(&mut judged);
    judged
}

fn decided(judged: &Judged) -> HashMap<(u32, PartIndex), Status> {
    let decisions = &judged.model.decisions;
    if decisions.is_empty() {
        return HashMap::new();
    }
    let parts: HashMap<&Id, PartIndex> = judged
        .model
        .parts()
        .zip((0..).map(PartIndex))
        .map(|(part, at)| (&part.id, at))
        .collect();
    let known = decisions.iter().filter_map(|(key, decision)| {
        let threat = judged.threat_index(&key.sid)?;
        Some(((threat, *parts.get(&key.element)?), decision.status))
    });
    known.collect()
}

fn count_open(judged: &mut Judged) {
    let mut marks = vec![Mark::default(); judged.model.part_count()];
    for found in judged.found.iter() {
        if judged.status(found) == Status::Open
            && let Some(mark) = marks.get_mut(found.part.get())
        {
            mark.count += 1;
            mark.highest = mark.highest.max(found.severity);
        }
    }
    judged.open = marks.iter().map(|mark| mark.count).sum();
    let parts = judged.model.parts().zip(marks);
    judged.marks = parts
        .filter(|(_, mark)| mark.count > 0)
        .map(|(part, mark)| (part.id.clone(), mark))
        .collect();
}

impl Mark {
    /// "6 open findings, highest very high".
    pub(crate) fn words(self) -> String {
        let findings = if self.count == 1 {
            "finding"
        } else {
            "findings"
        };
        format!(
            "{} open {findings}, highest {}",
            self.count,
            self.highest.word().to_ascii_lowercase()
        )
    }
}

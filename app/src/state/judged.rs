//! What the engine found in one state of the model, joined with that state: rows and marks.

use std::collections::HashMap;
use std::sync::Arc;

use parapet_core::analysis::Finding;
use parapet_core::diagnostic::Diagnostic;
use parapet_core::model::{FindingKey, Id, Model, Part, Status};
use parapet_core::threats::Severity;

use crate::engine::messages::{Findings, FlowHead, Revision, ThreatHead};

/// The findings of one state of the model.
#[derive(Clone, Debug, Default)]
pub(crate) struct Judged {
    pub(crate) revision: Revision,
    /// Those that count, in their order.
    pub(crate) rows: Vec<FindingRow>,
    /// Those that an assumption excludes.
    pub(crate) excluded: Vec<FindingRow>,
    /// Open findings of each part: how many, and the highest severity.
    pub(crate) marks: HashMap<Id, Mark>,
    /// The number of each flow, and whether it is a response.
    pub(crate) flows: HashMap<Id, FlowHead>,
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
    pub(crate) finding: Finding,
    pub(crate) part: Arc<Part>,
    /// SID and title, shared by all findings of the threat.
    pub(crate) threat: Arc<ThreatHead>,
    pub(crate) status: Status,
}

impl FindingRow {
    /// What names it for good.
    pub(crate) fn key(&self) -> FindingKey {
        FindingKey {
            sid: self.threat.sid.clone(),
            element: self.part.id.clone(),
        }
    }

    /// Whether it has that name.
    pub(crate) fn is(&self, key: &FindingKey) -> bool {
        self.threat.sid == key.sid && self.part.id == key.element
    }
}

/// Joins an answer of the engine with the model that it speaks of.
pub(crate) fn join(findings: Findings, model: &Model, threats: &[Arc<ThreatHead>]) -> Judged {
    let row = |finding: Finding| {
        let part = Arc::clone(model.part_at(finding.part)?);
        let threat = Arc::clone(threats.get(finding.threat as usize)?);
        let key = FindingKey {
            sid: threat.sid.clone(),
            element: part.id.clone(),
        };
        let decision = model.decisions.get(&key);
        Some(FindingRow {
            finding,
            part,
            threat,
            status: decision.map_or(Status::Open, |decision| decision.status),
        })
    };
    let rows: Vec<FindingRow> = findings.findings.into_iter().filter_map(row).collect();
    let flows = findings.flows.into_iter().filter_map(|flow| {
        let part = model.part_at(flow.part)?;
        Some((part.id.clone(), flow))
    });
    Judged {
        revision: findings.revision,
        marks: marks_of(&rows),
        rows,
        excluded: findings.excluded.into_iter().filter_map(row).collect(),
        flows: flows.collect(),
        diagnostics: findings.diagnostics,
    }
}

fn marks_of(rows: &[FindingRow]) -> HashMap<Id, Mark> {
    let mut marks: HashMap<Id, Mark> = HashMap::new();
    for row in rows.iter().filter(|row| row.status == Status::Open) {
        let mark = marks.entry(row.part.id.clone()).or_default();
        mark.count += 1;
        mark.highest = mark.highest.max(row.finding.severity);
    }
    marks
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
            self.highest.word().to_lowercase()
        )
    }
}

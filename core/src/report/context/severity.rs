//! The open findings of one severity: `tm.severities` has all of them, most severe first.

use std::borrow::Cow;

use super::{Context, Copied, ReportValue};
use crate::report::template::Value;
use crate::threats::Severity;

/// What such a group can be asked for.
pub(super) const ATTRIBUTES: [&str; 3] = ["word", "count", "findings"];

impl<'a> Context<'a> {
    /// An attribute of the group of a severity.
    pub(super) fn severity_attribute(
        &self,
        severity: Severity,
        name: &str,
    ) -> Option<ReportValue<'a>> {
        let of_it = |position: &&u32| {
            let finding = self.subject.analysis.findings.get(**position as usize);
            finding.is_some_and(|finding| finding.severity == severity)
        };
        let positions: Vec<u32> = self.open.iter().filter(of_it).copied().collect();
        Some(match name {
            "word" => Value::text(severity.word()),
            "count" => Value::Text(Cow::Owned(positions.len().to_string())),
            "findings" => self.findings_at(&positions, Copied::No),
            _ => return None,
        })
    }
}

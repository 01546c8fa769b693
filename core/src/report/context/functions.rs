//! The functions that `call:` knows: those of pytm's reports, and one of ours.

use std::borrow::Cow;

use super::{Context, Copied, Handle, ReportValue};
use crate::model::{Kind, PartIndex};
use crate::report::template::{DataSource, Value, class_of};

/// All of them by name; `count` is ours.
pub(super) const FUNCTIONS: [&str; 13] = [
    "getParentName",
    "getNamesOfParents",
    "getInScopeFindings",
    "getFindingCount",
    "getElementType",
    "getThreatId",
    "getFindingDescription",
    "getFindingTarget",
    "getFindingSeverity",
    "getFindingMitigations",
    "getFindingReferences",
    "getFindingExample",
    "count",
];

impl<'a> Context<'a> {
    /// Calls a function; `None` where there is none of that name.
    pub(super) fn call_function(
        &self,
        name: &str,
        value: &ReportValue<'a>,
    ) -> Option<ReportValue<'a>> {
        let part = self.as_part(value);
        let boundary = part.filter(|(_, _, kind)| *kind == Kind::Boundary);
        let wrong = || {
            let class = class_of(self, value);
            let text = format!("ERROR: {name} method is not valid for {class}");
            Value::Text(Cow::Owned(text))
        };
        let around = |at| self.subject.analysis.effective.boundaries_around(at);
        Some(match name {
            "getParentName" => match boundary {
                None => wrong(),
                Some((at, ..)) => {
                    let parent = around(at).first().map(|parent| self.part_name(*parent));
                    Value::text(parent.unwrap_or_default())
                }
            },
            "getNamesOfParents" => match boundary {
                None => wrong(),
                Some((at, ..)) => {
                    let names = around(at).into_iter().map(|parent| self.part_name(parent));
                    Value::list(names.map(Value::text))
                }
            },
            "getInScopeFindings" => match part {
                Some((at, copied, _)) if self.subject.analysis.effective.bool(at, "inScope") => {
                    self.part_attribute(at, copied, "findings")?
                }
                _ => Value::list([]),
            },
            "getFindingCount" => match part {
                None => wrong(),
                Some((at, ..)) => {
                    let count = self.by_part.get(&at).map_or(0, Vec::len);
                    Value::Text(Cow::Owned(count.to_string()))
                }
            },
            "getElementType" => match part {
                None => wrong(),
                Some((at, ..)) => Value::text(self.class_name(at)),
            },
            "getThreatId" => self.of_finding(value, "threat_id"),
            "getFindingDescription" => self.of_finding(value, "description"),
            "getFindingTarget" => self.of_finding(value, "target"),
            "getFindingSeverity" => self.of_finding(value, "severity"),
            "getFindingMitigations" => self.of_finding(value, "mitigations"),
            "getFindingReferences" => self.of_finding(value, "references"),
            "getFindingExample" => self.of_finding(value, "example"),
            "count" => {
                let count = match value {
                    Value::List(list) => list.items.len(),
                    Value::Text(text) => text.chars().count(),
                    _ => 0,
                };
                Value::Text(Cow::Owned(count.to_string()))
            }
            _ => return None,
        })
    }

    /// A boundary, element or dataflow.
    fn as_part(&self, value: &ReportValue<'a>) -> Option<(PartIndex, Copied, Kind)> {
        let Value::Object(Handle::Part { at, copied }) = value else {
            return None;
        };
        let kind = self.subject.analysis.effective.kind(*at)?;
        (kind != Kind::Data).then_some((*at, *copied, kind))
    }

    /// An attribute of a finding; of anything else the empty text.
    fn of_finding(&self, value: &ReportValue<'a>, name: &str) -> ReportValue<'a> {
        let text = match value {
            Value::Object(thing @ (Handle::Finding { .. } | Handle::Override { .. })) => {
                self.attribute(*thing, name)
            }
            _ => None,
        };
        text.unwrap_or(Value::text(""))
    }
}

//! The methods of objects that a template can call without giving it anything.

use std::borrow::Cow;

use super::{Context, Copied, Handle, ReportValue, parts};
use crate::analysis::EffectiveValues;
use crate::model::{Kind, PartIndex};
use crate::report::template::Value;
use crate::threats::Fact;

/// Methods of every boundary, element and dataflow.
const OF_ELEMENTS: [&str; 7] = [
    "display_name",
    "check",
    "oneOf",
    "crosses",
    "enters",
    "exits",
    "inside",
];

/// The methods that a part has, by name.
pub(super) fn names_of_part(effective: &EffectiveValues, at: PartIndex) -> Vec<&'static str> {
    let more = match effective.kind(at) {
        None | Some(Kind::Data) => return Vec::new(),
        Some(Kind::Boundary) => &["parents"][..],
        Some(Kind::Dataflow) => &["hasDataLeaks"],
        Some(Kind::Element) => &[],
    };
    let more = more.iter().chain(&["checkTLSVersion"]);
    OF_ELEMENTS.iter().chain(more).copied().collect()
}

/// A method of a part, not called yet.
pub(super) fn of_part<'a>(
    effective: &EffectiveValues,
    at: PartIndex,
    name: &str,
) -> Option<ReportValue<'a>> {
    let thing = Handle::Part {
        at,
        copied: Copied::No,
    };
    let mut names = names_of_part(effective, at).into_iter();
    names
        .find(|known| *known == name)
        .map(|known| Value::Method(thing, known))
}

impl<'a> Context<'a> {
    /// Calls a method. An error says why it cannot be called, as a clause.
    pub(super) fn call_method(
        &self,
        thing: Handle,
        method: &str,
    ) -> Result<ReportValue<'a>, &'static str> {
        match (thing, method) {
            (Handle::Part { at, .. }, _) => self.call_on_part(at, method),
            (
                Handle::Member {
                    enumeration,
                    member,
                },
                "label",
            ) => Ok(Value::Text(Cow::Owned(
                self.member_label(enumeration, member),
            ))),
            (Handle::Tm, "check") => Ok(Value::Bool(true)),
            (Handle::Tm, "seq") => Ok(self.sequence_text()),
            (Handle::Tm, "dfd") => Ok(self.dataflow_text()),
            _ => Err("cannot be called from a template"),
        }
    }

    fn call_on_part(&self, at: PartIndex, method: &str) -> Result<ReportValue<'a>, &'static str> {
        match method {
            "display_name" => Ok(Value::Text(self.display_text(at))),
            "check" => Ok(Value::Bool(true)),
            "parents" => {
                let around = self.subject.analysis.effective.boundaries_around(at);
                Ok(parts(around, Copied::No))
            }
            "hasDataLeaks" => Ok(Value::Bool(self.has_data_leaks(at))),
            // Without a boundary or class to ask for, the answer is always no.
            "oneOf" | "crosses" | "enters" | "exits" | "inside" => Ok(Value::Bool(false)),
            _ => Err("needs a list of dataflows, which a template cannot give"),
        }
    }

    /// The name; of a flow that has an order, with it.
    pub(super) fn display_text(&self, at: PartIndex) -> Cow<'a, str> {
        let name = self.part_name(at);
        match self.subject.analysis.effective.int(at, "order") {
            None | Some(-1) => Cow::Borrowed(name),
            Some(order) => Cow::Owned(format!("({order}) {name}")),
        }
    }

    /// Whether a flow carries data that is classified higher than it or an end of it may handle.
    fn has_data_leaks(&self, flow: PartIndex) -> bool {
        let effective = &self.subject.analysis.effective;
        let member = |part: PartIndex, name: &str| match effective.get(part, name) {
            Fact::Choice { member, .. } => Some(member),
            _ => None,
        };
        let ends = [
            Some(flow),
            effective.reference(flow, "source"),
            effective.reference(flow, "sink"),
        ];
        let limits = ends
            .into_iter()
            .flatten()
            .filter_map(|part| member(part, "maxClassification"));
        let Some(lowest) = limits.min() else {
            return false;
        };
        let data = effective.references(flow, "data").iter();
        data.filter_map(|datum| member(*datum, "classification"))
            .any(|classification| classification > lowest)
    }
}

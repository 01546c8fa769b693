//! The attributes of findings, overrides and threats.

use std::borrow::Cow;

use super::{Context, Copied, FindingList, Handle, ReportValue, decision};
use crate::analysis::{ExcludedBy, Finding, FindingText};
use crate::explain;
use crate::model::{Override, PartIndex, Status, Value as StoredValue};
use crate::report::template::{CollectionKind, Value};
use crate::threats::Threat;

/// What a finding can be asked for; the texts first, in pytm's order.
pub(super) const ATTRIBUTES: [&str; 28] = [
    "element",
    "target",
    "description",
    "details",
    "severity",
    "mitigations",
    "example",
    "id",
    "threat_id",
    "references",
    "condition",
    "assumption",
    "response",
    "cvss",
    "likelihood",
    "key",
    "title",
    "because",
    "severity_word",
    "severity_number",
    "status",
    "reason",
    "prerequisites",
    "detection",
    "steps",
    "stride",
    "class_label",
    "where",
];

/// What a threat can be asked for.
pub(super) const THREAT_ATTRIBUTES: [&str; 11] = [
    "id",
    "description",
    "condition",
    "details",
    "likelihood",
    "severity",
    "mitigations",
    "prerequisites",
    "example",
    "references",
    "target",
];

impl<'a> Context<'a> {
    /// An attribute of a finding.
    pub(super) fn finding_attribute(
        &self,
        list: FindingList,
        position: u32,
        copied: Copied,
        name: &str,
    ) -> Option<ReportValue<'a>> {
        let finding = self.finding(list, position)?;
        if let Some(text) = text_named(name) {
            let text = self.finding_text_part(finding, text);
            return Some(Value::Text(match copied {
                Copied::Yes => escape(&text),
                Copied::No => text,
            }));
        }
        let at = finding.part;
        Some(match name {
            "element" => Value::Object(Handle::Part {
                at,
                copied: Copied::No,
            }),
            "target" => Value::text(self.part_name(at)),
            "threat_id" => Value::text(self.sid(finding.threat)),
            "assumption" => match finding.excluded_by {
                None => Value::None,
                Some(ExcludedBy::Part(position)) => Value::Object(Handle::Assumption {
                    owner: Some(at),
                    position,
                }),
                Some(ExcludedBy::Model(position)) => Value::Object(Handle::Assumption {
                    owner: None,
                    position,
                }),
            },
            "class_label" => return self.part_attribute(at, Copied::No, "class_label"),
            _ => return self.parapet_finding_attribute(finding, name),
        })
    }

    /// Attributes of a finding that pytm does not have.
    fn parapet_finding_attribute(
        &self,
        finding: &'a Finding,
        name: &str,
    ) -> Option<ReportValue<'a>> {
        let subject = self.subject;
        let threat = self.threat(finding.threat)?;
        let decided = || decision(subject, finding);
        Some(match name {
            "key" => {
                let key = subject.analysis.key(subject.rules, finding)?;
                Value::Text(Cow::Owned(key.to_string()))
            }
            "title" => Value::Text(self.finding_text_part(finding, FindingText::Description)),
            "because" => {
                let explanation = explain::explain(subject.rules, subject.analysis, finding);
                Value::Text(Cow::Owned(explanation.because))
            }
            "severity_word" => Value::text(finding.severity.word()),
            "severity_number" => Value::Int(i64::from(finding.severity.0)),
            "status" => {
                let status = decided().map_or(Status::Open, |decision| decision.status);
                Value::Text(Cow::Owned(status.word().replace('-', " ")))
            }
            "reason" => Value::text(decided().map_or("", |decision| decision.reason.as_str())),
            "prerequisites" => Value::text(&threat.prerequisites),
            "detection" => Value::text(&threat.detection),
            "steps" => self.steps(finding, threat),
            "where" => Value::Text(Cow::Owned(self.location_text(finding.part))),
            "stride" => Value::Text(Cow::Owned(threat.stride.join(", "))),
            _ => return None,
        })
    }

    /// What a part is and where: "Server, inside AWS", "Dataflow from Customer to Web Server".
    fn location_text(&self, at: PartIndex) -> String {
        let word = |name| match self.part_attribute(at, Copied::No, name) {
            Some(Value::Text(text)) => text,
            _ => Cow::Borrowed(""),
        };
        let end = |name| {
            let end = self.subject.analysis.effective.reference(at, name)?;
            Some(self.part_name(end))
        };
        let kind = word("class_label");
        let inside = word("boundary_path");
        match (end("source"), end("sink")) {
            (Some(source), Some(sink)) => format!("{kind} from {source} to {sink}"),
            _ if inside.is_empty() => kind.into_owned(),
            _ => format!("{kind}, inside {inside}"),
        }
    }

    /// What to do, step by step; an override's text is one step.
    fn steps(&self, finding: &'a Finding, threat: &'a Threat) -> ReportValue<'a> {
        let given = self.finding_text_part(finding, FindingText::Mitigations);
        if given != threat.mitigations_text() {
            let is_empty = given.trim().is_empty();
            return Value::list((!is_empty).then_some(Value::Text(given)));
        }
        let steps = threat
            .mitigations
            .iter()
            .filter(|step| !step.text.trim().is_empty());
        Value::list(steps.map(|step| Value::text(&step.text)))
    }

    /// An attribute of an override: a finding with the texts that are given.
    pub(super) fn override_attribute(
        &self,
        owner: PartIndex,
        position: u32,
        name: &str,
    ) -> Option<ReportValue<'a>> {
        let given = self.override_at(owner, position)?;
        Some(match name {
            "element" | "assumption" => Value::None,
            "threat_id" => Value::text(&given.threat_id),
            "target" => Value::text(""),
            _ if text_named(name).is_some() => {
                Value::text(given.texts.get(name).map_or("", String::as_str))
            }
            _ => Value::text(given.texts.get(name)?),
        })
    }

    /// An attribute of a threat, escaped as in pytm's copies.
    pub(super) fn threat_attribute(&self, position: u32, name: &str) -> Option<ReportValue<'a>> {
        let threat = self.threat(position)?;
        let escape = |text: &'a str| Value::Text(escape(&Cow::Borrowed(text)));
        let made = |text: String| Value::Text(self::escape(&Cow::Owned(text)));
        Some(match name {
            "id" => escape(&threat.sid),
            "description" => escape(&threat.title),
            "condition" => escape(&threat.condition),
            "details" => escape(&threat.details),
            "likelihood" => escape(&threat.likelihood),
            "severity" => escape(&threat.severity),
            "mitigations" => made(threat.mitigations_text()),
            "prerequisites" => Value::text(&threat.prerequisites),
            "example" => escape(&threat.example),
            "references" => made(threat.references_text()),
            "target" => {
                let classes = threat.targets.iter();
                let classes = classes.map(|class| Value::Class(Cow::Borrowed(class.as_str())));
                Value::collection(CollectionKind::Tuple, classes)
            }
            _ => return None,
        })
    }

    /// A finding as text, as Python prints it.
    pub(super) fn finding_text(&self, thing: Handle) -> String {
        let word = |name| match self.attribute_of_finding(thing, name) {
            Some(Value::Text(text)) => text,
            _ => Cow::Borrowed(""),
        };
        format!(
            "'{}': {}\n{}\n{}",
            word("target"),
            word("description"),
            word("details"),
            word("severity")
        )
    }

    fn attribute_of_finding(&self, thing: Handle, name: &str) -> Option<ReportValue<'a>> {
        match thing {
            Handle::Finding {
                list,
                position,
                copied,
            } => self.finding_attribute(list, position, copied, name),
            Handle::Override { owner, position } => self.override_attribute(owner, position, name),
            _ => None,
        }
    }

    fn finding_text_part(&self, finding: &'a Finding, text: FindingText) -> Cow<'a, str> {
        self.subject
            .analysis
            .text(self.subject.rules, finding, text)
    }

    pub(super) fn sid(&self, threat: u32) -> &'a str {
        self.threat(threat).map_or("", |threat| threat.sid.as_str())
    }

    fn threat(&self, position: u32) -> Option<&'a Threat> {
        let rules: &'a crate::threats::RuleSet = self.subject.rules;
        rules.rule(position).map(|rule| rule.threat.as_ref())
    }

    fn override_at(&self, owner: PartIndex, position: u32) -> Option<&'a Override> {
        let part = self.subject.analysis.effective.part(owner)?;
        match part.attributes.get("overrides") {
            Some(StoredValue::Overrides(list)) => list.get(position as usize),
            _ => None,
        }
    }
}

fn text_named(name: &str) -> Option<FindingText> {
    let all = [
        FindingText::Id,
        FindingText::Description,
        FindingText::Details,
        FindingText::Severity,
        FindingText::Mitigations,
        FindingText::Example,
        FindingText::References,
        FindingText::Condition,
        FindingText::Likelihood,
        FindingText::Response,
        FindingText::Cvss,
    ];
    all.into_iter().find(|text| text.name() == name)
}

/// A text as pytm's copies have it: `$` with a backslash, then HTML's characters as references.
fn escape<'a>(text: &Cow<'a, str>) -> Cow<'a, str> {
    if !text.contains(['$', '&', '<', '>', '"', '\'']) {
        return text.clone();
    }
    let mut escape = String::with_capacity(text.len());
    let mut last = ' ';
    for c in text.chars() {
        match c {
            '$' if last != '\\' => escape.push_str("\\$"),
            '&' => escape.push_str("&amp;"),
            '<' => escape.push_str("&lt;"),
            '>' => escape.push_str("&gt;"),
            '"' => escape.push_str("&quot;"),
            '\'' => escape.push_str("&#x27;"),
            _ => escape.push(c),
        }
        last = c;
    }
    Cow::Owned(escape)
}

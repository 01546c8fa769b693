//! What report templates can look into: the names and attributes of pytm's reports, printed as pytm
//! prints them, and some of our own.
//!
//! The lists `elements`, `assets`, `actors`, `boundaries`, `dataflows`, `findings` and `threats`
//! show *copies*, as pytm's do: texts of findings and threats are escaped for HTML, and on parts an
//! empty list has become the text `[]`. What is reached from there (a flow's source, `tm.findings`)
//! is shown as it is. Two things pytm breaks are right here: a part that is out of scope has no
//! findings, and `hasDataLeaks` works on a flow without data.
//!
//! Names with an underscore (`severity_word`, `tm.open_findings`) are ours; pytm has none such but
//! `excluded_findings`, `threat_id` and `display_name`.

mod diagram;
mod finding;
mod functions;
mod handle;
mod method;
mod part;
mod pytm_names;
mod severity;
mod summary;
mod tm;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::analysis::{Analysis, Finding};
use crate::model::{Decision, FindingKey, Kind, Model, PartIndex, Status};
use crate::report::template::{DataSource, Value};
use crate::threats::RuleSet;

pub use handle::Handle;
use handle::{Copied, FindingList};

/// A value of a report.
type ReportValue<'a> = Value<'a, Handle>;

/// What a report is about.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The model.
    pub model: &'a Model,
    /// Its analysis.
    pub analysis: &'a Analysis,
    /// The threats that it was judged by.
    pub rules: &'a RuleSet,
}

/// What a template can look into, for one subject.
pub struct Context<'a> {
    subject: Subject<'a>,
    /// Positions of the findings of each part.
    by_part: BTreeMap<PartIndex, Vec<u32>>,
    /// Positions of the findings without a decision, and of the others.
    open: Vec<u32>,
    decided: Vec<u32>,
    /// The lists that templates start from, made once: a template asks for them often.
    lists: [(&'static str, ReportValue<'a>); 8],
}

impl<'a> Context<'a> {
    /// Makes ready what templates can look into.
    pub fn new(subject: Subject<'a>) -> Context<'a> {
        let mut by_part: BTreeMap<PartIndex, Vec<u32>> = BTreeMap::new();
        let (mut open, mut decided) = (Vec::new(), Vec::new());
        for (finding, position) in subject.analysis.findings.iter().zip(0..) {
            by_part.entry(finding.part).or_default().push(position);
            match decision(subject, finding).map_or(Status::Open, |decision| decision.status) {
                Status::Open => open.push(position),
                _ => decided.push(position),
            }
        }
        Context {
            subject,
            by_part,
            open,
            decided,
            lists: lists(subject),
        }
    }

    /// The finding at that position.
    fn finding(&self, list: FindingList, position: u32) -> Option<&'a Finding> {
        let analysis = self.subject.analysis;
        let findings = match list {
            FindingList::Counted => &analysis.findings,
            FindingList::Excluded => &analysis.excluded,
        };
        findings.get(position as usize)
    }

    /// Findings by their positions, as a list.
    fn findings_at(&self, positions: &[u32], copied: Copied) -> ReportValue<'a> {
        Value::list(positions.iter().map(|position| {
            Value::Object(Handle::Finding {
                list: FindingList::Counted,
                position: *position,
                copied,
            })
        }))
    }
}

/// What the user decided about a finding.
fn decision<'a>(subject: Subject<'a>, finding: &Finding) -> Option<&'a Decision> {
    if subject.model.decisions.is_empty() {
        return None;
    }
    let key: FindingKey = subject.analysis.key(subject.rules, finding)?;
    subject.model.decisions.get(&key)
}

/// Parts as a list of objects.
fn parts<'a>(parts: impl IntoIterator<Item = PartIndex>, copied: Copied) -> ReportValue<'a> {
    let things = parts.into_iter().map(|at| Handle::Part { at, copied });
    Value::list(things.map(Value::Object))
}

fn lists<'a>(subject: Subject<'a>) -> [(&'static str, ReportValue<'a>); 8] {
    let analysis = subject.analysis;
    let of_class = |class: &'static str| {
        let elements = analysis.effective.of_kind(Kind::Element);
        let those = elements.filter(move |part| analysis.effective.is_a(*part, class));
        parts(those, Copied::Yes)
    };
    let threats = subject.rules.threats.iter().zip(0..);
    let judged = threats.filter(|(rule, _)| rule.threat.deprecated.is_empty());
    let counted = (0..).take(analysis.findings.len());
    [
        (
            "elements",
            parts(analysis.judged.iter().copied(), Copied::Yes),
        ),
        (
            "dataflows",
            parts(analysis.flows.iter().copied(), Copied::Yes),
        ),
        ("assets", of_class("Asset")),
        ("actors", of_class("Actor")),
        ("boundaries", parts(boundaries(subject), Copied::Yes)),
        (
            "data",
            parts(analysis.effective.of_kind(Kind::Data), Copied::No),
        ),
        (
            "threats",
            Value::list(judged.map(|(_, position)| Value::Object(Handle::Threat(position)))),
        ),
        (
            "findings",
            Value::list(counted.map(|position| {
                Value::Object(Handle::Finding {
                    list: FindingList::Counted,
                    position,
                    copied: Copied::Yes,
                })
            })),
        ),
    ]
}

/// All boundaries, or with `ignoreUnused` those around the ends of flows.
fn boundaries(subject: Subject<'_>) -> Vec<PartIndex> {
    let effective = &subject.analysis.effective;
    let all = effective.of_kind(Kind::Boundary);
    if subject.model.attributes.bool("ignoreUnused") != Some(true) {
        return all.collect();
    }
    let mut used = std::collections::BTreeSet::new();
    for flow in &subject.analysis.flows {
        for end in ["source", "sink"] {
            if let Some(end) = effective.reference(*flow, end) {
                used.extend(effective.boundaries_around(end));
            }
        }
    }
    all.filter(|boundary| used.contains(boundary)).collect()
}

impl<'a> DataSource<'a> for Context<'a> {
    type Object = Handle;

    fn name(&self, name: &str) -> Option<ReportValue<'a>> {
        if name == "tm" {
            return Some(Value::Object(Handle::Tm));
        }
        let list = self.lists.iter().find(|(known, _)| *known == name);
        list.map(|(_, list)| list.clone())
    }

    fn names(&self) -> Vec<&'a str> {
        let lists = self.lists.iter().map(|(name, _)| *name);
        std::iter::once("tm").chain(lists).collect()
    }

    fn attribute(&self, object: Handle, name: &str) -> Option<ReportValue<'a>> {
        match object {
            Handle::Tm => self.tm_attribute(name),
            Handle::Part { at, copied } => self.part_attribute(at, copied, name),
            Handle::Controls(at) => self.control(at, name),
            Handle::Finding {
                list,
                position,
                copied,
            } => self.finding_attribute(list, position, copied, name),
            Handle::Threat(position) => self.threat_attribute(position, name),
            Handle::Override { owner, position } => self.override_attribute(owner, position, name),
            Handle::Assumption { owner, position } => {
                self.assumption_attribute(owner, position, name)
            }
            Handle::Member {
                enumeration,
                member,
            } => self.member_attribute(enumeration, member, name),
            Handle::Severity(severity) => self.severity_attribute(severity, name),
        }
    }

    fn attributes(&self, object: Handle) -> Vec<&'a str> {
        match object {
            Handle::Tm => tm::ATTRIBUTES.to_vec(),
            Handle::Part { at, .. } => self.part_attributes(at),
            Handle::Controls(at) => self.controls(at),
            Handle::Finding { .. } | Handle::Override { .. } => finding::ATTRIBUTES.to_vec(),
            Handle::Threat(_) => finding::THREAT_ATTRIBUTES.to_vec(),
            Handle::Assumption { .. } => tm::ASSUMPTION_ATTRIBUTES.to_vec(),
            Handle::Member { .. } => vec!["name", "value"],
            Handle::Severity(_) => severity::ATTRIBUTES.to_vec(),
        }
    }

    fn pairs(&self, object: Handle) -> Vec<(&'a str, ReportValue<'a>)> {
        let names: Vec<&'a str> = self.attributes(object);
        let value = |name| Some((name, self.attribute(object, name)?));
        let all = names.into_iter().filter_map(value);
        all.filter(|(_, value)| !matches!(value, Value::Method(..)))
            .collect()
    }

    fn call(&self, object: Handle, method: &str) -> Result<ReportValue<'a>, &'static str> {
        self.call_method(object, method)
    }

    fn function(&self, name: &str, value: &ReportValue<'a>) -> Option<ReportValue<'a>> {
        self.call_function(name, value)
    }

    fn functions(&self) -> &[&'static str] {
        &functions::FUNCTIONS
    }

    fn class(&self, object: Handle) -> &'a str {
        match object {
            Handle::Tm => "TM",
            Handle::Part { at, .. } => self.class_name(at),
            Handle::Controls(_) => "Controls",
            Handle::Finding { .. } | Handle::Override { .. } => "Finding",
            Handle::Threat(_) => "Threat",
            Handle::Assumption { .. } => "Assumption",
            Handle::Member { enumeration, .. } => self.enumeration_name(enumeration),
            Handle::Severity(_) => "Severity",
        }
    }

    fn text(&self, object: Handle) -> Cow<'a, str> {
        match object {
            Handle::Tm => Cow::Owned(format!("TM({})", self.subject.model.name)),
            Handle::Part { at, .. } => {
                Cow::Owned(format!("{}({})", self.class_name(at), self.part_name(at)))
            }
            Handle::Controls(at) => Cow::Owned(self.controls_text(at)),
            Handle::Finding { .. } | Handle::Override { .. } => {
                Cow::Owned(self.finding_text(object))
            }
            Handle::Threat(position) => Cow::Owned(format!("Threat({})", self.sid(position))),
            Handle::Assumption { owner, position } => {
                let assumption = self.assumption(owner, position);
                Cow::Borrowed(assumption.map_or("", |assumption| &assumption.name))
            }
            Handle::Member {
                enumeration,
                member,
            } => Cow::Owned(self.member_text(enumeration, member)),
            Handle::Severity(severity) => Cow::Borrowed(severity.word()),
        }
    }

    fn formats_as_text(&self, object: Handle) -> bool {
        matches!(object, Handle::Member { .. })
    }
}

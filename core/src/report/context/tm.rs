//! The attributes of the model, of assumptions, and of members of enumerations.

use std::borrow::Cow;

use super::{Context, Copied, FindingList, Handle, ReportValue, parts};
use crate::model::{Assumption, Attributes, Kind, PartIndex, Value as StoredValue};
use crate::report::template::{CollectionKind, Value};
use crate::schema::{Enumeration, Member};
use crate::threats::Severity;

/// What the model can be asked for: pytm's names, then ours.
pub(super) const ATTRIBUTES: [&str; 23] = [
    "name",
    "description",
    "threatsFile",
    "isOrdered",
    "mergeResponses",
    "ignoreUnused",
    "findings",
    "excluded_findings",
    "onDuplicates",
    "assumptions",
    "colormap",
    "seq",
    "dfd",
    "open_findings",
    "decided_findings",
    "severities",
    "own_elements",
    "own_dataflows",
    "own_boundaries",
    "own_data",
    "own_parts",
    "all_assumptions",
    "summary",
];

/// What an assumption can be asked for.
pub(super) const ASSUMPTION_ATTRIBUTES: [&str; 3] = ["name", "exclude", "description"];

impl<'a> Context<'a> {
    /// An attribute of the model.
    pub(super) fn tm_attribute(&self, name: &str) -> Option<ReportValue<'a>> {
        let subject = self.subject;
        let (model, analysis) = (subject.model, subject.analysis);
        let all = |list, count| {
            Value::list((0..).take(count).map(|position| {
                Value::Object(Handle::Finding {
                    list,
                    position,
                    copied: Copied::No,
                })
            }))
        };
        let of_kind = |kind| parts(analysis.effective.of_kind(kind), Copied::No);
        Some(match name {
            "name" => Value::text(&model.name),
            "findings" => all(FindingList::Counted, analysis.findings.len()),
            "excluded_findings" => all(FindingList::Excluded, analysis.excluded.len()),
            "assumptions" => Value::list(self.assumptions_of(None)),
            "open_findings" => self.findings_at(&self.open, Copied::No),
            "decided_findings" => self.findings_at(&self.decided, Copied::No),
            "severities" => Value::list(
                (0..=5)
                    .rev()
                    .map(|level| Value::Object(Handle::Severity(Severity(level)))),
            ),
            "own_elements" => of_kind(Kind::Element),
            "own_dataflows" => parts(analysis.flows.iter().copied(), Copied::No),
            "own_boundaries" => of_kind(Kind::Boundary),
            "own_data" => of_kind(Kind::Data),
            "own_parts" => {
                let kinds = [Kind::Boundary, Kind::Element, Kind::Dataflow];
                let all = kinds
                    .into_iter()
                    .flat_map(|kind| analysis.effective.of_kind(kind));
                parts(all, Copied::No)
            }
            "all_assumptions" => self.all_assumptions(),
            "summary" => Value::Text(Cow::Owned(self.summary())),
            "threatsFile" => Value::text(""),
            "check" => Value::Method(Handle::Tm, "check"),
            "seq" => Value::Method(Handle::Tm, "seq"),
            "dfd" => Value::Method(Handle::Tm, "dfd"),
            _ => return self.tm_schema_attribute(name),
        })
    }

    /// An attribute of the model that the schema has, as set or by its default.
    fn tm_schema_attribute(&self, name: &str) -> Option<ReportValue<'a>> {
        let schema = self.subject.analysis.effective.schema();
        let attribute = schema.attribute_of("TM", name)?;
        let set = self.subject.model.attributes.get(name).cloned();
        Some(match set.or_else(|| attribute.default_value())? {
            StoredValue::Bool(b) => Value::Bool(b),
            StoredValue::Int(n) => Value::Int(n),
            StoredValue::Text(text) => Value::Text(Cow::Owned(text)),
            StoredValue::Choice(member) => {
                let crate::schema::Type::Choice(of) = &attribute.kind else {
                    return None;
                };
                let position = schema.enumerations().iter().position(|e| e.name == *of)?;
                let enumeration = schema.enumerations().get(position)?;
                Value::Object(Handle::Member {
                    enumeration: u8::try_from(position).ok()?,
                    member: u8::try_from(enumeration.position(&member)?).ok()?,
                })
            }
            _ => return None,
        })
    }

    /// The assumptions of a part, or of the model, as objects.
    pub(super) fn assumptions_of(
        &self,
        owner: Option<PartIndex>,
    ) -> impl Iterator<Item = ReportValue<'a>> + use<'a> {
        let count = self.assumptions(owner).len();
        (0..)
            .take(count)
            .map(move |position| Value::Object(Handle::Assumption { owner, position }))
    }

    /// The assumptions of the model and of all its parts.
    fn all_assumptions(&self) -> ReportValue<'a> {
        let effective = &self.subject.analysis.effective;
        let kinds = [Kind::Boundary, Kind::Element, Kind::Dataflow];
        let parts = kinds.into_iter().flat_map(|kind| effective.of_kind(kind));
        let owners = std::iter::once(None).chain(parts.map(Some));
        Value::list(owners.flat_map(|owner| self.assumptions_of(owner)))
    }

    /// The assumptions of a part, or of the model.
    pub(super) fn assumptions(&self, owner: Option<PartIndex>) -> &'a [Assumption] {
        let subject = self.subject;
        let attributes: Option<&'a Attributes> = match owner {
            None => Some(&subject.model.attributes),
            Some(at) => subject
                .analysis
                .effective
                .part(at)
                .map(|part| &part.attributes),
        };
        match attributes.and_then(|attributes| attributes.get("assumptions")) {
            Some(StoredValue::Assumptions(list)) => list,
            _ => &[],
        }
    }

    pub(super) fn assumption(
        &self,
        owner: Option<PartIndex>,
        position: u32,
    ) -> Option<&'a Assumption> {
        self.assumptions(owner).get(position as usize)
    }

    /// An attribute of an assumption.
    pub(super) fn assumption_attribute(
        &self,
        owner: Option<PartIndex>,
        position: u32,
        name: &str,
    ) -> Option<ReportValue<'a>> {
        let assumption = self.assumption(owner, position)?;
        Some(match name {
            "name" => Value::text(&assumption.name),
            "description" => Value::text(&assumption.description),
            "exclude" => {
                let sids = assumption.exclude.iter().map(|sid| Value::text(sid));
                Value::collection(CollectionKind::Set, sids)
            }
            _ => return None,
        })
    }

    /// An attribute of a member of an enumeration.
    pub(super) fn member_attribute(
        &self,
        enumeration: u8,
        member: u8,
        name: &str,
    ) -> Option<ReportValue<'a>> {
        let (of, found) = self.member(enumeration, member)?;
        Some(match name {
            "name" => Value::text(&found.name),
            "value" => match found.number {
                Some(number) => Value::Int(number),
                None => Value::text(&found.value),
            },
            "label_words" => Value::text(&found.label),
            "label" if matches!(of.name.as_ref(), "Lifetime" | "DatastoreType") => Value::Method(
                Handle::Member {
                    enumeration,
                    member,
                },
                "label",
            ),
            _ => return None,
        })
    }

    /// What the method `label` of a member gives.
    pub(super) fn member_label(&self, enumeration: u8, member: u8) -> String {
        let found = self.member(enumeration, member);
        found.map_or_else(String::new, |(_, found)| {
            found.value.to_lowercase().replace('_', " ")
        })
    }

    pub(super) fn member_text(&self, enumeration: u8, member: u8) -> String {
        let found = self.member(enumeration, member);
        found.map_or_else(String::new, |(of, found)| {
            format!("{}.{}", of.name, found.name)
        })
    }

    pub(super) fn enumeration_name(&self, enumeration: u8) -> &'static str {
        let schema = self.subject.analysis.effective.schema();
        let found = schema.enumerations().get(usize::from(enumeration));
        found.map_or("", |enumeration| enumeration.name.as_ref())
    }

    fn member(
        &self,
        enumeration: u8,
        member: u8,
    ) -> Option<(&'static Enumeration, &'static Member)> {
        let schema = self.subject.analysis.effective.schema();
        let of = schema.enumerations().get(usize::from(enumeration))?;
        Some((of, of.members.get(usize::from(member))?))
    }
}
